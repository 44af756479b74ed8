#include "pages/office_report_page.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/answer_words.hpp"
#include "pages/class_words.hpp"
#include "pages/office_expired.hpp"
#include "pages/staff_look.hpp"
#include "templates/office_report_page.hpp"
#include "usecase/compare_with_portal.hpp"

namespace shouqi::pages {
namespace {

using domain::ReportState;
using domain::StepKind;

constexpr int kBadRequest = 400;
constexpr int kConflict = 409;

std::string actor_name(const store::OfficeReport& found, std::size_t step) {
  const std::string& name = found.actors.at(step).name;
  if (!name.empty()) return base::without_controls(name);
  switch (found.report.steps.at(step).actor_kind) {
    case domain::ActorKind::kStudent: return found.student.name;
    case domain::ActorKind::kStaff: return "承辦同仁";
    default: return "系統";
  }
}

void fill_clock(view::Dictionary& content, const store::StoredReport& report) {
  if (report.state() != ReportState::kOpen && report.state() != ReportState::kTakenUp) return;
  const std::string last_day = base::roc_day(domain::find_out_by(report.at) - std::chrono::seconds(1));
  content.add(domain::is_overdue(report.state(), report.at, report.now) ? korp_OVERDUE : korp_IN_TIME).set(korp_DAY, last_day);
}

void fill_steps(view::Dictionary& content, const store::OfficeReport& found) {
  for (std::size_t i = 0; i < found.report.steps.size(); ++i) {
    const store::ReportStep& step = found.report.steps.at(i);
    view::Dictionary item = content.add(korp_STEP);
    item.set(korp_WHAT, act_title(step.kind)).set(korp_AT, base::roc_date_time(step.at)).set(korp_ACTOR, actor_name(found, i));
    if (!step.text.empty()) item.add(korp_SAID).set(korp_TEXT, base::without_controls(step.text));
  }
}

// What came in between: everything that the page before had not shown.
void fill_meanwhile(view::Dictionary& content, const store::OfficeReport& found, std::uint16_t seen, bool text_kept) {
  view::Dictionary notice = content.add(korp_MEANWHILE);
  for (std::size_t i = 0; i < found.report.steps.size(); ++i) {
    const store::ReportStep& step = found.report.steps.at(i);
    if (step.number <= seen) continue;
    view::Dictionary item = notice.add(korp_NEWS);
    item.set(korp_WHAT, act_title(step.kind)).set(korp_AT, base::roc_date_time(step.at)).set(korp_ACTOR, actor_name(found, i));
    if (!step.text.empty()) item.add(korp_SAID).set(korp_TEXT, base::without_controls(step.text));
  }
  if (text_kept) notice.show(korp_TEXT_KEPT);
}

void fill_answer_form(view::Dictionary form, const store::OfficeReport& found, const AnswerDraft& draft, const std::vector<FormFault>& faults) {
  form.set(korp_TYPED, base::without_controls(draft.text)).set(korp_LIMIT, std::uint64_t{usecase::kAnswerLimit});
  const std::string_view at_act = message_at(faults, "act-accept");
  const std::string_view at_text = message_at(faults, "text");
  if (!at_act.empty()) form.add(korp_ACT_FAULT).set(korp_MESSAGE, at_act);
  if (!at_text.empty()) form.add(korp_TEXT_FAULT).set(korp_MESSAGE, at_text);
  const auto choice = [&](StepKind kind, std::string_view word, std::string_view hint) {
    if (!usecase::may_act(found, kind)) return;
    view::Dictionary item = form.add(korp_CHOICE);
    item.set(korp_VALUE, domain::to_string(kind)).set(korp_WORD, word).set(korp_HINT, hint);
    if (draft.act == kind) item.show(korp_CHOSEN);
  };
  choice(StepKind::kAccept, "同意更正", "同學說得對。更正的資料回來後，同學會再看一次。");
  choice(StepKind::kExplain, "說明資料正確", "資料沒有錯。同學看了說明，會再回覆一次。");
}

}  // namespace

// What stands on the page besides the report itself.
struct OfficeReportPage::Shown {
  AnswerDraft draft{};
  std::vector<FormFault> faults{};
  // The step that the page before had shown, when something came in between.
  std::optional<std::uint16_t> outdated_step{};
};

OfficeReportPage::OfficeReportPage(const view::PageLayout& layout, store::OfficeReportStore& reports, store::DocumentStore& documents,
                                   store::PortalSubmission& portal, store::EventStore& events, store::AttachmentStore& attachments,
                                   crypto::FileDigests& digests, int recheck_days)
    : layout_(layout),
      file_(layout.templates().file("office_report_page.tpl")),
      expired_file_(layout.templates().file("office_expired_page.tpl")),
      records_(layout.templates()),
      disputed_rows_(layout.templates()),
      side_list_(layout.templates()),
      attachment_list_(layout),
      reports_(reports),
      documents_(documents),
      portal_(portal),
      events_(events),
      attachments_(attachments),
      digests_(digests),
      recheck_days_(recheck_days) {}

http::Response OfficeReportPage::show(const http::RequestContext& context) {
  const auto found = reports_.find(usecase::scope_of(*context.principal), *context.id);
  if (!found) return http::refuse(404);
  http::Response response = render(context, *found, {});
  record_staff_look(events_, context,
                    {domain::Role::kOffice, domain::LookObject::kReport, found->student.id, found->report.round_id, found->report.category},
                    found->report.now);
  return response;
}

http::Response OfficeReportPage::act(const http::RequestContext& context) {
  const auto draft = parse_draft(context.request.form);
  const auto seen = parse_step(context.request.form);
  const domain::Principal& person = *context.principal;
  if (!draft || !seen) return http::refuse(reports_.find(usecase::scope_of(person), *context.id) ? kBadRequest : 404);
  auto faults = faults_of(*draft);
  if (!faults.empty()) {
    const auto found = reports_.find(usecase::scope_of(person), *context.id);
    if (!found) return http::refuse(404);
    const bool is_outdated = found->report.steps.back().number != *seen;
    return render(context, *found, {*draft, is_outdated ? std::vector<FormFault>{} : std::move(faults), is_outdated ? seen : std::nullopt});
  }
  const auto done = usecase::answer_report(reports_, person, {*context.id, *draft->act, draft->text, *seen}, staff_actor(context), recheck_days_);
  if (done) return http::redirect(report_url(*context.id));
  if (!done.error().report) return http::refuse(404);
  return render(context, *done.error().report, {*draft, {}, seen});
}

http::Response OfficeReportPage::expired(const http::RequestContext& context) {
  return office_expired(layout_, expired_file_, context, "office_report");
}

http::Response OfficeReportPage::render(const http::RequestContext& context, const store::OfficeReport& found, const Shown& shown) {
  const store::StoredReport& report = found.report;
  const bool has_faults = !shown.faults.empty();
  const bool has_left = found.latest.state == domain::AnswerState::kLeft;
  view::Page page = layout_.begin(
      {.stem = "office_report",
       .title = fmt::format("{}回報單 {} {}", has_faults ? "錯誤：" : "", found.student.seat_no, found.student.name),
       .principal = context.principal,
       .csrf_token = context.csrf_token,
       .back = {"資料錯誤回報", queue_url({})},
       .request_id = shown.outdated_step ? std::string_view(context.request.request_id) : std::string_view()},
      file_);
  view::Dictionary content = page.content();
  content.set(korp_REPORT_ID, report.id)
      .set(korp_REPORT_STATE, domain::to_string(report.state()))
      .set(korp_CHIP, domain::to_string(has_left ? domain::AnswerState::kLeft : state_alike(report.state())))
      .set(korp_STATE_TITLE, has_left ? domain::title(domain::AnswerState::kLeft) : domain::title(report.state()))
      .set(korp_CATEGORY, domain::to_string(report.category))
      .set(korp_CATEGORY_TITLE, domain::title(report.category))
      .set(korp_STATE, domain::to_string(found.latest.state))
      .set(korp_TERM, found.document.term.text())
      .set(korp_TERM_TITLE, found.document.term.title())
      .set(korp_DIGEST, found.latest.digest)
      .set(korp_ROWS, std::uint64_t{found.latest.row_count})
      .set(korp_STUDENT_ID, std::uint64_t{found.student.id})
      .set(korp_CLASS_NAME, found.student.class_name)
      .set(korp_SEAT_NO, found.student.seat_no)
      .set(korp_STUDENT_NO, found.student.student_no)
      .set(korp_NAME, found.student.name)
      .set(korp_AT, base::roc_date_time(report.at))
      .set(korp_STEP_NUMBER, std::uint64_t{report.steps.back().number})
      .set(korp_CSRF, context.csrf_token);
  if (has_left) {
    content.show(korp_LEFT);
  } else {
    fill_clock(content, report);
  }
  if (shown.outdated_step) fill_meanwhile(content, found, *shown.outdated_step, !shown.draft.text.empty());
  if (has_faults) {
    view::Dictionary summary = content.add(korp_FAULTS);
    for (const FormFault& fault : shown.faults) summary.add(korp_FAULT).set(korp_FIELD_ID, fault.field_id).set(korp_MESSAGE, fault.message);
  }
  for (const domain::Complaint& complaint : report.content.complaints) {
    content.add(korp_COMPLAINT)
        .set(korp_PATTERN, domain::to_string(complaint.pattern))
        .set(korp_PATTERN_TITLE, domain::title(complaint.pattern))
        .set(korp_REASON, base::without_controls(complaint.reason));
  }
  fill_data(content, context, found);
  fill_steps(content, found);
  if (report.previous) content.add(korp_PREVIOUS).set(korp_URL, report_url(*report.previous));
  if (found.next) content.add(korp_NEXT).set(korp_URL, report_url(*found.next));
  if (usecase::may_act(found, StepKind::kTakeUp)) content.show(korp_TAKE_UP);
  if (usecase::may_act(found, StepKind::kExplain)) {
    fill_answer_form(content.add(korp_ANSWER), found, shown.draft, shown.faults);
  } else {
    content.show(korp_NOTHING_TO_DO);
    if (!shown.draft.text.empty()) content.add(korp_KEPT).set(korp_TEXT, base::without_controls(shown.draft.text));
  }
  return http::html(layout_.finish(page), shown.outdated_step ? kConflict : has_faults ? kBadRequest : 200);
}

void OfficeReportPage::fill_data(view::Dictionary& content, const http::RequestContext& context, const store::OfficeReport& found) {
  const store::StoredReport& report = found.report;
  const auto disputed = documents_.with_digest(report.student_id, found.document, report.digest);
  if (!report.content.rows.empty()) {
    view::Dictionary section = content.add(korp_DISPUTED);
    disputed_rows_.include(section, korp_DISPUTED_ROWS, report.content.rows, disputed);
  }
  const auto current = documents_.current(report.student_id, found.document);
  if (!current) throw base::IntegrityError("a report about a document that is not there");
  const domain::Parts received = domain::parts_of(current->document.body);
  if (disputed && current->document.digest != report.digest) {
    const auto changes = domain::compare(domain::parts_of(disputed->document.body), received);
    if (!changes.empty()) {
      view::Dictionary section = content.add(korp_CHANGES);
      records_.include_differences(section, korp_DIFFERENCES, report.category, changes);
    }
  }
  const auto compared = usecase::compare_with_portal(portal_, report.student_id, context.principal->school_code, *current);
  if (compared && !compared->found.differences.empty()) {
    const domain::DifferenceCounts counts = domain::count(compared->found.differences);
    view::Dictionary section = content.add(korp_SIDES);
    section.set(korp_EXTRA_COUNT, counts.extra).set(korp_MISSING_COUNT, counts.missing).set(korp_CHANGED_COUNT, counts.changed);
    side_list_.include(section, korp_SIDE_LIST, compared->found.differences);
  } else {
    content.show(compared ? korp_SIDES_SAME : korp_SIDES_NONE);
  }
  if (current->document.row_count == 0) {
    content.show(korp_NO_ROWS);
  } else {
    view::Dictionary section = content.add(korp_RECEIVED);
    section.set(korp_COUNT, count_words(report.category, current->document.row_count));
    records_.include_records(section, korp_RECORDS, report.category, received);
  }
  attachment_list_.include_checked(content, korp_FILES,
                                   attachments_of(attachments_, digests_, report.student_id, context.principal->school_code, found.document),
                                   domain::recorded_hashes(received), digests_);
}

}  // namespace shouqi::pages
