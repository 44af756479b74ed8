// Differences between what the portal keeps and what the central database received, planted on purpose and listed.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace shouqi::sample {

enum class DifferenceKind { kExtra, kMissing, kChanged };
// "extra": only in the package; "missing": only in the portal; "changed": one field differs.
std::string_view to_string(DifferenceKind kind);

struct Difference {
  std::size_t student;
  std::uint64_t record_id;
  DifferenceKind kind;
  Category category;
  Batch batch;
  // For kChanged.
  std::string_view column;
};

// At most one for a student, category and batch, each with probability `rate`; none at all when it is 0. student2 gets
// one in each category.
std::vector<Difference> plant_differences(std::uint64_t seed, School& school, double rate);

// Takes the difference back: what the corrected package brings.
void repair(School& school, const Difference& difference);

// As differences.json lists it.
nlohmann::ordered_json describe(const School& school, const Difference& difference);

}  // namespace shouqi::sample
