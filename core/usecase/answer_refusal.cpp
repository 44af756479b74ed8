#include "usecase/answer_refusal.hpp"

namespace shouqi::usecase {

using domain::AnswerState;

AnswerRefusal reason_for(const AnswerView& answer, std::string_view digest, base::Instant now) {
  const domain::Turn& latest = answer.stored.latest;
  const domain::Window& window = answer.stored.window;
  if (latest.number > 0 && latest.digest != digest) return AnswerRefusal::kDataChanged;
  const bool is_other_answer = latest.number > 0 && !domain::may_answer(latest.state) && latest.state != AnswerState::kDeemed;
  if (is_other_answer) return AnswerRefusal::kOtherAnswerWon;
  if (window.round_state == domain::RoundState::kDraft || now < window.opens_at) return AnswerRefusal::kNotOpen;
  // What stood in the way has gone again in the meantime: the student looks once more and decides.
  return window.is_open(now) ? AnswerRefusal::kDataChanged : AnswerRefusal::kClosed;
}

AnswerRefusal why_not(const AnswerView& answer, base::Instant now) {
  const domain::Window& window = answer.stored.window;
  const bool before_opening = window.round_state == domain::RoundState::kDraft || now < window.opens_at;
  if (answer.state == AnswerState::kAwaiting || before_opening) return AnswerRefusal::kNotOpen;
  const bool silence = answer.state == AnswerState::kDeemed || answer.state == AnswerState::kNotRequired;
  return silence ? AnswerRefusal::kClosed : AnswerRefusal::kOtherAnswerWon;
}

}  // namespace shouqi::usecase
