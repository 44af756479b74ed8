// 確認梯次: one school, one term, one batch, with exactly one document term for each of its categories (SPEC 2).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/term.hpp"

namespace shouqi::domain {

struct Round {
  RoundId id = 0;
  std::string school_code;
  // What people and command lines call it: "1092-regular".
  std::string code;
  Term term;
  std::string batch;
  RoundState state = RoundState::kDraft;
  base::Instant opens_at;
  base::Instant closes_at;
  std::map<Category, Term> categories;
  std::vector<int> grades;
  // From here on it is sealed although answers are still disputed or asked again; without it, when every window has closed.
  std::optional<base::Instant> seal_by{};
  // The sealed round whose held answers a supplement goes on with; 0 for every other batch.
  RoundId supplements = 0;
};

// "1092" + "g12-1" -> "1092-g12-1"
std::string round_code(Term term, std::string_view batch);

// "regular", "g12-1", "g12-2" or "supplement-N".
bool is_batch(std::string_view text);

// 109學年度第2學期, with 第一批 / 第二批 / 補正 behind it where the batch says so.
std::string round_title(Term term, std::string_view batch);

// The batch that a roster kind belongs to: 2x regular, 3x g12-1, 7x g12-2 (DOMAIN 3.2); empty where the part has no such code.
std::optional<std::string> batch_of_part(std::string_view part);

// The part that a package of this batch would have for a row (DOMAIN 3.2): 24 25 26, and 28 for outcomes of the evening division; 34 … and 74 …
// in grade 12's batches; 修課紀錄 has no known number and goes by its name. A supplement has the parts of the regular batch.
std::string part_of_row(Category category, std::string_view batch, std::string_view sub_kind);

// The document term of a category in a round of `term`: yearly categories take the whole year.
Term document_term(Category category, Term term);

// Calendar days in Taipei from the first, included, to the day on which the window ends: Friday to Monday 08:00 is three (SPEC 3).
int calendar_days(base::Instant opens_at, base::Instant closes_at);

}  // namespace shouqi::domain
