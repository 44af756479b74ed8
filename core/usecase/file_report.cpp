#include "usecase/file_report.hpp"

#include "base/error.hpp"

namespace shouqi::usecase {
namespace {

// The report that this very form has made, as far as it still stands.
bool is_report_of(const store::StoredReport& report, const ReportRequest& request) {
  return report.state() != domain::ReportState::kWithdrawn && report.digest == request.digest && report.content == request.content;
}

}  // namespace

base::Result<FiledReport, AnswerRefused> file_report(store::AnswerStore& answers, store::ReportStore& reports, const domain::Principal& student,
                                                     const ReportRequest& request, const domain::Actor& actor, std::chrono::seconds grace) {
  domain::Event event;
  event.actor = actor;
  event.kind = "reported";
  event.school_code = student.school_code;
  event.round_id = request.round_id;
  event.student_id = student.student_id;
  event.category = request.category;
  event.digest = request.digest;

  // The statement itself decides; what is stored is read only afterwards, to tell the student.
  const store::InsertOutcome outcome = reports.file({request.round_id, student.student_id, request.category, request.document_term, request.digest,
                                                     request.content, grace},
                                                    event);
  const Overview overview = student_overview(answers, student);
  std::optional<AnswerView> answer = find_answer(overview, request.category, request.document_term, request.round_id);
  if (!answer) return base::Refused(AnswerRefused{AnswerRefusal::kNotYours, std::nullopt});
  const auto latest = reports.latest(request.round_id, student.student_id, request.category);
  if (outcome == store::InsertOutcome::kInserted) {
    if (!latest) throw base::IntegrityError("a report that was filed is not there");
    return FiledReport{std::move(*answer), latest->id};
  }
  const bool stands = answer->stored.latest.state == domain::AnswerState::kReported || answer->stored.latest.state == domain::AnswerState::kFixing;
  if (stands && latest && is_report_of(*latest, request)) return FiledReport{std::move(*answer), latest->id};
  const AnswerRefusal reason = reason_for(*answer, request.digest, overview.now);
  return base::Refused(AnswerRefused{reason, std::move(answer)});
}

}  // namespace shouqi::usecase
