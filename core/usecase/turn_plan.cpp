#include "usecase/turn_plan.hpp"

#include "base/roc_calendar.hpp"

namespace shouqi::usecase {

using domain::AnswerState;

namespace {

domain::Window window_of(const domain::Round& round, const store::LatestTurn& latest) {
  return {round.state, round.opens_at, round.closes_at, latest.turn.own_close};
}

// The end of a recheck that opens now; the end that the answer had where that is later.
std::optional<base::Instant> recheck_close(const domain::Window& window, const TurnMoment& moment) {
  const base::Instant end = base::eight_o_clock_after(moment.now, moment.recheck_days);
  return end > window.end() ? std::optional(end) : window.own_close;
}

// The same data, another state.
store::NewTurn next_turn(const domain::Round& round, const store::LatestTurn& latest, AnswerState state, domain::TurnCause cause,
                         std::optional<base::Instant> own_close) {
  return {round.id, latest.student_id, latest.category, static_cast<std::uint16_t>(latest.turn.number + 1), state, cause,
          latest.turn.revision, latest.turn.digest, latest.turn.row_count, own_close};
}

}  // namespace

store::NewTurn first_turn(domain::RoundId round, domain::StudentId student, domain::Category category, const DocumentMark& document) {
  return {round, student, category, 1, domain::first_state(category, document.row_count), domain::TurnCause::kCovered, document.revision,
          document.digest, document.row_count, std::nullopt};
}

std::optional<TurnChange> turn_for_new_data(const domain::Round& round, const store::LatestTurn& latest, const DocumentMark& document,
                                            const TurnMoment& moment) {
  if (latest.turn.digest == document.digest) return std::nullopt;
  const domain::Window window = window_of(round, latest);
  const bool closed = window.has_closed(moment.now);
  const auto next = domain::after_new_data(latest.turn.state, latest.category, document.row_count, closed);
  if (!next) return std::nullopt;
  const auto own_close = *next == AnswerState::kRecheck ? recheck_close(window, moment) : latest.turn.own_close;
  const store::NewTurn turn{round.id, latest.student_id, latest.category, static_cast<std::uint16_t>(latest.turn.number + 1), *next,
                            domain::TurnCause::kNewData, document.revision, document.digest, document.row_count, own_close};
  return TurnChange{turn, latest.turn.state, domain::reopens(latest.turn.state, *next, closed)};
}

std::optional<TurnChange> turn_for_extension(const domain::Round& round, const store::LatestTurn& latest, std::optional<base::Instant> closes_at,
                                             base::Instant now) {
  const domain::Window window = window_of(round, latest);
  const bool closed = window.has_closed(now);
  if (closes_at && *closes_at <= window.end()) return std::nullopt;
  const auto next = domain::after_extension(latest.turn.state, closed);
  if (!next) return std::nullopt;
  // The round's own new end reaches whoever waits without a turn.
  if (!closes_at && *next == latest.turn.state && !(closed && *next == AnswerState::kRecheck)) return std::nullopt;
  return TurnChange{next_turn(round, latest, *next, domain::TurnCause::kExtend, closes_at ? closes_at : latest.turn.own_close), latest.turn.state,
                    domain::reopens(latest.turn.state, *next, closed)};
}

std::optional<TurnChange> turn_for_reopening(const domain::Round& round, const store::LatestTurn& latest, const TurnMoment& moment) {
  const domain::Window window = window_of(round, latest);
  if (!domain::may_reopen(domain::shown_state(latest.turn.state, window, moment.now))) return std::nullopt;
  return TurnChange{next_turn(round, latest, AnswerState::kRecheck, domain::TurnCause::kReopen, recheck_close(window, moment)), latest.turn.state, true};
}

std::optional<store::NewTurn> turn_for_silence(const domain::Round& round, const store::LatestTurn& latest, base::Instant now) {
  const bool has_become_deemed = latest.turn.state != AnswerState::kDeemed &&
                                 domain::shown_state(latest.turn.state, window_of(round, latest), now) == AnswerState::kDeemed;
  if (!has_become_deemed) return std::nullopt;
  return next_turn(round, latest, AnswerState::kDeemed, domain::TurnCause::kClose, latest.turn.own_close);
}

std::optional<TurnChange> turn_for_leaver(const domain::Round& round, const store::LatestTurn& latest) {
  if (latest.turn.state == AnswerState::kLeft) return std::nullopt;
  return TurnChange{next_turn(round, latest, AnswerState::kLeft, domain::TurnCause::kLeave, latest.turn.own_close), latest.turn.state, false};
}

}  // namespace shouqi::usecase
