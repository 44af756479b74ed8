// What is known to be wrong in real data of the central database (DOMAIN 3.5), seen row by row. None of it stops a seal: the row is what was received,
// and somebody should look at it before it is final.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "domain/category.hpp"

namespace shouqi::domain {

enum class RowFault {
  // Passed, with a score of 0: a term's, or a make-up's.
  kPassWithZero,
  // Passed at once, and yet there is a make-up score.
  kMakeUpThoughPassed,
  // Passed at once, and yet the make-up is lower and failed.
  kMakeUpLower,
  // Credits or hours that are no number.
  kCreditNoNumber,
  // A flexible-learning course (9 at place 17 of its code, D at 19) that carries credit.
  kFlexibleWithCredit,
  // A row of the evening division for a student of the day division.
  kEveningInDay,
  // Hours a week that no timetable has: no number, or not 1 to 40.
  kOddHours,
  // A licence with the score 0 or -1.
  kLicenceScore,
  // A summary with line breaks or quotes, which break lists of values elsewhere.
  kBreaksInSummary,
  // A course taken at a school that exists for tests only.
  kTestSchool,
};

// "pass-with-zero" …: for machines.
std::string_view to_string(RowFault fault);
// What is odd about such rows, for people.
std::string_view title(RowFault fault);

// 000000, 000001, 000B00, 000005: schools that exist for tests only.
bool is_test_school(std::string_view school_code);

// `row` is an object with the central database's own keys; `division` is the student's: day, evening. Each fault once.
std::vector<RowFault> row_faults(std::string_view sub_kind, const nlohmann::json& row, std::string_view division);

}  // namespace shouqi::domain
