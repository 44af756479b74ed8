#include "usecase/confirm_answer.hpp"

#include "domain/receipt_code.hpp"

namespace shouqi::usecase {
namespace {

using domain::AnswerState;


bool is_confirmation_of(const AnswerView& answer, const std::string& digest) {
  return answer.stored.latest.state == AnswerState::kConfirmed && answer.stored.latest.digest == digest;
}

ConfirmRefusal reason_for(const AnswerView& answer, const ConfirmRequest& request, base::Instant now) {
  const domain::Turn& latest = answer.stored.latest;
  const domain::Window& window = answer.stored.window;
  if (latest.number > 0 && latest.digest != request.digest) return ConfirmRefusal::kDataChanged;
  const bool is_other_answer = latest.number > 0 && !domain::may_answer(latest.state) && latest.state != AnswerState::kDeemed;
  if (is_other_answer) return ConfirmRefusal::kOtherAnswerWon;
  if (window.round_state == domain::RoundState::kDraft || now < window.opens_at) return ConfirmRefusal::kNotOpen;
  // What stood in the way has gone again in the meantime: the student looks once more and decides.
  return window.is_open(now) ? ConfirmRefusal::kDataChanged : ConfirmRefusal::kClosed;
}

}  // namespace

base::Result<Confirmed, ConfirmRefused> confirm_answer(store::AnswerStore& answers, crypto::Random& random,
                                                       const domain::Principal& student, const ConfirmRequest& request,
                                                       const domain::Actor& actor, std::chrono::seconds grace) {
  const store::NewConfirmation confirmation{request.round_id, student.student_id, request.category, request.document_term,
                                            request.digest, domain::make_receipt_code(random), grace};
  domain::Event event;
  event.actor = actor;
  event.kind = "confirmed";
  event.school_code = student.school_code;
  event.round_id = request.round_id;
  event.student_id = student.student_id;
  event.category = request.category;
  event.digest = request.digest;

  // The statement itself decides; what is stored is read only where it did not, to tell the student.
  if (answers.confirm(confirmation, event) == store::InsertOutcome::kInserted) {
    return Confirmed{request.round_id, request.category, request.document_term, confirmation.receipt_code};
  }
  const Overview overview = student_overview(answers, student);
  std::optional<AnswerView> answer = find_answer(overview, request.category, request.document_term, request.round_id);
  if (!answer) return base::Refused(ConfirmRefused{ConfirmRefusal::kNotYours, std::nullopt});
  if (is_confirmation_of(*answer, request.digest)) {
    return Confirmed{request.round_id, request.category, request.document_term, answer->stored.latest.receipt_code};
  }
  const ConfirmRefusal reason = reason_for(*answer, request, overview.now);
  return base::Refused(ConfirmRefused{reason, std::move(answer)});
}

}  // namespace shouqi::usecase
