#include "domain/round.hpp"

#include <algorithm>

namespace shouqi::domain {

std::string round_code(Term term, std::string_view batch) { return term.text() + "-" + std::string(batch); }

bool is_batch(std::string_view text) {
  if (text == "regular" || text == "g12-1" || text == "g12-2") return true;
  constexpr std::string_view kSupplement = "supplement-";
  if (!text.starts_with(kSupplement)) return false;
  const std::string_view number = text.substr(kSupplement.size());
  return !number.empty() && number.size() <= 3 && number.front() != '0' &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string round_title(Term term, std::string_view batch) {
  std::string title = term.title();
  if (batch == "g12-1") return title + "（高三第一批）";
  if (batch == "g12-2") return title + "（高三第二批）";
  if (batch.starts_with("supplement-")) return title + "（補正）";
  return title;
}

std::optional<std::string> batch_of_part(std::string_view part) {
  const bool two_digits = part.size() == 2 && part[0] >= '0' && part[0] <= '9' && part[1] >= '0' && part[1] <= '9';
  if (!two_digits) return std::nullopt;
  switch (part[0]) {
    case '2': return "regular";
    case '3': return "g12-1";
    case '7': return "g12-2";
    default: return std::nullopt;
  }
}

std::string part_of_row(Category category, std::string_view batch, std::string_view sub_kind) {
  const std::string tens = batch == "g12-1" ? "3" : batch == "g12-2" ? "7" : "2";
  switch (category) {
    case Category::kCadre: return tens + "4";
    case Category::kPerformance: return tens + "5";
    case Category::kOutcome: return tens + (sub_kind.starts_with("進修部") ? "8" : "6");
    case Category::kCourse: break;
  }
  return std::string(roster_name(category));
}

Term document_term(Category category, Term term) { return is_yearly(category) ? term.whole_year() : term; }

int calendar_days(base::Instant opens_at, base::Instant closes_at) {
  constexpr std::chrono::hours kTaipei{8};
  const auto first = std::chrono::floor<std::chrono::days>(opens_at + kTaipei);
  const auto last = std::chrono::floor<std::chrono::days>(closes_at + kTaipei);
  return static_cast<int>((last - first).count());
}

}  // namespace shouqi::domain
