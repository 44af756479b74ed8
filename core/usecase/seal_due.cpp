#include "usecase/seal_due.hpp"

#include <algorithm>

namespace shouqi::usecase {

std::optional<NotDue> why_not_due(const store::WindowState& state, std::optional<base::Instant> seal_by, std::chrono::seconds grace) {
  const base::Instant now = state.now - grace;
  if (now < state.round.closes_at) return NotDue::kWindowOpen;
  const bool has_to_be = seal_by && *seal_by <= state.now;
  const auto keeps_open = [&](const store::LatestTurn& latest) {
    if (!domain::may_answer(latest.turn.state)) return false;
    if (has_to_be && latest.turn.state != domain::AnswerState::kPending) return false;
    return domain::Window{state.round.state, state.round.opens_at, state.round.closes_at, latest.turn.own_close}.end() > now;
  };
  return std::any_of(state.turns.begin(), state.turns.end(), keeps_open) ? std::optional(NotDue::kLaterWindows) : std::nullopt;
}

}  // namespace shouqi::usecase
