#include "domain/compare.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "domain/canonical_json.hpp"
#include "domain/record_words.hpp"

namespace shouqi::domain {
namespace {

using Rows = std::vector<nlohmann::json>;

// Takes away what both sides have, as often as both have it.
void cancel_equal_rows(Rows& before, Rows& after) {
  std::map<std::string, int> surplus;
  for (const auto& row : after) ++surplus[canonical_json(row)];
  std::erase_if(before, [&](const nlohmann::json& row) {
    const auto found = surplus.find(canonical_json(row));
    if (found == surplus.end() || found->second == 0) return false;
    --found->second;
    return true;
  });
  Rows rest;
  for (auto& row : after) {
    int& left = surplus[canonical_json(row)];
    if (left > 0) {
      --left;
      rest.push_back(std::move(row));
    }
  }
  after = std::move(rest);
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

Difference changed(const std::string& sub_kind, const nlohmann::json& before, const nlohmann::json& after) {
  Difference difference{DifferenceKind::kChanged, sub_kind, before, after, {}};
  for (const std::string& key : columns(sub_kind, {before, after})) {
    const nlohmann::json old_value = before.value(key, nlohmann::json());
    const nlohmann::json new_value = after.value(key, nlohmann::json());
    if (old_value != new_value) difference.fields.push_back({key, old_value, new_value});
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
      const Agreement match = agreement(before[b], after[a]);
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

std::map<std::string, Rows> by_sub_kind(const Parts& parts) {
  std::map<std::string, Rows> rows;
  for (RecordGroup& group : record_groups(parts)) rows[group.sub_kind] = std::move(group.rows);
  return rows;
}

}  // namespace

std::vector<Difference> compare(const Parts& before, const Parts& after) {
  std::map<std::string, Rows> old_rows = by_sub_kind(before);
  std::map<std::string, Rows> new_rows = by_sub_kind(after);
  std::vector<std::string> sub_kinds;
  for (const auto& [name, ignored] : old_rows) sub_kinds.push_back(name);
  for (const auto& [name, ignored] : new_rows) {
    if (!old_rows.contains(name)) sub_kinds.push_back(name);
  }
  std::stable_sort(sub_kinds.begin(), sub_kinds.end(),
                   [](const std::string& a, const std::string& b) { return sub_kind_order(a) < sub_kind_order(b); });
  std::vector<Difference> found;
  for (const std::string& name : sub_kinds) {
    Rows& old_side = old_rows[name];
    Rows& new_side = new_rows[name];
    cancel_equal_rows(old_side, new_side);
    pair_changed_rows(name, old_side, new_side, found);
    for (auto& row : new_side) found.push_back({DifferenceKind::kExtra, name, nullptr, std::move(row), {}});
    for (auto& row : old_side) found.push_back({DifferenceKind::kMissing, name, std::move(row), nullptr, {}});
  }
  return found;
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
