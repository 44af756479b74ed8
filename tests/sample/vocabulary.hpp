// The words of a Taiwanese senior-high school that the records are made of.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace shouqi::sample {

struct Course {
  std::string_view name;
  // Two digits of the domain in the course code.
  std::string_view domain;
  int credits;
};

// Required of everybody in that grade, 1 to 3.
std::span<const Course> required_courses(int grade);
std::span<const Course> elective_courses();
// 彈性學習 and 團體活動: 9 at position 17 and D at position 19 of the course code, no credit.
std::span<const Course> flexible_courses();
std::span<const Course> evening_courses();

// A course code of 23 characters (DOMAIN 3.3): year of entry, school, programme, kind at 17, way at 18, attribute at
// 19, domain, number.
std::string course_code(int entry_year, std::string_view school, const Course& course, char kind, char attribute);

struct Duty {
  std::string_view name;
  std::string_view level;
  // Empty: the student's own class.
  std::string_view unit;
};
std::span<const Duty> duties();

std::span<const std::string_view> clubs();

struct Competition {
  std::string_view name;
  std::string_view item;
  std::string_view level;
};
std::span<const Competition> competitions();
std::span<const std::string_view> awards();

struct Licence {
  std::string_view code;
  std::string_view type;
  std::string_view score;
  std::string_view parts;
  std::string_view group;
};
std::span<const Licence> licences();

struct Activity {
  std::string_view name;
  std::string_view unit;
};
std::span<const Activity> services();
std::span<const Activity> flexible_activities();
std::span<const Activity> workplaces();
std::span<const Activity> advanced_courses();
std::span<const Activity> other_activities();
std::span<const std::string_view> works();

std::span<const std::string_view> outcome_summaries();
std::span<const std::string_view> performance_summaries();
// Line breaks and quotation marks, which break CSV (DOMAIN 3.5).
std::span<const std::string_view> awkward_summaries();

}  // namespace shouqi::sample
