#include "usecase/answer_report.hpp"

#include "base/error.hpp"

namespace shouqi::usecase {
namespace {

using domain::StepKind;

// For the history.
std::string_view event_kind(StepKind kind) {
  switch (kind) {
    case StepKind::kTakeUp: return "taken_up";
    case StepKind::kAccept: return "accepted";
    case StepKind::kExplain: return "explained";
    default: throw base::Error("this act is not an office's");
  }
}

// The very same act of the same person, by this press or the one before it.
bool is_done(const store::OfficeReport& stored, const OfficeAct& act, const domain::Actor& actor) {
  const store::ReportStep& last = stored.report.steps.back();
  return last.number == act.seen_step + 1 && last.kind == act.kind && last.text == act.text &&
         last.actor_kind == domain::ActorKind::kStaff && stored.actors.back().id == actor.id;
}

}  // namespace

domain::TextFault answer_text_fault(StepKind kind, std::string_view text) {
  return kind == StepKind::kTakeUp ? domain::TextFault::kNone : domain::fault_of_required(text, kAnswerLimit);
}

store::OfficeScope scope_of(const domain::Principal& person) { return {person.school_code, person.duties}; }

bool may_act(const store::OfficeReport& report, StepKind kind) {
  const bool is_newest = !report.next;
  if (!is_newest || report.round_state != domain::RoundState::kOpen) return false;
  return after_step(kind, {report.latest.state, report.report.state()}, domain::AnswerState::kPending).has_value();
}

base::Result<store::OfficeReport, ActRefused> answer_report(store::OfficeReportStore& reports, const domain::Principal& person, const OfficeAct& act,
                                                            const domain::Actor& actor, int recheck_days) {
  if (answer_text_fault(act.kind, act.text) != domain::TextFault::kNone) throw base::Error("an answer without its words");
  const store::OfficeScope scope = scope_of(person);
  domain::Event event;
  event.actor = actor;
  event.kind = event_kind(act.kind);
  event.school_code = person.school_code;

  // The statement itself decides; what is stored is read only afterwards, to tell the person.
  const store::InsertOutcome outcome =
      reports.act(scope, {act.report_id, act.kind, act.text, act.seen_step, recheck_days}, event);
  std::optional<store::OfficeReport> stored = reports.find(scope, act.report_id);
  if (!stored) return base::Refused(ActRefused{ActRefusal::kNotYours, std::nullopt});
  if (outcome == store::InsertOutcome::kInserted || is_done(*stored, act, actor)) return std::move(*stored);
  return base::Refused(ActRefused{ActRefusal::kMeanwhile, std::move(stored)});
}

std::vector<AnsweredReport> answer_reports(store::OfficeReportStore& reports, const domain::Principal& person, const std::vector<OfficeAct>& acts,
                                           const domain::Actor& actor, int recheck_days) {
  std::vector<AnsweredReport> answered;
  answered.reserve(acts.size());
  for (const OfficeAct& act : acts) answered.push_back({act.report_id, answer_report(reports, person, act, actor, recheck_days)});
  return answered;
}

}  // namespace shouqi::usecase
