#include "pages/office_answer_page.hpp"

#include <algorithm>
#include <set>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/class_words.hpp"
#include "pages/office_expired.hpp"
#include "templates/office_answer_page.hpp"

namespace shouqi::pages {
namespace {

using domain::StepKind;

constexpr int kBadRequest = 400;
constexpr int kConflict = 409;

// "普通二18班 05 林小廷"
std::string person_words(const store::ReportingStudent& student) {
  return student.class_name + " " + student.seat_no + " " + student.name;
}

// Empty when a piece is no report, stands there twice, or there are too many.
std::optional<std::vector<SeenReport>> parse_reports(const http::Fields& fields) {
  std::vector<SeenReport> reports;
  std::set<domain::ReportId> known;
  for (const std::string& text : fields.all("reports")) {
    const auto seen = parse_seen(text);
    if (!seen || !known.insert(seen->id).second) return std::nullopt;
    reports.push_back(*seen);
  }
  if (reports.size() > kGroupLimit) return std::nullopt;
  return reports;
}

usecase::OfficeQueue reports_of_cause(store::OfficeReportStore& reports, const domain::Principal& person, const std::string& cause) {
  usecase::QueueFilter filter;
  filter.cause = cause;
  return usecase::office_queue(reports.queue(usecase::scope_of(person), 0), filter);
}

void fill_row(view::Dictionary row, const usecase::QueueItem& item, bool is_ticked) {
  const store::QueuedReport& report = item.report;
  row.set(koap_REPORT_ID, report.id)
      .set(koap_REPORT_STATE, domain::to_string(report.state))
      .set(koap_SEEN, std::uint64_t{report.step})
      .set(koap_PERSON, person_words(report.student));
  if (is_ticked) row.show(koap_TICKED);
  if (item.overdue) row.show(koap_OVERDUE);
  if (report.state == domain::ReportState::kTakenUp && !report.handler.empty()) row.add(koap_HANDLED).set(koap_HANDLER, report.handler);
  for (const domain::Complaint& complaint : report.complaints) row.add(koap_REASON).set(koap_TEXT, base::without_controls(complaint.reason));
}

// Who was first, and with what.
void fill_first(view::Dictionary item, const store::OfficeReport& found) {
  const store::ReportStep& last = found.report.steps.back();
  item.set(koap_REPORT_ID, found.report.id)
      .set(koap_PERSON, person_words(found.student))
      .set(koap_URL, report_url(found.report.id))
      .set(koap_WHAT, act_title(last.kind))
      .set(koap_AT, base::roc_date_time(last.at));
  if (last.actor_kind == domain::ActorKind::kStaff) {
    const std::string& name = found.actors.back().name;
    item.add(koap_BY_STAFF).set(koap_ACTOR, name.empty() ? std::string("承辦同仁") : base::without_controls(name));
  }
  if (!last.text.empty()) item.add(koap_SAID).set(koap_TEXT, base::without_controls(last.text));
}

}  // namespace

struct OfficeAnswerPage::Shown {
  std::string cause;
  AnswerDraft draft{};
  std::vector<FormFault> faults{};
  // Ticked; without a value all of them.
  std::optional<std::vector<SeenReport>> ticked{};
  // Reports at which somebody was first, and how many the answer did go to.
  std::vector<store::OfficeReport> lost{};
  std::size_t sent = 0;
};

OfficeAnswerPage::OfficeAnswerPage(const view::PageLayout& layout, store::OfficeReportStore& reports, int recheck_days)
    : layout_(layout),
      file_(layout.templates().file("office_answer_page.tpl")),
      expired_file_(layout.templates().file("office_expired_page.tpl")),
      reports_(reports),
      recheck_days_(recheck_days) {}

http::Response OfficeAnswerPage::show(const http::RequestContext& context) {
  const auto address = parse_queue_address(context.request.query);
  if (!address) return http::refuse(404);
  if (address->filter.cause.empty()) return http::redirect(queue_url({}));
  return render(context, {address->filter.cause});
}

http::Response OfficeAnswerPage::answer(const http::RequestContext& context) {
  const auto address = parse_queue_address(context.request.form);
  const auto draft = parse_draft(context.request.form);
  const auto ticked = parse_reports(context.request.form);
  if (!address || address->filter.cause.empty() || !draft || !ticked) return http::refuse(kBadRequest);
  auto faults = faults_of(*draft);
  if (ticked->empty()) faults.insert(faults.begin(), FormFault{"reports", "請至少選一件回報。"});
  if (!faults.empty()) return render(context, {address->filter.cause, *draft, std::move(faults), *ticked});

  std::vector<usecase::OfficeAct> acts;
  for (const SeenReport& one : *ticked) acts.push_back({one.id, *draft->act, draft->text, one.step});
  const auto outcomes = usecase::answer_reports(reports_, *context.principal, acts, staff_actor(context), recheck_days_);
  Shown shown{address->filter.cause, *draft, {}, std::vector<SeenReport>{}};
  for (const usecase::AnsweredReport& one : outcomes) {
    if (one.outcome) {
      ++shown.sent;
    } else if (one.outcome.error().report) {
      shown.lost.push_back(*one.outcome.error().report);
    }
  }
  // Nothing of this person's was named: say nothing more.
  if (shown.sent == 0 && shown.lost.empty()) return http::refuse(404);
  if (!shown.lost.empty()) return render(context, shown);
  QueueAddress queue;
  queue.done = static_cast<std::uint32_t>(shown.sent);
  return http::redirect(queue_url(queue));
}

http::Response OfficeAnswerPage::expired(const http::RequestContext& context) {
  return office_expired(layout_, expired_file_, context, "office_answer");
}

http::Response OfficeAnswerPage::render(const http::RequestContext& context, const Shown& shown) {
  const usecase::OfficeQueue queue = reports_of_cause(reports_, *context.principal, shown.cause);
  const bool has_faults = !shown.faults.empty();
  const bool is_conflict = !shown.lost.empty();
  view::Page page = layout_.begin({.stem = "office_answer",
                                   .title = has_faults ? "錯誤：一次答覆" : "一次答覆",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"資料錯誤回報", queue_url({})},
                                   .request_id = is_conflict ? std::string_view(context.request.request_id) : std::string_view()},
                                  file_);
  view::Dictionary content = page.content();
  if (is_conflict) {
    view::Dictionary notice = content.add(koap_MEANWHILE);
    notice.set(koap_COUNT, std::uint64_t{shown.lost.size()});
    if (shown.sent > 0) notice.add(koap_SENT).set(koap_SENT_COUNT, std::uint64_t{shown.sent});
    for (const store::OfficeReport& found : shown.lost) fill_first(notice.add(koap_FIRST), found);
  }
  if (has_faults) {
    view::Dictionary summary = content.add(koap_FAULTS);
    for (const FormFault& fault : shown.faults) summary.add(koap_FAULT).set(koap_FIELD_ID, fault.field_id).set(koap_MESSAGE, fault.message);
  }
  const auto is_ticked = [&](const store::QueuedReport& report) {
    return !shown.ticked ||
           std::any_of(shown.ticked->begin(), shown.ticked->end(), [&](const SeenReport& one) { return one.id == report.id; });
  };
  if (queue.items.empty()) {
    content.show(koap_NOBODY);
    if (is_conflict && !shown.draft.text.empty()) content.add(koap_KEPT).set(koap_TEXT, base::without_controls(shown.draft.text));
    return http::html(layout_.finish(page), is_conflict ? kConflict : 200);
  }
  const usecase::QueueItem& first = queue.items.front();
  view::Dictionary form = content.add(koap_FORM);
  form.set(koap_CAUSE, shown.cause)
      .set(koap_CAUSE_TITLE, base::without_controls(first.cause.title))
      .set(koap_CATEGORY_TITLE, domain::title(first.report.category))
      .set(koap_PATTERNS, pattern_words(first.report.complaints))
      .set(koap_COUNT, std::uint64_t{queue.items.size()})
      .set(koap_CSRF, context.csrf_token)
      .set(koap_TYPED, base::without_controls(shown.draft.text))
      .set(koap_LIMIT, std::uint64_t{usecase::kAnswerLimit});
  for (const FormFault& fault : shown.faults) {
    const bool at_act = fault.field_id == "act-accept";
    form.add(at_act ? koap_ACT_FAULT : fault.field_id == "text" ? koap_TEXT_FAULT : koap_REPORTS_FAULT).set(koap_MESSAGE, fault.message);
  }
  if (shown.draft.act == StepKind::kAccept) form.show(koap_ACCEPT_CHOSEN);
  if (shown.draft.act == StepKind::kExplain) form.show(koap_EXPLAIN_CHOSEN);
  const std::size_t end = std::min(queue.items.size(), kGroupLimit);
  for (std::size_t i = 0; i < end; ++i) fill_row(form.add(koap_ROW), queue.items.at(i), is_ticked(queue.items.at(i).report));
  if (queue.items.size() > kGroupLimit) form.add(koap_TOO_MANY).set(koap_MOST, std::uint64_t{kGroupLimit});
  return http::html(layout_.finish(page), is_conflict ? kConflict : has_faults ? kBadRequest : 200);
}

}  // namespace shouqi::pages
