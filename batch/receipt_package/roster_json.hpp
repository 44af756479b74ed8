// One JSON file of the package into one roster (DOMAIN 3.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/category.hpp"
#include "domain/receipt_package.hpp"
#include "receipt_package/package_fault.hpp"
#include "receipt_package/package_limits.hpp"

namespace shouqi::receipt_package {

// The category whose roster name the file's name contains; empty when it contains none, or more than one.
std::optional<domain::Category> category_of(std::string_view entry_name);

// Leading digits of the stem ("24_校內幹部經歷.json" -> "24"), or the whole stem ("修課紀錄.json" -> "修課紀錄").
std::string part_of(std::string_view entry_name);

// Everything of the roster but entry_sha256. Rows, sub-kinds and keys are kept as they came; a top-level key that is
// neither 名冊資訊 nor a roster's students belongs to nobody and is left out; a student's key that holds no list is named
// in unknown_student_keys and left out. Faults: those of parse_strict_json,
// kWrongShape, kDuplicateStudent.
base::Result<domain::PackageRoster, PackageRefusal> parse_roster(std::string_view text, const std::string& entry_name,
                                                                 domain::Category category,
                                                                 const PackageLimits& limits);

}  // namespace shouqi::receipt_package
