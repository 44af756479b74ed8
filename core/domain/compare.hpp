// What differs between two receipt documents of the same student and category (before and after an import), and between what the portal
// has handed in and what was received.
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

struct Comparison {
  std::vector<Difference> differences;
  // Received rows that the portal holds alike, by sub-kind in one part without a name.
  Parts same;
  std::size_t same_count = 0;
};

// What the portal holds (before) and what was received (after), by the same rules, except that two rows are compared by the portal's
// own fields of that sub-kind (what only the central database adds makes no difference), as text (4 is "4"), where empty, null and absent
// are one. Order and parts never matter. The differences hold the rows as they are.
Comparison compare_with_portal(const Parts& mine, const Parts& received);

struct DifferenceCounts {
  std::size_t extra = 0;
  std::size_t missing = 0;
  std::size_t changed = 0;
};
DifferenceCounts count(const std::vector<Difference>& differences);

}  // namespace shouqi::domain
