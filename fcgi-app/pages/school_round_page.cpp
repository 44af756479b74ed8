#include "pages/school_round_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/class_words.hpp"
#include "pages/school_expired.hpp"
#include "templates/school_round_page.hpp"
#include "usecase/change_window.hpp"
#include "usecase/open_round.hpp"

namespace shouqi::pages {
namespace {

using domain::Round;
using domain::RoundState;

constexpr int kBadRequest = 400;
constexpr int kConflict = 409;
constexpr std::string_view kChangedMeanwhile = "這個梯次剛才有人異動過。請看下面現在的內容，再決定。";

std::string title_of(const Round& round) { return domain::round_title(round.term, round.batch); }

std::vector<domain::Category> awaiting(const store::RoundRecord& record) {
  std::vector<domain::Category> categories;
  for (const auto& [category, covered_by] : record.covered_by) {
    if (!covered_by) categories.push_back(category);
  }
  return categories;
}

// What the page showed, so that nobody decides about something else: the end, and the state.
std::string mark_of(const Round& round) {
  return fmt::format("{} {} {}", domain::to_string(round.state), base::to_iso8601(round.opens_at), base::to_iso8601(round.closes_at));
}

domain::Event event_of(const http::RequestContext& context, const Round& round, std::string_view kind) {
  domain::Event event;
  event.actor = staff_actor(context);
  event.kind = kind;
  event.school_code = round.school_code;
  event.round_id = round.id;
  return event;
}

std::string_view done_words(std::string_view done) {
  if (done == "created") return "梯次建立好了。請接著交付收訖明細。";
  if (done == "window") return "時間改好了。";
  if (done == "left_out") return "項目已移出這個梯次。";
  if (done == "opened") return "梯次開放了，同學可以核對了。";
  if (done == "extended") return "時間延長了。原本逾期的同學會再收到通知。";
  return {};
}

}  // namespace

struct SchoolRoundPage::Draft {
  std::string act;
  WindowDraft window;
  std::string category;
  // "round", "class", "student"
  std::string scope;
  std::string class_id;
  std::string student_no;
  std::string until;
  std::string reason;
  std::string seen;
};

struct SchoolRoundPage::Shown {
  Draft draft{};
  std::vector<FormFault> faults{};
  // Somebody was first, or a rule says no.
  std::string refusal{};
  int status = 200;
};

SchoolRoundPage::SchoolRoundPage(const view::PageLayout& layout, const RoundStores& stores)
    : layout_(layout),
      file_(layout.templates().file("school_round_page.tpl")),
      expired_file_(layout.templates().file("school_expired_page.tpl")),
      stores_(stores) {}

std::optional<store::RoundRecord> SchoolRoundPage::find(const http::RequestContext& context) {
  for (store::RoundRecord& record : stores_.rounds.list(context.principal->school_code)) {
    if (record.round.id == *context.id) return std::move(record);
  }
  return std::nullopt;
}

http::Response SchoolRoundPage::show(const http::RequestContext& context) {
  const auto record = find(context);
  if (!record) return http::refuse(404);
  Shown shown;
  shown.draft.student_no = typed(context.request.query, "student_no");
  if (!shown.draft.student_no.empty()) shown.draft.scope = "student";
  return render(context, *record, shown);
}

http::Response SchoolRoundPage::act(const http::RequestContext& context) {
  const auto record = find(context);
  if (!record) return http::refuse(404);
  const http::Fields& form = context.request.form;
  const Draft draft{typed(form, "act"),   {typed(form, "opens_at"), typed(form, "closes_at")}, typed(form, "category"), typed(form, "scope"),
                    typed(form, "class"), typed(form, "student_no"), typed(form, "until"), typed(form, "reason"), typed(form, "seen")};
  if (draft.seen != mark_of(record->round)) return render(context, *record, {draft, {}, std::string(kChangedMeanwhile), kConflict});
  if (draft.act == "window") return change_window(context, *record, draft);
  if (draft.act == "leave_out") return leave_out(context, *record, draft);
  if (draft.act == "open") return open(context, *record);
  if (draft.act == "extend") return extend(context, *record, draft);
  return http::refuse(kBadRequest);
}

http::Response SchoolRoundPage::change_window(const http::RequestContext& context, const store::RoundRecord& record, const Draft& draft) {
  const Round& round = record.round;
  if (round.state != RoundState::kDraft) return http::refuse(kBadRequest);
  std::vector<FormFault> faults;
  const auto window = judge_window(faults, draft.window);
  if (!window) return render(context, record, {draft, std::move(faults), {}, kBadRequest});
  domain::Event event = event_of(context, round, "window_changed");
  event.detail = {{"opens_at", base::to_iso8601(window->opens_at)},
                  {"closes_at", base::to_iso8601(window->closes_at)},
                  {"closed_at_before", base::to_iso8601(round.closes_at)}};
  const bool is_same = window->opens_at == round.opens_at && window->closes_at == round.closes_at;
  if (!is_same && !stores_.rounds.change_window(round, window->opens_at, window->closes_at, event)) {
    return render(context, find(context).value_or(record), {draft, {}, std::string(kChangedMeanwhile), kConflict});
  }
  return http::redirect(school_round_url(round.id) + "?done=window");
}

http::Response SchoolRoundPage::leave_out(const http::RequestContext& context, const store::RoundRecord& record, const Draft& draft) {
  const auto category = domain::parse_category(draft.category);
  const auto waiting = awaiting(record);
  if (!category || record.round.state != RoundState::kDraft || std::find(waiting.begin(), waiting.end(), *category) == waiting.end()) {
    return http::refuse(kBadRequest);
  }
  std::vector<FormFault> faults;
  judge_reason(faults, draft.reason);
  if (record.round.categories.size() < 2) faults.push_back({"reason", "梯次至少要有一個項目。"});
  if (!faults.empty()) return render(context, record, {draft, std::move(faults), {}, kBadRequest});
  domain::Event event = event_of(context, record.round, "category_left_out");
  event.detail = {{"reason", draft.reason}};
  event.category = category;
  if (!stores_.rounds.leave_out(record.round.id, *category, event)) {
    return render(context, find(context).value_or(record), {draft, {}, std::string(kChangedMeanwhile), kConflict});
  }
  return http::redirect(school_round_url(record.round.id) + "?done=left_out");
}

http::Response SchoolRoundPage::open(const http::RequestContext& context, const store::RoundRecord& record) {
  const auto opened = usecase::open_round(stores_.rounds, stores_.roster, record.round.school_code, record.round.code, staff_actor(context));
  if (!opened) return render(context, find(context).value_or(record), {{}, {}, opened.error().message, kConflict});
  return http::redirect(school_round_url(record.round.id) + "?done=opened");
}

http::Response SchoolRoundPage::extend(const http::RequestContext& context, const store::RoundRecord& record, const Draft& draft) {
  const Round& round = record.round;
  if (round.state != RoundState::kOpen) return http::refuse(kBadRequest);
  std::vector<FormFault> faults;
  store::WindowScope scope{.round_id = round.id};
  if (draft.scope == "class") {
    const auto [end, fault] = std::from_chars(draft.class_id.data(), draft.class_id.data() + draft.class_id.size(), scope.class_id);
    if (fault != std::errc() || scope.class_id == 0) faults.push_back({"class", "請選班級。"});
  } else if (draft.scope == "student") {
    const auto members = stores_.school.find_members(round.school_code, round.id, draft.student_no, 2);
    if (members.size() == 1) scope.student_id = members.front().student_id;
    if (members.empty()) faults.push_back({"student-no", "這個梯次沒有這個學號的同學，請檢查學號。"});
    if (members.size() > 1) faults.push_back({"student-no", "有同名的同學，請改填學號。"});
  } else if (draft.scope != "round") {
    faults.push_back({"scope-round", "請選要延長給誰。"});
  }
  const auto until = parse_local_time(draft.until);
  if (!until) faults.push_back({"until", "請填新的截止時間，例如 2026-11-30 08:00。"});
  judge_reason(faults, draft.reason);
  if (!faults.empty()) return render(context, record, {draft, std::move(faults), {}, kBadRequest});

  const auto extended =
      usecase::extend_window(stores_.windows, {round.school_code, scope, *until, round.closes_at, draft.reason}, staff_actor(context));
  if (extended) return http::redirect(school_round_url(round.id) + "?done=extended");
  switch (extended.error()) {
    case usecase::WindowRefusal::kNotLater:
      faults.push_back({"until", "新的截止時間必須晚於現在，也要晚於他們原來的截止時間。"});
      return render(context, record, {draft, std::move(faults), {}, kBadRequest});
    case usecase::WindowRefusal::kUnknown:
      faults.push_back({draft.scope == "class" ? "class" : "student-no", "這個梯次沒有這些同學。"});
      return render(context, record, {draft, std::move(faults), {}, kBadRequest});
    default:
      return render(context, find(context).value_or(record), {draft, {}, std::string(kChangedMeanwhile), kConflict});
  }
}

http::Response SchoolRoundPage::expired(const http::RequestContext& context) {
  return school_expired(layout_, expired_file_, context, "school_round");
}

http::Response SchoolRoundPage::render(const http::RequestContext& context, const store::RoundRecord& record, const Shown& shown) {
  const Round& round = record.round;
  const base::Instant now = stores_.rounds.now();
  view::Page page = layout_.begin({.stem = "school_round",
                                   .title = fmt::format("{}{}", shown.faults.empty() ? "" : "錯誤：", title_of(round)),
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", school_url()},
                                   .request_id = shown.status == kConflict ? std::string_view(context.request.request_id) : std::string_view()},
                                  file_);
  view::Dictionary content = page.content();
  content.set(ksrp_ROUND_TITLE, title_of(round))
      .set(ksrp_ROUND_ID, std::uint64_t{round.id})
      .set(ksrp_STATE, domain::to_string(round.state))
      .set(ksrp_STATE_TITLE, round_state_title(round, now))
      .set(ksrp_OPENS_AT, base::roc_deadline_with_year(round.opens_at))
      .set(ksrp_CLOSES_AT, base::roc_deadline_with_year(round.closes_at))
      .set(ksrp_DAYS, std::uint64_t(domain::calendar_days(round.opens_at, round.closes_at)));
  std::string grades;
  for (const int grade : round.grades) grades += (grades.empty() ? "" : "、") + fmt::format("{} 年級", grade);
  content.set(ksrp_GRADES, grades);
  for (const auto& [category, covered_by] : record.covered_by) {
    content.add(ksrp_CATEGORY_ITEM)
        .set(ksrp_CATEGORY, domain::to_string(category))
        .set(ksrp_CATEGORY_TITLE, domain::title(category))
        .set(ksrp_TERM_TITLE, round.categories.at(category).title())
        .show(covered_by ? ksrp_COVERED : ksrp_AWAITING);
  }
  if (const std::string_view done = done_words(typed(context.request.query, "done")); !done.empty()) content.add(ksrp_DONE).set(ksrp_MESSAGE, done);
  if (!shown.refusal.empty()) content.add(ksrp_REFUSED).set(ksrp_MESSAGE, shown.refusal);
  if (!shown.faults.empty()) {
    view::Dictionary summary = content.add(ksrp_FAULTS);
    for (const FormFault& fault : shown.faults) summary.add(ksrp_FAULT).set(ksrp_FIELD_ID, fault.field_id).set(ksrp_MESSAGE, fault.message);
  }
  if (round.state == RoundState::kDraft) fill_draft(content, context, record, shown);
  if (round.state == RoundState::kOpen) {
    content.add(ksrp_PROGRESS).set(ksrp_URL, school_url(round.id));
    fill_extension(content, context, round, shown);
  }
  if (round.state == RoundState::kSealing) content.show(ksrp_SEALING);
  if (round.state == RoundState::kSealed) content.show(ksrp_SEALED);
  return http::html(layout_.finish(page), shown.status);
}

void SchoolRoundPage::fill_draft(view::Dictionary& content, const http::RequestContext& context, const store::RoundRecord& record,
                                 const Shown& shown) {
  const Round& round = record.round;
  const std::string mark = mark_of(round);
  const auto fill_head = [&](view::Dictionary form) {
    form.set(ksrp_CSRF, context.csrf_token).set(ksrp_SEEN, mark);
    return form;
  };
  const auto waiting = awaiting(record);
  if (waiting.empty()) {
    view::Dictionary form = fill_head(content.add(ksrp_MAY_OPEN));
    if (domain::calendar_days(round.opens_at, round.closes_at) <= usecase::kShortWindowDays) form.show(ksrp_SHORT_WINDOW);
  } else {
    content.show(ksrp_MAY_NOT_OPEN);
  }
  const bool is_window = shown.draft.act == "window";
  view::Dictionary window = fill_head(content.add(ksrp_WINDOW));
  window.set(ksrp_OPENS_VALUE, is_window ? base::without_controls(shown.draft.window.opens_at) : base::to_taipei_minutes(round.opens_at))
      .set(ksrp_CLOSES_VALUE, is_window ? base::without_controls(shown.draft.window.closes_at) : base::to_taipei_minutes(round.closes_at));
  for (const auto& [id, section] : {std::pair{"opens-at", &ksrp_OPENS_FAULT}, std::pair{"closes-at", &ksrp_CLOSES_FAULT}}) {
    if (const std::string_view message = message_at(shown.faults, id); !message.empty()) window.add(*section).set(ksrp_MESSAGE, message);
  }
  if (waiting.empty() || round.categories.size() < 2) return;
  view::Dictionary leave = fill_head(content.add(ksrp_LEAVE_OUT));
  leave.set(ksrp_REASON, shown.draft.act == "leave_out" ? base::without_controls(shown.draft.reason) : std::string())
      .set(ksrp_LIMIT, std::uint64_t{usecase::kReasonLimit});
  for (const domain::Category category : waiting) {
    view::Dictionary option = leave.add(ksrp_OPTION);
    option.set(ksrp_VALUE, domain::to_string(category)).set(ksrp_WORD, domain::title(category));
    if (shown.draft.category == domain::to_string(category)) option.show(ksrp_CHOSEN);
  }
  if (const std::string_view message = message_at(shown.faults, "reason"); !message.empty()) leave.add(ksrp_REASON_FAULT).set(ksrp_MESSAGE, message);
}

void SchoolRoundPage::fill_extension(view::Dictionary& content, const http::RequestContext& context, const Round& round, const Shown& shown) {
  const Draft& draft = shown.draft;
  view::Dictionary form = content.add(ksrp_EXTEND);
  form.set(ksrp_CSRF, context.csrf_token)
      .set(ksrp_SEEN, mark_of(round))
      .set(ksrp_STUDENT_NO, base::without_controls(draft.student_no))
      .set(ksrp_UNTIL, base::without_controls(draft.until))
      .set(ksrp_REASON, base::without_controls(draft.reason))
      .set(ksrp_LIMIT, std::uint64_t{usecase::kReasonLimit});
  if (draft.scope == "round") form.show(ksrp_ROUND_CHOSEN);
  if (draft.scope == "class") form.show(ksrp_CLASS_CHOSEN);
  if (draft.scope == "student") form.show(ksrp_STUDENT_CHOSEN);
  domain::ClassId before = 0;
  for (const store::Tally& tally : stores_.classes.tallies(round.id)) {
    if (tally.class_id == before) continue;
    before = tally.class_id;
    view::Dictionary option = form.add(ksrp_OPTION);
    option.set(ksrp_VALUE, std::uint64_t{tally.class_id}).set(ksrp_WORD, tally.class_name);
    if (draft.class_id == std::to_string(tally.class_id)) option.show(ksrp_CHOSEN);
  }
  for (const auto& [id, section] : {std::pair{"scope-round", &ksrp_SCOPE_FAULT}, std::pair{"class", &ksrp_CLASS_FAULT},
                                    std::pair{"student-no", &ksrp_STUDENT_FAULT}, std::pair{"until", &ksrp_UNTIL_FAULT},
                                    std::pair{"reason", &ksrp_REASON_FAULT}}) {
    if (const std::string_view message = message_at(shown.faults, id); !message.empty()) form.add(*section).set(ksrp_MESSAGE, message);
  }
}

}  // namespace shouqi::pages
