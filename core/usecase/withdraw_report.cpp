#include "usecase/withdraw_report.hpp"

namespace shouqi::usecase {
namespace {

using domain::AnswerState;
using domain::ReportState;

bool is_withdrawn(const AnswerView& answer, const std::optional<store::StoredReport>& report) {
  return report && report->state() == ReportState::kWithdrawn && domain::may_answer(answer.stored.latest.state);
}

AnswerRefusal reason_against(const AnswerView& answer, const std::optional<store::StoredReport>& report, base::Instant now) {
  const bool is_open_report = answer.stored.latest.state == AnswerState::kReported && report && report->state() == ReportState::kOpen;
  return is_open_report && !answer.stored.window.is_open(now) ? AnswerRefusal::kClosed : AnswerRefusal::kOtherAnswerWon;
}

}  // namespace

base::Result<AnswerView, AnswerRefused> withdraw_report(store::AnswerStore& answers, store::ReportStore& reports, const domain::Principal& student,
                                                        const WithdrawRequest& request, const domain::Actor& actor, std::chrono::seconds grace) {
  const auto mine = find_answer(student_overview(answers, student), request.category, request.document_term, request.round_id);
  if (!mine) return base::Refused(AnswerRefused{AnswerRefusal::kNotYours, std::nullopt});
  const auto report = reports.latest(request.round_id, student.student_id, request.category);
  store::InsertOutcome outcome = store::InsertOutcome::kNotApplicable;
  if (report && report->state() == ReportState::kOpen) {
    domain::Event event;
    event.actor = actor;
    event.kind = "withdrawn";
    event.school_code = student.school_code;
    event.round_id = request.round_id;
    event.student_id = student.student_id;
    event.category = request.category;
    outcome = reports.withdraw({report->id, request.round_id, student.student_id, request.category, request.document_term, grace}, event);
  }
  const Overview overview = student_overview(answers, student);
  std::optional<AnswerView> answer = find_answer(overview, request.category, request.document_term, request.round_id);
  if (!answer) return base::Refused(AnswerRefused{AnswerRefusal::kNotYours, std::nullopt});
  const auto now_stored = reports.latest(request.round_id, student.student_id, request.category);
  if (outcome == store::InsertOutcome::kInserted || is_withdrawn(*answer, now_stored)) return *answer;
  const AnswerRefusal reason = reason_against(*answer, now_stored, overview.now);
  return base::Refused(AnswerRefused{reason, std::move(answer)});
}

}  // namespace shouqi::usecase
