#include "pages/school_student_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "http/form.hpp"
#include "pages/class_words.hpp"
#include "pages/school_expired.hpp"
#include "pages/staff_look.hpp"
#include "templates/school_find_page.hpp"
#include "templates/school_student_page.hpp"
#include "usecase/change_window.hpp"

namespace shouqi::pages {
namespace {

using domain::TurnCause;

constexpr int kBadRequest = 400;
constexpr int kConflict = 409;
constexpr std::uint32_t kFoundLimit = 20;

std::string_view cause_words(TurnCause cause) {
  switch (cause) {
    case TurnCause::kCovered: return "收到收訖明細";
    case TurnCause::kNewData: return "收訖內容有變動";
    case TurnCause::kConfirm: return "學生確認";
    case TurnCause::kLeave: return "轉出";
    case TurnCause::kReport: return "學生回報資料有誤";
    case TurnCause::kWithdraw: return "學生撤回回報";
    case TurnCause::kTakeUp: return "處室開始查證";
    case TurnCause::kAccept: return "處室同意更正";
    case TurnCause::kExplain: return "處室說明資料正確";
    case TurnCause::kReopen: return "重新開放";
    case TurnCause::kExtend: return "延長時間";
    case TurnCause::kClose: return "逾期視為確認";
  }
  return {};
}

std::string_view actor_words(const store::SignedTurn& turn) {
  switch (turn.actor_kind) {
    case domain::ActorKind::kStudent: return "學生";
    case domain::ActorKind::kStaff: return turn.staff_name.empty() ? std::string_view("學校同仁") : std::string_view(turn.staff_name);
    case domain::ActorKind::kImport: return "匯入";
    case domain::ActorKind::kAdmin: return "系統管理員";
    default: return "系統";
  }
}

std::optional<std::uint16_t> parse_turn(std::string_view text) {
  std::uint16_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

struct SchoolStudentPage::Subject {
  store::RoundMember member;
  usecase::ClassOverview overview;
  const usecase::MemberView& view() const { return overview.students.front(); }
};

struct SchoolStudentPage::Shown {
  // The answer whose form was sent.
  std::optional<domain::Category> category{};
  std::string reason{};
  std::vector<FormFault> faults{};
  std::string refusal{};
  int status = 200;
};

SchoolStudentPage::SchoolStudentPage(const view::PageLayout& layout, const SchoolStudentStores& stores, int recheck_days)
    : layout_(layout),
      file_(layout.templates().file("school_student_page.tpl")),
      find_file_(layout.templates().file("school_find_page.tpl")),
      expired_file_(layout.templates().file("school_expired_page.tpl")),
      seal_line_(layout.templates()),
      stores_(stores),
      recheck_days_(recheck_days) {}

http::Response SchoolStudentPage::search(const http::RequestContext& context) {
  const auto round = parse_round_id(context.request.query);
  if (!round || *round == 0) return http::refuse(404);
  const std::string who = typed(context.request.query, "who");
  const auto found = stores_.school.find_members(context.principal->school_code, *round, who, kFoundLimit);
  if (found.size() == 1) return http::redirect(school_student_url(found.front().student_id, *round));
  view::Page page = layout_.begin({.stem = "school_find",
                                   .title = "找同學",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", school_url(*round)}},
                                  find_file_);
  view::Dictionary content = page.content();
  content.set(ksfp_WHO, base::without_controls(who)).set(ksfp_ROUND_ID, std::uint64_t{*round});
  if (found.empty()) content.show(ksfp_NOBODY);
  if (!found.empty()) content.show(ksfp_SEVERAL);
  for (const store::RoundMember& member : found) {
    content.add(ksfp_MEMBER)
        .set(ksfp_URL, school_student_url(member.student_id, *round))
        .set(ksfp_CLASS_NAME, member.class_name)
        .set(ksfp_SEAT_NO, member.seat_no)
        .set(ksfp_STUDENT_NO, member.student_no)
        .set(ksfp_NAME, member.name);
  }
  return http::html(layout_.finish(page));
}

std::optional<SchoolStudentPage::Subject> SchoolStudentPage::find(const http::RequestContext& context, domain::RoundId round) {
  const std::string& school = context.principal->school_code;
  auto member = stores_.school.member(school, round, *context.id);
  if (!member) return std::nullopt;
  const domain::SchoolClass of_member{member->class_id, member->class_name, 0, member->grade, {}};
  auto overview = usecase::member_overview(stores_.classes, school, of_member, round, *context.id);
  if (!overview.round || overview.students.empty()) return std::nullopt;
  return Subject{std::move(*member), std::move(overview)};
}

http::Response SchoolStudentPage::show(const http::RequestContext& context) {
  const auto round = parse_round_id(context.request.query);
  if (!round || *round == 0) return http::refuse(404);
  const auto subject = find(context, *round);
  if (!subject) return http::refuse(404);
  http::Response response = render(context, *subject, {});
  record_staff_look(stores_.events, context, {domain::Role::kSchoolAdmin, domain::LookObject::kDetail, subject->member.student_id, *round},
                    subject->overview.now);
  return response;
}

http::Response SchoolStudentPage::reopen(const http::RequestContext& context) {
  const http::Fields& form = context.request.form;
  const auto round = parse_round_id(form);
  if (!round || *round == 0) return http::refuse(404);
  auto subject = find(context, *round);
  if (!subject) return http::refuse(404);
  const auto category = domain::parse_category(typed(form, "category"));
  const auto seen = parse_turn(typed(form, "seen"));
  if (!category || !seen || !subject->view().answers.contains(*category)) return http::refuse(kBadRequest);
  Shown shown{.category = category, .reason = typed(form, "reason")};
  judge_reason(shown.faults, shown.reason);
  if (!shown.faults.empty()) {
    shown.status = kBadRequest;
    return render(context, *subject, shown);
  }
  const auto reopened = usecase::reopen_answer(
      stores_.windows, {context.principal->school_code, *round, subject->member.student_id, *category, *seen, shown.reason}, staff_actor(context),
      recheck_days_);
  if (reopened) return http::redirect(school_student_url(subject->member.student_id, *round) + "&done=reopened");
  shown.status = kConflict;
  shown.refusal = reopened.error() == usecase::WindowRefusal::kNotOpen ? "這個梯次沒有開放，不能重新開放這一項。"
                                                                       : "這一項剛才有異動，或學生還沒有完成，不需要重新開放。";
  subject = find(context, *round);
  if (!subject) return http::refuse(404);
  return render(context, *subject, shown);
}

http::Response SchoolStudentPage::expired(const http::RequestContext& context) {
  return school_expired(layout_, expired_file_, context, "school_student");
}

http::Response SchoolStudentPage::render(const http::RequestContext& context, const Subject& subject, const Shown& shown) {
  const store::RoundMember& member = subject.member;
  const store::ClassRound& round = *subject.overview.round;
  view::Page page = layout_.begin({.stem = "school_student",
                                   .title = fmt::format("{}{} {}", shown.faults.empty() ? "" : "錯誤：", member.seat_no, member.name),
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", school_url(round.id)},
                                   .request_id = shown.status == kConflict ? std::string_view(context.request.request_id) : std::string_view()},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kssp_STUDENT_ID, std::uint64_t{member.student_id})
      .set(kssp_CLASS_NAME, member.class_name)
      .set(kssp_SEAT_NO, member.seat_no)
      .set(kssp_STUDENT_NO, member.student_no)
      .set(kssp_NAME, member.name)
      .set(kssp_ROUND_TITLE, round_title(round))
      .set(kssp_EXTEND_URL, school_round_url(round.id) + "?student_no=" + http::url_encode(member.student_no) + "#extend");
  seal_line_.include(content, kssp_SEAL, round);
  if (typed(context.request.query, "done") == "reopened") content.show(kssp_DONE);
  if (!shown.refusal.empty()) {
    view::Dictionary refused = content.add(kssp_REFUSED);
    refused.set(kssp_MESSAGE, shown.refusal);
    if (!shown.reason.empty()) refused.add(kssp_KEPT).set(kssp_TEXT, base::without_controls(shown.reason));
  }
  if (!shown.faults.empty()) {
    view::Dictionary summary = content.add(kssp_FAULTS);
    for (const FormFault& fault : shown.faults) {
      summary.add(kssp_FAULT).set(kssp_FIELD_ID, fmt::format("{}-{}", fault.field_id, domain::to_string(*shown.category))).set(kssp_MESSAGE, fault.message);
    }
  }
  for (const auto& [category, answer] : subject.view().answers) fill_answer(content.add(kssp_ANSWER), context, subject, category, shown);
  for (const store::SignedTurn& turn : stores_.school.turns(round.id, member.student_id)) {
    view::Dictionary step = content.add(kssp_STEP);
    step.set(kssp_CATEGORY_TITLE, domain::title(turn.category))
        .set(kssp_WHAT, cause_words(turn.turn.cause))
        .set(kssp_STATE_TITLE, domain::title(turn.turn.state))
        .set(kssp_ACTOR, base::without_controls(actor_words(turn)))
        .set(kssp_AT, base::roc_date_time(turn.turn.at));
    if (!turn.reason.empty()) step.add(kssp_SAID).set(kssp_TEXT, base::without_controls(turn.reason));
  }
  return http::html(layout_.finish(page), shown.status);
}

void SchoolStudentPage::fill_answer(view::Dictionary article, const http::RequestContext& context, const Subject& subject, domain::Category category,
                                    const Shown& shown) {
  const usecase::MemberAnswer& answer = subject.view().answers.at(category);
  const Chip state = chip(answer, subject.overview.before_opening);
  article.set(kssp_CATEGORY, domain::to_string(category))
      .set(kssp_CATEGORY_TITLE, domain::title(category))
      .set(kssp_STATE, domain::to_string(answer.state))
      .set(kssp_CHIP, state.state)
      .set(kssp_STATE_TITLE, state.word)
      .set(kssp_ROWS, std::uint64_t{answer.latest.row_count})
      .set(kssp_CLOSES_AT, base::roc_deadline_with_year(answer.window.end()));
  if (answer.window.round_state != domain::RoundState::kOpen || !domain::may_reopen(answer.state)) return;
  const bool is_sent = shown.category == category;
  view::Dictionary form = article.add(kssp_REOPEN);
  form.set(kssp_CSRF, context.csrf_token)
      .set(kssp_STUDENT_ID, std::uint64_t{subject.member.student_id})
      .set(kssp_ROUND_ID, std::uint64_t{subject.overview.round->id})
      .set(kssp_CATEGORY, domain::to_string(category))
      .set(kssp_CATEGORY_TITLE, domain::title(category))
      .set(kssp_SEEN, std::uint64_t{answer.latest.number})
      .set(kssp_LIMIT, std::uint64_t{usecase::kReasonLimit})
      .set(kssp_REASON, is_sent ? base::without_controls(shown.reason) : std::string());
  if (!is_sent || shown.faults.empty()) return;
  form.show(kssp_UNFOLDED).add(kssp_REASON_FAULT).set(kssp_CATEGORY, domain::to_string(category)).set(kssp_MESSAGE, shown.faults.front().message);
}

}  // namespace shouqi::pages
