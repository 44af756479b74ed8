#include "usecase/confirm_answer.hpp"

#include "domain/receipt_code.hpp"

namespace shouqi::usecase {
namespace {

using domain::AnswerState;

bool is_confirmation_of(const AnswerView& answer, const std::string& digest) {
  return answer.stored.latest.state == AnswerState::kConfirmed && answer.stored.latest.digest == digest;
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
  const ConfirmRefusal reason = reason_for(*answer, request.digest, overview.now);
  return base::Refused(ConfirmRefused{reason, std::move(answer)});
}

}  // namespace shouqi::usecase
