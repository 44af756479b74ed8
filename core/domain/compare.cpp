#include "domain/compare.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "domain/canonical_json.hpp"
#include "domain/record_words.hpp"

namespace shouqi::domain {
namespace {

// A row, and where not all of it counts, what it is compared by.
struct Row {
  nlohmann::json whole;
  std::optional<nlohmann::json> reduced{};
  const nlohmann::json& compared() const { return reduced ? *reduced : whole; }
};
using Rows = std::vector<Row>;

// Takes away what both sides have, as often as both have it, and gives back those rows of `after`.
Rows cancel_equal_rows(Rows& before, Rows& after) {
  std::map<std::string, int> surplus;
  for (const Row& row : after) ++surplus[canonical_json(row.compared())];
  std::erase_if(before, [&](const Row& row) {
    const auto found = surplus.find(canonical_json(row.compared()));
    if (found == surplus.end() || found->second == 0) return false;
    --found->second;
    return true;
  });
  Rows rest;
  Rows same;
  for (Row& row : after) {
    int& left = surplus[canonical_json(row.compared())];
    if (left > 0) {
      --left;
      rest.push_back(std::move(row));
    } else {
      same.push_back(std::move(row));
    }
  }
  after = std::move(rest);
  return same;
}

struct Agreement {
  std::size_t equal;
  std::size_t fields;
};

Agreement agreement(const nlohmann::json& a, const nlohmann::json& b) {
  std::set<std::string> keys;
  for (const auto& [key, ignored] : a.items()) keys.insert(key);
  for (const auto& [key, ignored] : b.items()) keys.insert(key);
  const auto same = [&](const std::string& key) { return a.contains(key) && b.contains(key) && a.at(key) == b.at(key); };
  return {static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), same)), keys.size()};
}

Difference changed(const std::string& sub_kind, const Row& before, const Row& after) {
  Difference difference{DifferenceKind::kChanged, sub_kind, before.whole, after.whole, {}};
  for (const std::string& key : columns(sub_kind, {before.whole, after.whole})) {
    if (before.compared().value(key, nlohmann::json()) == after.compared().value(key, nlohmann::json())) continue;
    difference.fields.push_back({key, before.whole.value(key, nlohmann::json()), after.whole.value(key, nlohmann::json())});
  }
  return difference;
}

void pair_changed_rows(const std::string& sub_kind, Rows& before, Rows& after, std::vector<Difference>& found) {
  struct Pair {
    std::size_t equal;
    std::size_t before;
    std::size_t after;
  };
  std::vector<Pair> pairs;
  for (std::size_t b = 0; b < before.size(); ++b) {
    for (std::size_t a = 0; a < after.size(); ++a) {
      const Agreement match = agreement(before[b].compared(), after[a].compared());
      if (match.equal * 2 >= match.fields) pairs.push_back({match.equal, b, a});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.equal > y.equal; });
  std::set<std::size_t> used_before;
  std::set<std::size_t> used_after;
  for (const Pair& pair : pairs) {
    if (used_before.contains(pair.before) || used_after.contains(pair.after)) continue;
    used_before.insert(pair.before);
    used_after.insert(pair.after);
    found.push_back(changed(sub_kind, before[pair.before], after[pair.after]));
  }
  const auto keep_unused = [](Rows& rows, const std::set<std::size_t>& used) {
    Rows rest;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!used.contains(i)) rest.push_back(std::move(rows[i]));
    }
    rows = std::move(rest);
  };
  keep_unused(before, used_before);
  keep_unused(after, used_after);
}

using RowsByKind = std::map<std::string, Rows>;

RowsByKind by_sub_kind(const Parts& parts) {
  RowsByKind rows;
  for (RecordGroup& group : record_groups(parts)) {
    Rows& target = rows[group.sub_kind];
    for (nlohmann::json& row : group.rows) target.push_back({std::move(row)});
  }
  return rows;
}

Comparison compare(RowsByKind old_rows, RowsByKind new_rows) {
  std::vector<std::string> sub_kinds;
  for (const auto& [name, ignored] : old_rows) sub_kinds.push_back(name);
  for (const auto& [name, ignored] : new_rows) {
    if (!old_rows.contains(name)) sub_kinds.push_back(name);
  }
  std::stable_sort(sub_kinds.begin(), sub_kinds.end(),
                   [](const std::string& a, const std::string& b) { return sub_kind_order(a) < sub_kind_order(b); });
  Comparison result;
  nlohmann::json same = nlohmann::json::object();
  for (const std::string& name : sub_kinds) {
    Rows& old_side = old_rows[name];
    Rows& new_side = new_rows[name];
    for (Row& row : cancel_equal_rows(old_side, new_side)) {
      same[name].push_back(std::move(row.whole));
      ++result.same_count;
    }
    pair_changed_rows(name, old_side, new_side, result.differences);
    for (Row& row : new_side) result.differences.push_back({DifferenceKind::kExtra, name, nullptr, std::move(row.whole), {}});
    for (Row& row : old_side) result.differences.push_back({DifferenceKind::kMissing, name, std::move(row.whole), nullptr, {}});
  }
  if (!same.empty()) result.same[""] = std::move(same);
  return result;
}

std::string as_text(const nlohmann::json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  // 85.0 is 85; whole numbers may be larger than the canonical form allows.
  return value.is_number_integer() ? value.dump() : canonical_json(value);
}

void reduce(Rows& rows, const std::set<std::string>& keys) {
  for (Row& row : rows) {
    nlohmann::json reduced = nlohmann::json::object();
    for (const auto& [key, value] : row.whole.items()) {
      std::string text = keys.contains(key) ? as_text(value) : std::string();
      if (!text.empty()) reduced[key] = std::move(text);
    }
    row.reduced = std::move(reduced);
  }
}

}  // namespace

std::vector<Difference> compare(const Parts& before, const Parts& after) {
  return compare(by_sub_kind(before), by_sub_kind(after)).differences;
}

Comparison compare_with_portal(const Parts& mine, const Parts& received) {
  RowsByKind my_rows = by_sub_kind(mine);
  RowsByKind received_rows = by_sub_kind(received);
  for (auto& [sub_kind, rows] : my_rows) {
    std::set<std::string> keys;
    for (const Row& row : rows) {
      for (const auto& [key, ignored] : row.whole.items()) keys.insert(key);
    }
    reduce(rows, keys);
    if (const auto found = received_rows.find(sub_kind); found != received_rows.end()) reduce(found->second, keys);
  }
  return compare(std::move(my_rows), std::move(received_rows));
}

DifferenceCounts count(const std::vector<Difference>& differences) {
  DifferenceCounts counts;
  for (const Difference& difference : differences) {
    switch (difference.kind) {
      case DifferenceKind::kExtra: ++counts.extra; break;
      case DifferenceKind::kMissing: ++counts.missing; break;
      case DifferenceKind::kChanged: ++counts.changed; break;
    }
  }
  return counts;
}

}  // namespace shouqi::domain
