// The four kinds of records that a school submits (SPEC 1), in the order in which pages show them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace shouqi::domain {

enum class Category { kCourse, kOutcome, kPerformance, kCadre };

inline constexpr std::array<Category, 4> kCategories{Category::kCourse, Category::kOutcome, Category::kPerformance, Category::kCadre};

// "cadre", "course", "outcome", "performance": URLs, database columns, data- attributes.
std::string_view to_string(Category category);
std::optional<Category> parse_category(std::string_view text);

// 幹部經歷, 修課紀錄, 學習成果, 多元表現: what people read.
std::string_view title(Category category);
// 校內幹部經歷, 修課紀錄, 課程學習成果, 多元表現: the central database's own name, in file names and as the key of the students' array.
std::string_view roster_name(Category category);
// 筆, 科, 件, 項: the word that counts its records.
std::string_view counter(Category category);
// 學務處生輔組 …: the office that submits it, unless the school has entered another name (seed slides).
std::string_view default_office(Category category);

// "discipline", "registry", "teaching", "activities": the office that answers for the category, as the portal's roles name it. A duty
// and its category stand for each other.
std::string_view duty(Category category);
std::optional<Category> parse_duty(std::string_view text);

// Cadre and course belong to a semester, outcome and performance to a school year (semester digit 0).
bool is_yearly(Category category);
// 修課紀錄 asks every student; the others only those who have a record or ticked one.
bool asks_everybody(Category category);

}  // namespace shouqi::domain
