// Which turns follow from new documents, and from a roster that has changed: pure planning over what the store has read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "domain/event.hpp"
#include "domain/round.hpp"
#include "store/answer_batch.hpp"

namespace shouqi::usecase {

using AnswerKey = std::pair<domain::StudentId, domain::Category>;

// The document that an answer is about, as far as a turn records it.
struct DocumentMark {
  std::uint32_t revision = 0;
  std::string digest;
  std::uint32_t row_count = 0;
};

// Turn 1 of an answer.
store::NewTurn first_turn(domain::RoundId round, domain::StudentId student, domain::Category category, const DocumentMark& document);

struct TurnChange {
  store::NewTurn turn;
  domain::AnswerState before;
  bool reopened = false;
};

// Rechecks that open now get their own window: at least `recheck_days` calendar days, ending at 08:00, where that is later than the round.
struct TurnMoment {
  base::Instant now;
  int recheck_days = 3;
};

// What new data makes of an answer; empty where nothing follows (left), or the turn is about this digest already.
std::optional<TurnChange> turn_for_new_data(const domain::Round& round, const store::LatestTurn& latest, const DocumentMark& document,
                                            const TurnMoment& moment);

// A longer window: until `closes_at` for this answer alone, or, without it, as long as the round. Empty where the answer has that time
// already, or where time changes nothing (domain::after_extension). `round` has the window from before.
std::optional<TurnChange> turn_for_extension(const domain::Round& round, const store::LatestTurn& latest, std::optional<base::Instant> closes_at,
                                             base::Instant now);

// An administrator asks again; empty where domain::may_reopen says no.
std::optional<TurnChange> turn_for_reopening(const domain::Round& round, const store::LatestTurn& latest, const TurnMoment& moment);

// Silence has ended at `now`: pending or recheck, with no time left. Empty for everything else.
std::optional<store::NewTurn> turn_for_silence(const domain::Round& round, const store::LatestTurn& latest, base::Instant now);

// The student is no longer at this school.
std::optional<TurnChange> turn_for_leaver(const domain::Round& round, const store::LatestTurn& latest);

}  // namespace shouqi::usecase
