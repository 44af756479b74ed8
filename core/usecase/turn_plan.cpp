#include "usecase/turn_plan.hpp"

#include "base/roc_calendar.hpp"

namespace shouqi::usecase {

using domain::AnswerState;

store::NewTurn first_turn(domain::RoundId round, domain::StudentId student, domain::Category category, const DocumentMark& document) {
  return {round, student, category, 1, domain::first_state(category, document.row_count), domain::TurnCause::kCovered, document.revision,
          document.digest, document.row_count, std::nullopt};
}

std::optional<TurnChange> turn_for_new_data(const domain::Round& round, const store::LatestTurn& latest, const DocumentMark& document,
                                            const TurnMoment& moment) {
  if (latest.turn.digest == document.digest) return std::nullopt;
  const domain::Window window{round.state, round.opens_at, round.closes_at, latest.turn.own_close};
  const bool closed = window.has_closed(moment.now);
  const auto next = domain::after_new_data(latest.turn.state, latest.category, document.row_count, closed);
  if (!next) return std::nullopt;
  std::optional<base::Instant> own_close = latest.turn.own_close;
  if (*next == AnswerState::kRecheck) {
    const base::Instant recheck_end = base::eight_o_clock_after(moment.now, moment.recheck_days);
    if (recheck_end > window.end()) own_close = recheck_end;
  }
  const store::NewTurn turn{round.id, latest.student_id, latest.category, static_cast<std::uint16_t>(latest.turn.number + 1), *next,
                            domain::TurnCause::kNewData, document.revision, document.digest, document.row_count, own_close};
  return TurnChange{turn, latest.turn.state, domain::reopens(latest.turn.state, *next, closed)};
}

std::optional<TurnChange> turn_for_leaver(const domain::Round& round, const store::LatestTurn& latest) {
  if (latest.turn.state == AnswerState::kLeft) return std::nullopt;
  const store::NewTurn turn{round.id, latest.student_id, latest.category, static_cast<std::uint16_t>(latest.turn.number + 1),
                            AnswerState::kLeft, domain::TurnCause::kLeave, latest.turn.revision, latest.turn.digest, latest.turn.row_count,
                            latest.turn.own_close};
  return TurnChange{turn, latest.turn.state, false};
}

}  // namespace shouqi::usecase
