#include "pages/school_history_page.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "http/form.hpp"
#include "pages/history_words.hpp"
#include "templates/school_history_page.hpp"

namespace shouqi::pages {
namespace {

constexpr int kBadRequest = 400;

struct Address {
  std::string kind;
  std::string day;
  std::optional<store::EventId> after{};
};

// Empty when one of them stands there twice or ?after= is no number. An empty value is as good as none, because forms send it.
std::optional<Address> parse_history_address(const http::Fields& query) {
  Address address;
  const auto take = [&](std::string_view name, std::string& into) {
    if (query.has(name) && !query.only(name)) return false;
    into = query.only(name).value_or("");
    return true;
  };
  std::string after;
  if (!take("kind", address.kind) || !take("day", address.day) || !take("after", after)) return std::nullopt;
  if (after.empty()) return address;
  store::EventId id = 0;
  const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), id);
  if (error != std::errc{} || end != after.data() + after.size()) return std::nullopt;
  address.after = id;
  return address;
}

std::string history_url(const Address& address) {
  std::string url = "/receipt/staff/school/history";
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    url += fmt::format("{}{}={}", mark, name, http::url_encode(value));
    mark = '&';
  };
  add("kind", address.kind);
  add("day", address.day);
  if (address.after) add("after", std::to_string(*address.after));
  return url;
}

}  // namespace

SchoolHistoryPage::SchoolHistoryPage(const view::PageLayout& layout, store::HistoryStore& history)
    : layout_(layout), file_(layout.templates().file("school_history_page.tpl")), history_(history) {}

http::Response SchoolHistoryPage::show(const http::RequestContext& context) {
  const auto address = parse_history_address(context.request.query);
  if (!address) return http::refuse(404);
  store::HistoryWanted wanted{.school_code = context.principal->school_code};
  if (!want_group(address->kind, wanted)) return http::refuse(404);
  const auto day = base::parse_roc_day(address->day);
  const bool has_fault = !address->day.empty() && !day;
  if (day) {
    wanted.from = *day;
    wanted.until = *day + std::chrono::days(1);
  }
  wanted.after = address->after;
  // One more than is shown, to know whether there are more.
  wanted.limit = kShown + 1;
  auto events = has_fault ? std::vector<store::HistoryEvent>{} : history_.page(wanted);
  if (!events) return http::refuse(404);

  view::Page page = layout_.begin({.stem = "school_history",
                                   .title = has_fault ? "錯誤：操作紀錄" : "操作紀錄",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", "/receipt/staff/school"}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kshp_SCHOOL_NAME, context.principal->school_name).set(kshp_DAY, base::without_controls(address->day));
  for (const HistoryGroup& group : history_groups()) {
    view::Dictionary option = content.add(kshp_GROUP);
    option.set(kshp_VALUE, group.name).set(kshp_WORD, group.title);
    if (group.name == address->kind) option.show(kshp_CHOSEN);
  }
  if (has_fault) content.show(kshp_DAY_FAULT);
  if (!address->kind.empty() || !address->day.empty()) content.show(kshp_FILTERED);
  if (address->after) content.add(kshp_NEWEST).set(kshp_URL, history_url({address->kind, address->day}));
  if (events->size() > kShown) {
    events->resize(kShown);
    content.add(kshp_OLDER).set(kshp_URL, history_url({address->kind, address->day, events->back().id}));
  }
  if (events->empty() && !has_fault) content.show(kshp_NOTHING);
  std::string shown_day;
  std::optional<view::Dictionary> section;
  for (const store::HistoryEvent& event : *events) {
    const std::string event_day = base::roc_date(event.at);
    if (!section || event_day != shown_day) {
      shown_day = event_day;
      section = content.add(kshp_DATE);
      section->set(kshp_EVENT_DAY, fmt::format("{}/{}", base::roc_date(event.at).substr(0, event_day.find('/')), base::roc_day(event.at)));
    }
    view::Dictionary item = section->add(kshp_EVENT);
    item.set(kshp_EVENT_ID, event.id)
        .set(kshp_KIND, event.kind)
        .set(kshp_AT, base::roc_clock(event.at))
        .set(kshp_WHO, actor_words(event))
        .set(kshp_ACT, act_words(event));
    for (const std::string& change : change_words(event)) item.add(kshp_CHANGE).set(kshp_TEXT, change);
    const std::string reason = reason_words(event);
    if (!reason.empty()) item.add(kshp_WHY).set(kshp_REASON, reason);
  }
  return http::html(layout_.finish(page), has_fault ? kBadRequest : 200);
}

}  // namespace shouqi::pages
