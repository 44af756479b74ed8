// Creating and opening a 確認梯次.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/event.hpp"
#include "store/roster_store.hpp"
#include "store/round_store.hpp"

namespace shouqi::usecase {

// A window of so many calendar days, or fewer, is pointed out and not forbidden (SPEC 3).
inline constexpr int kShortWindowDays = 3;

enum class RoundRefusal { kUnknownSchool, kUnknownRound, kExists, kBadWindow, kNotDraft, kAwaiting, kNobody, kAlreadyRunning, kNotSealed };
std::string_view to_string(RoundRefusal refusal);

struct RoundRefused {
  RoundRefusal reason;
  // In Chinese: what is wrong and what to do.
  std::string message;
};

struct NewRound {
  std::string school_code;
  domain::Term term;
  std::string batch;
  std::vector<domain::Category> categories;
  std::vector<int> grades;
  base::Instant opens_at;
  base::Instant closes_at;
  // From here on it is sealed although answers are still disputed or asked again.
  std::optional<base::Instant> seal_by{};
  // Code of the sealed round whose held answers a supplement goes on with; empty for every other batch.
  std::string supplements{};
};

// Makes a draft (a supplement only of a sealed round with held answers): it can be imported into, and waits to be opened. Returns its code.
base::Result<std::string, RoundRefused> create_round(store::RoundStore& rounds, const NewRound& wanted, const domain::Actor& actor);

struct OpenedRound {
  std::size_t members = 0;
  std::size_t answers = 0;
  // Warnings for a person, in Chinese: a window shorter than three days …
  std::vector<std::string> findings;
};

// Freezes school, class, seat and grade of everybody in it and asks each of them; a supplement asks only for what was held. Refused while a category is 尚未收到.
base::Result<OpenedRound, RoundRefused> open_round(store::RoundStore& rounds, store::RosterStore& roster, const std::string& school_code,
                                                   const std::string& code, const domain::Actor& actor);

}  // namespace shouqi::usecase
