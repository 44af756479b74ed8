#include "pages/school_import_result_page.hpp"

#include <algorithm>
#include <charconv>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/class_words.hpp"
#include "templates/school_import_result_page.hpp"

namespace shouqi::pages {
namespace {

using domain::HandInState;

constexpr int kBadRequest = 400;
constexpr int kConflict = 409;
// A run takes seconds, and at the latest the timer starts one every minute.
constexpr std::chrono::minutes kUsualWait{3};
// Of those who are asked again; a page of thousands helps nobody.
constexpr std::size_t kShownPersons = 600;

template <typename Number>
std::optional<Number> parse_number(const http::Fields& form, std::string_view name) {
  const std::string text = form.only(name).value_or("");
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view heading(HandInState state) {
  switch (state) {
    case HandInState::kReceived: return "正在檢查收訖明細";
    case HandInState::kChecked: return "檢查完成，請您決定";
    case HandInState::kRefused: return "收訖明細不能匯入";
    case HandInState::kOrdered: return "正在匯入收訖明細";
    case HandInState::kApplied: return "收訖明細已匯入";
    case HandInState::kWithdrawn: return "收訖明細已取消";
  }
  return {};
}

std::string_view step_words(const store::HandInStep& step) {
  switch (step.state) {
    case HandInState::kReceived: return "交付檔案";
    case HandInState::kChecked: return step.result && step.result->ordered_count ? "資料已變動，重新檢查" : "檢查完成";
    case HandInState::kRefused: return "不能匯入";
    case HandInState::kOrdered: return "按下匯入";
    case HandInState::kApplied: return "匯入完成";
    case HandInState::kWithdrawn: return "取消";
  }
  return {};
}

void fill_steps(view::Dictionary& content, const store::HandIn& found) {
  for (const store::HandInStep& step : found.steps) {
    const bool by_staff = step.state == HandInState::kReceived || step.state == HandInState::kOrdered || step.state == HandInState::kWithdrawn;
    const std::string actor = !by_staff ? "系統" : step.actor_name.empty() ? "學校管理員" : base::without_controls(step.actor_name);
    content.add(ksirp_STEP).set(ksirp_WHAT, step_words(step)).set(ksirp_ACTOR, actor).set(ksirp_AT, base::roc_date_time(step.at));
  }
}

void fill_waiting(view::Dictionary& content, const store::HandIn& found) {
  const store::HandInStep& latest = found.latest();
  view::Dictionary waiting = content.add(ksirp_WAITING);
  waiting.show(latest.state == HandInState::kReceived ? ksirp_CHECKING : ksirp_APPLYING);
  const auto waited = std::chrono::floor<std::chrono::minutes>(found.now - latest.at);
  if (waited >= kUsualWait) waiting.add(ksirp_LATE).set(ksirp_MINUTES, static_cast<std::uint64_t>(waited.count()));
}

void fill_asked(view::Dictionary& section, const std::vector<domain::AskedAgain>& asked, const view::Marker& tense) {
  if (asked.empty()) return;
  view::Dictionary list = section.add(ksirp_ASKED);
  list.show(tense);
  const std::size_t end = std::min(asked.size(), kShownPersons);
  for (std::size_t first = 0; first < end;) {
    const std::string& class_name = asked.at(first).class_name;
    const auto of_class = static_cast<std::uint64_t>(
        std::count_if(asked.begin(), asked.end(), [&](const domain::AskedAgain& one) { return one.class_name == class_name; }));
    view::Dictionary group = list.add(ksirp_CLASS);
    group.set(ksirp_CLASS_NAME, base::without_controls(class_name)).set(ksirp_COUNT, of_class);
    for (; first < end && asked.at(first).class_name == class_name; ++first) {
      const domain::AskedAgain& one = asked.at(first);
      group.add(ksirp_PERSON)
          .set(ksirp_SEAT_NO, base::without_controls(one.seat_no))
          .set(ksirp_NAME, base::without_controls(one.masked_name))
          .set(ksirp_CATEGORY_TITLE, domain::title(one.category));
    }
  }
  if (asked.size() > end) list.add(ksirp_MORE).set(ksirp_COUNT, std::uint64_t{asked.size() - end});
}

// What a check found, or what an import did. Who was asked again stands in the check before the import.
void fill_result(view::Dictionary& content, const domain::HandInResult& result, const std::vector<domain::AskedAgain>& asked, HandInState state) {
  const bool done = state == HandInState::kApplied;
  const view::Marker& tense = done ? ksirp_DID : ksirp_WOULD;
  view::Dictionary section = content.add(ksirp_RESULT);
  section.show(tense)
      .set(ksirp_NEW, std::uint64_t{result.fresh})
      .set(ksirp_CHANGED, std::uint64_t{result.changed})
      .set(ksirp_UNCHANGED, std::uint64_t{result.unchanged});
  if (result.gone > 0) section.add(ksirp_SOME_GONE).set(ksirp_GONE, std::uint64_t{result.gone});
  if (!done && result.fresh == 0 && result.changed == 0) section.show(ksirp_NOTHING_NEW);
  if (result.reopened > 0) {
    section.add(ksirp_SOME_REOPENED).set(ksirp_REOPENED_COUNT, std::uint64_t{result.reopened});
  } else {
    section.show(ksirp_NONE_REOPENED);
  }
  if (!done && !result.reason.empty()) {
    section.add(ksirp_BRAKE).set(ksirp_REASON, result.reason).show(result.reason == "replaced-roster" ? ksirp_OLD_FILE : ksirp_TOO_MANY);
  }
  if (!result.findings.empty()) {
    view::Dictionary findings = section.add(ksirp_FINDINGS);
    for (const std::string& text : result.findings) findings.add(ksirp_FINDING).set(ksirp_TEXT, base::without_controls(text));
  }
  fill_asked(section, asked, tense);
}

}  // namespace

SchoolImportResultPage::SchoolImportResultPage(const view::PageLayout& layout, store::HandInStore& store, const base::InboxFolder& inbox)
    : layout_(layout),
      file_(layout.templates().file("school_import_result_page.tpl")),
      expired_file_(layout.templates().file("school_import_expired_page.tpl")),
      store_(store),
      inbox_(inbox) {}

http::Response SchoolImportResultPage::show(const http::RequestContext& context) {
  const auto found = store_.find(context.principal->school_code, *context.id);
  return found ? render(context, *found, 200) : http::refuse(404);
}

http::Response SchoolImportResultPage::act(const http::RequestContext& context) {
  const http::Fields& form = context.request.form;
  const auto seen = parse_number<std::uint16_t>(form, "seen");
  const std::string act = form.only("act").value_or("");
  const auto reopened = parse_number<std::uint32_t>(form, "reopened");
  const std::string sha256 = form.only("sha256").value_or("");
  const bool is_apply = act == "apply" && reopened && !sha256.empty();
  const bool is_complete = seen && (is_apply || act == "withdraw");
  if (!is_complete) return http::refuse(store_.find(context.principal->school_code, *context.id) ? kBadRequest : 404);
  const domain::Actor actor = staff_actor(context);
  const auto pressed = is_apply ? usecase::order_import(store_, inbox_, *context.principal, {*context.id, *seen, sha256, *reopened}, actor)
                                : usecase::withdraw(store_, inbox_, *context.principal, *context.id, *seen, actor);
  if (pressed) return http::redirect(hand_in_url(*context.id));
  if (!pressed.error().stored) return http::refuse(404);
  return render(context, *pressed.error().stored, kConflict);
}

http::Response SchoolImportResultPage::expired(const http::RequestContext& context) {
  return school_import_expired(layout_, expired_file_, context, "school_import_result", LostAct::kPress);
}

http::Response SchoolImportResultPage::render(const http::RequestContext& context, const store::HandIn& found, int status) {
  const store::HandInStep& latest = found.latest();
  const bool waits = domain::waits_for_import(latest.state);
  const view::Frame frame{.stem = "school_import_result",
                          .title = std::string(heading(latest.state)),
                          .principal = context.principal,
                          .csrf_token = context.csrf_token,
                          .back = {"交付收訖明細", std::string(kImportUrl)},
                          .request_id = status == kConflict ? std::string_view(context.request.request_id) : std::string_view()};
  view::Page page = waits ? layout_.begin_waiting(frame, file_) : layout_.begin(frame, file_);
  view::Dictionary content = page.content();
  content.set(ksirp_HEADING, heading(latest.state))
      .set(ksirp_ROUND_TITLE, round_title(found))
      .set(ksirp_FILE_NAME, base::without_controls(found.file_name))
      .set(ksirp_ID, found.id)
      .set(ksirp_STATE, domain::to_string(latest.state))
      .set(ksirp_SHA256, found.sha256)
      .set(ksirp_REOPENED, std::uint64_t{latest.reopened})
      .set(ksirp_URL, hand_in_url(found.id))
      .set(ksirp_CSRF, context.csrf_token)
      .set(ksirp_SEEN, std::uint64_t{latest.number});
  if (status == kConflict) content.show(ksirp_MEANWHILE);
  if (waits) fill_waiting(content, found);
  if (latest.state == HandInState::kReceived) content.show(ksirp_TAKE_BACK);
  if (latest.state == HandInState::kWithdrawn) content.show(ksirp_WITHDRAWN);
  if (latest.state == HandInState::kRefused && latest.result) {
    content.add(ksirp_REFUSED).set(ksirp_REASON, latest.result->reason).set(ksirp_MESSAGE, base::without_controls(latest.result->message));
  }
  if (latest.state == HandInState::kChecked && latest.result) {
    if (latest.result->ordered_count) {
      content.add(ksirp_MOVED)
          .set(ksirp_ORDERED, std::uint64_t{*latest.result->ordered_count})
          .set(ksirp_NOW, std::uint64_t{latest.result->reopened});
    }
    fill_result(content, *latest.result, latest.result->asked_again, latest.state);
    content.add(ksirp_DECIDE).show(latest.reopened > 0 ? ksirp_ASKS : ksirp_ASKS_NOBODY);
  }
  if (latest.state == HandInState::kApplied && latest.result) {
    content.show(ksirp_APPLIED);
    const auto check = std::find_if(found.steps.rbegin(), found.steps.rend(), [](const store::HandInStep& step) { return step.state == HandInState::kChecked; });
    const bool known = check != found.steps.rend() && check->result;
    fill_result(content, *latest.result, known ? check->result->asked_again : std::vector<domain::AskedAgain>{}, latest.state);
  }
  fill_steps(content, found);
  content.show(domain::is_final(latest.state) ? ksirp_AGAIN : ksirp_BACK_TO_LIST);
  return http::html(layout_.finish(page), status);
}

}  // namespace shouqi::pages
