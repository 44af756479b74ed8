#include "pages/ticket_page.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/seal_words.hpp"
#include "pages/seen_version.hpp"
#include "templates/expired_page.hpp"
#include "templates/ticket_page.hpp"
#include "usecase/withdraw_report.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using domain::ReportState;
using domain::StepKind;

constexpr int kForbidden = 403;

const view::Marker& section_of(StepKind kind) {
  switch (kind) {
    case StepKind::kFile:
      return ktp_FILED;
    case StepKind::kWithdraw:
      return ktp_WITHDRAWN;
    case StepKind::kTakeUp:
      return ktp_TAKEN_UP;
    case StepKind::kAccept:
      return ktp_ACCEPTED;
    case StepKind::kExplain:
      return ktp_EXPLAINED;
    case StepKind::kNewData:
      return ktp_NEW_DATA;
    case StepKind::kSettle:
      return ktp_SETTLED;
  }
  return ktp_FILED;
}

// ?report=, a decimal number; 0 where it does not say one, empty where it says something else.
std::optional<domain::ReportId> parse_report_id(const http::Fields& fields) {
  if (!fields.has("report")) return domain::ReportId{0};
  const auto text = fields.only("report");
  domain::ReportId id = 0;
  if (!text) return std::nullopt;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), id);
  if (error != std::errc{} || end != text->data() + text->size() || id == 0) return std::nullopt;
  return id;
}

bool may_withdraw(const usecase::AnswerView& answer, const store::StoredReport& report) {
  return report.state() == ReportState::kOpen && answer.stored.latest.state == AnswerState::kReported &&
         answer.stored.window.is_open(report.now);
}

void fill_clock(view::Dictionary& content, const store::StoredReport& report) {
  if (report.state() != ReportState::kOpen && report.state() != ReportState::kTakenUp) return;
  const base::Instant end = domain::find_out_by(report.at);
  const std::string last_day = base::roc_day(end - std::chrono::seconds(1));
  content.add(domain::is_overdue(report.state(), report.at, report.now) ? ktp_OVERDUE : ktp_IN_TIME).set(ktp_DAY, last_day);
}

// What sealing means, or has meant, for what is in dispute.
void fill_seal(view::Dictionary& content, const usecase::Overview& overview, const usecase::AnswerView& answer) {
  const domain::RoundSeal* seal = usecase::standing_seal(overview, answer.stored.round_id);
  const bool is_disputed = answer.state == AnswerState::kReported || answer.state == AnswerState::kFixing;
  const auto answered = domain::answered(answer.stored.latest.state);
  switch (seal_sight(answer.stored.window.round_state, seal)) {
    case SealSight::kNone:
      if (is_disputed && overview.leaves_disputed_out) content.show(ktp_LEFT_OUT);
      return;
    case SealSight::kSealing:
      content.show(ktp_SEALING);
      return;
    case SealSight::kStands:
      if (!answered) return;
      content.add(ktp_SEALED)
          .set(ktp_SEAL_STAGE, domain::to_string(seal->stage))
          .set(ktp_ANSWERED_TITLE, sealed_as(*answered, *seal))
          .set(ktp_URL, proof_url(answer.stored));
      return;
  }
}

void fill_steps(view::Dictionary& content, const store::StoredReport& report) {
  for (const store::ReportStep& step : report.steps) {
    view::Dictionary item = content.add(ktp_STEP);
    item.set(ktp_AT, base::roc_date_time(step.at)).show(section_of(step.kind));
    if (!step.text.empty()) item.add(ktp_SAID).set(ktp_TEXT, base::without_controls(step.text));
  }
}

}  // namespace

TicketPage::TicketPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
                       store::ReportStore& reports, store::OfficeStore& offices, std::chrono::seconds grace)
    : layout_(layout),
      file_(layout.templates().file("ticket_page.tpl")),
      expired_file_(layout.templates().file("expired_page.tpl")),
      office_line_(layout.templates()),
      disputed_rows_(layout.templates()),
      conflict_(layout, documents),
      answers_(answers),
      documents_(documents),
      reports_(reports),
      offices_(offices),
      grace_(grace) {}

http::Response TicketPage::show(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  const auto wanted = parse_report_id(context.request.query);
  if (!address || !wanted) return http::refuse(404);
  const domain::Principal& student = *context.principal;
  const domain::Category category = *context.category;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const auto answer = usecase::find_answer(overview, category, address->term, address->round_id);
  if (!answer) return http::refuse(404);
  const store::StoredAnswer& stored = answer->stored;
  const auto report = *wanted > 0 ? reports_.find(*wanted, student.student_id)
                                  : reports_.latest(stored.round_id, student.student_id, category);
  if (!report) return *wanted > 0 ? http::refuse(404) : http::redirect(review_url(stored));
  if (report->round_id != stored.round_id || report->category != category) return http::refuse(404);

  view::Page page = layout_.begin({.stem = "ticket",
                                   .title = fmt::format("回報單 {}", domain::title(category)),
                                   .principal = &student,
                                   .csrf_token = context.csrf_token,
                                   .back = {"全部項目", "/receipt/"}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(ktp_REPORT_ID, report->id)
      .set(ktp_REPORT_STATE, domain::to_string(report->state()))
      .set(ktp_REPORT_CHIP, domain::to_string(state_alike(report->state())))
      .set(ktp_REPORT_TITLE, domain::title(report->state()))
      .set(ktp_CATEGORY, domain::to_string(category))
      .set(ktp_CATEGORY_TITLE, domain::title(category))
      .set(ktp_STATE, domain::to_string(answer->state))
      .set(ktp_TERM, stored.document.term.text())
      .set(ktp_TERM_TITLE, stored.document.term.title())
      .set(ktp_ROUND_ID, stored.round_id)
      .set(ktp_DIGEST, stored.latest.digest)
      .set(ktp_ROWS, stored.latest.row_count)
      .set(ktp_AT, base::roc_date_time(report->at))
      .set(ktp_CLOSES_AT, base::roc_deadline(stored.window.end()))
      .set(ktp_REVIEW_URL, review_url(stored));
  office_line_.include(content, ktp_OFFICE, offices_.office(student.school_code, student.division, category));
  fill_clock(content, *report);
  fill_seal(content, overview, *answer);
  for (const domain::Complaint& complaint : report->content.complaints) {
    content.add(ktp_COMPLAINT)
        .set(ktp_PATTERN, domain::to_string(complaint.pattern))
        .set(ktp_PATTERN_TITLE, domain::title(complaint.pattern))
        .set(ktp_REASON, base::without_controls(complaint.reason));
  }
  if (!report->content.rows.empty()) {
    view::Dictionary section = content.add(ktp_DISPUTED);
    disputed_rows_.include(section, ktp_DISPUTED_ROWS, report->content.rows,
                           documents_.with_digest(student.student_id, stored.document, report->digest));
  }
  fill_steps(content, *report);
  if (answer->can_answer) content.show(ktp_CAN_ANSWER);
  if (may_withdraw(*answer, *report)) content.add(ktp_WITHDRAW).set(ktp_CSRF, context.csrf_token);
  if (report->previous) {
    content.add(ktp_PREVIOUS).set(ktp_URL, fmt::format("{}&report={}", ticket_url(stored), *report->previous));
  }
  return http::html(layout_.finish(page));
}

http::Response TicketPage::withdraw(const http::RequestContext& context) {
  const auto address = parse_address(context.request.form);
  if (!address || !address->term || address->round_id == 0) return http::refuse(400);
  const auto done = usecase::withdraw_report(answers_, reports_, *context.principal,
                                             {address->round_id, *context.category, *address->term}, student_actor(context), grace_);
  if (done) return http::redirect(ticket_url(done->stored));
  if (!done.error().answer) return http::refuse(404);
  return conflict_.show(context, *done.error().answer, done.error().reason, {}, "withdraw", {});
}

http::Response TicketPage::expired(const http::RequestContext& context) {
  view::Page page = layout_.begin(
      {.stem = "withdraw", .title = "登入時間已過", .request_id = context.request.request_id}, expired_file_);
  view::Dictionary content = page.content();
  content.set(kep_LOGIN_URL, context.login_url);
  content.add(kep_WITHDRAWING).set(kep_CATEGORY_TITLE, domain::title(*context.category));
  return http::html(layout_.finish(page), kForbidden);
}

}  // namespace shouqi::pages
