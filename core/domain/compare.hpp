// What differs between two receipt documents of the same student and category: before and after an import.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "domain/receipt_document.hpp"

namespace shouqi::domain {

enum class DifferenceKind { kExtra, kMissing, kChanged };

struct FieldDifference {
  std::string key;
  nlohmann::json before;
  nlohmann::json after;
};

struct Difference {
  DifferenceKind kind;
  std::string sub_kind;
  // The row before (missing, changed) and after (extra, changed); null where there is none.
  nlohmann::json before;
  nlohmann::json after;
  // For kChanged: the fields that differ, in column order.
  std::vector<FieldDifference> fields;
};

// Rows that are equal cancel out, however often they occur. Among the rest of a sub-kind, a row is `changed` when it pairs with one
// that agrees in at least half of their fields, best agreement first; otherwise `extra` (only after) or `missing` (only before).
std::vector<Difference> compare(const Parts& before, const Parts& after);

struct DifferenceCounts {
  std::size_t extra = 0;
  std::size_t missing = 0;
  std::size_t changed = 0;
};
DifferenceCounts count(const std::vector<Difference>& differences);

}  // namespace shouqi::domain
