#include "domain/category.hpp"

#include <cstddef>

namespace shouqi::domain {
namespace {

struct Words {
  Category category;
  std::string_view name;
  std::string_view title;
  std::string_view roster;
  std::string_view counter;
  std::string_view office;
  std::string_view duty;
  bool yearly;
  bool everybody;
};

constexpr std::array<Words, 4> kWords{{
    {Category::kCourse, "course", "修課紀錄", "修課紀錄", "筆", "教務處註冊組", "registry", false, true},
    {Category::kOutcome, "outcome", "學習成果", "課程學習成果", "件", "教務處教學組", "teaching", true, false},
    {Category::kPerformance, "performance", "多元表現", "多元表現", "項", "學務處訓育組", "activities", true, false},
    {Category::kCadre, "cadre", "幹部經歷", "校內幹部經歷", "筆", "學務處生輔組", "discipline", false, false},
}};

const Words& words(Category category) { return kWords.at(static_cast<std::size_t>(category)); }

}  // namespace

std::string_view to_string(Category category) { return words(category).name; }

std::optional<Category> parse_category(std::string_view text) {
  for (const Words& entry : kWords) {
    if (entry.name == text) return entry.category;
  }
  return std::nullopt;
}

std::string_view title(Category category) { return words(category).title; }
std::string_view roster_name(Category category) { return words(category).roster; }
std::string_view counter(Category category) { return words(category).counter; }
std::string_view default_office(Category category) { return words(category).office; }
std::string_view duty(Category category) { return words(category).duty; }

std::optional<Category> parse_duty(std::string_view text) {
  for (const Words& entry : kWords) {
    if (entry.duty == text) return entry.category;
  }
  return std::nullopt;
}

bool is_yearly(Category category) { return words(category).yearly; }
bool asks_everybody(Category category) { return words(category).everybody; }

}  // namespace shouqi::domain
