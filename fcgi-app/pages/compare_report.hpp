// What a comparison says in the words of 資料錯誤回報: patterns ticked, rows named, reasons written, all in one address.
#pragma once

#include <string>
#include <vector>

#include "domain/compare.hpp"

namespace shouqi::pages {

struct PrefilledReport {
  // Empty where the pattern does not apply.
  std::string extra_reason;
  std::string missing_reason;
  std::string wrong_reason;
  // domain::row_reference of received rows that are extra or differ.
  std::vector<std::string> rows;
};

// Short enough for an address: everything together stays below 6,000 bytes once it is escaped. What does not fit is counted: 等 12 筆.
PrefilledReport prefilled_report(const std::vector<domain::Difference>& differences);

}  // namespace shouqi::pages
