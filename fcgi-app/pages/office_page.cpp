#include "pages/office_page.hpp"

#include <algorithm>
#include <tuple>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/answer_words.hpp"
#include "templates/office_page.hpp"

namespace shouqi::pages {
namespace {

using usecase::OfficeQueue;
using usecase::QueueItem;
using usecase::QueuePart;

std::uint64_t count_of(const OfficeQueue& queue, QueuePart part) {
  const auto found = queue.parts.find(part);
  return found == queue.parts.end() ? 0 : found->second;
}

void fill_views(view::Dictionary& content, const OfficeQueue& queue, const QueueAddress& address) {
  const auto add = [&](std::optional<QueuePart> part, std::string_view word, std::uint64_t count) {
    QueueAddress there;
    there.filter.part = part;
    there.round_id = address.round_id;
    view::Dictionary item = content.add(kop_VIEW);
    item.set(kop_URL, queue_url(there)).set(kop_WORD, word).set(kop_COUNT, count);
    if (address.filter.part == part) item.show(kop_CURRENT);
  };
  add(QueuePart::kWaiting, "待處理", count_of(queue, QueuePart::kWaiting));
  add(QueuePart::kFixing, "更正中", count_of(queue, QueuePart::kFixing));
  add(QueuePart::kFinished, "已答覆", count_of(queue, QueuePart::kFinished));
}

void fill_groups(view::Dictionary& content, const OfficeQueue& queue) {
  if (queue.groups.empty()) return;
  view::Dictionary section = content.add(kop_GROUPS);
  for (const usecase::QueueGroup& group : queue.groups) {
    std::string patterns;
    for (const domain::Pattern one : group.patterns) patterns += (patterns.empty() ? "" : "、") + std::string(domain::title(one));
    QueueAddress there;
    there.filter.cause = group.cause.key;
    view::Dictionary item = section.add(kop_GROUP);
    item.set(kop_CAUSE, group.cause.key)
        .set(kop_CAUSE_TITLE, base::without_controls(group.cause.title))
        .set(kop_CATEGORY_TITLE, domain::title(group.category))
        .set(kop_PATTERNS, patterns)
        .set(kop_COUNT, std::uint64_t{group.count})
        .set(kop_URL, queue_url(there))
        .set(kop_ANSWER_URL, answer_url(group.cause.key));
    if (group.overdue > 0) item.add(kop_GROUP_OVERDUE).set(kop_OVERDUE_COUNT, std::uint64_t{group.overdue});
  }
}

void fill_filter(view::Dictionary& content, const OfficeQueue& queue, const QueueAddress& address, const domain::Principal& person) {
  const usecase::QueueFilter& filter = address.filter;
  view::Dictionary form = content.add(kop_FILTER);
  form.set(kop_VIEW_VALUE, !filter.part                             ? "all"
                           : filter.part == QueuePart::kWaiting     ? "waiting"
                           : filter.part == QueuePart::kFixing      ? "fixing"
                                                                    : "finished");
  if (address.round_id != 0) form.add(kop_KEEP_ROUND).set(kop_VALUE, std::uint64_t{address.round_id});
  const auto option = [](view::Dictionary item, std::string_view value, std::string_view word, bool chosen) {
    item.set(kop_VALUE, value).set(kop_WORD, word);
    if (chosen) item.show(kop_CHOSEN);
  };
  for (const domain::Category category : person.duties) {
    option(form.add(kop_CATEGORY_OPTION), domain::to_string(category), domain::title(category), filter.category == category);
  }
  for (const usecase::QueueClass& one : queue.classes) {
    option(form.add(kop_CLASS_OPTION), std::to_string(one.id), one.name, filter.class_id == one.id);
  }
  for (const domain::Pattern pattern : domain::kPatterns) {
    option(form.add(kop_PATTERN_OPTION), domain::to_string(pattern), domain::title(pattern), filter.pattern == pattern);
  }
  for (const auto& [age, value, word] : {std::tuple{usecase::QueueAge::kOverdue, "overdue", "已逾期"},
                                         std::tuple{usecase::QueueAge::kLastDay, "last_day", "一天內到期"},
                                         std::tuple{usecase::QueueAge::kInTime, "in_time", "未逾期"}}) {
    option(form.add(kop_AGE_OPTION), value, word, filter.age == age);
  }
  option(form.add(kop_ORDER_OPTION), "oldest", "最早的在前", filter.order == usecase::QueueOrder::kOldestFirst);
  option(form.add(kop_ORDER_OPTION), "newest", "最近的在前", filter.order == usecase::QueueOrder::kNewestFirst);
}

void fill_item(view::Dictionary row, const QueueItem& item) {
  const store::QueuedReport& report = item.report;
  row.set(kop_REPORT_ID, report.id)
      .set(kop_REPORT_STATE, domain::to_string(report.state))
      .set(kop_CHIP, report.student_left ? "left" : domain::to_string(state_alike(report.state)))
      .set(kop_STATE_TITLE, report.student_left ? domain::title(domain::AnswerState::kLeft) : domain::title(report.state))
      .set(kop_CATEGORY, domain::to_string(report.category))
      .set(kop_CATEGORY_TITLE, domain::title(report.category))
      .set(kop_CLASS_NAME, report.student.class_name)
      .set(kop_SEAT_NO, report.student.seat_no)
      .set(kop_NAME, report.student.name)
      .set(kop_PATTERNS, pattern_words(report.complaints))
      .set(kop_CAUSE_TITLE, base::without_controls(item.cause.title))
      .set(kop_AT, base::roc_date_time(report.at));
  if (!report.handler.empty()) row.add(kop_HANDLED).set(kop_HANDLER, report.handler);
  if (!item.due) return;
  row.add(item.overdue ? kop_OVERDUE : item.last_day ? kop_LAST_DAY : kop_IN_TIME)
      .set(kop_DAY, base::roc_day(*item.due - std::chrono::seconds(1)));
}

void fill_list(view::Dictionary& content, const OfficeQueue& queue, const QueueAddress& address) {
  view::Dictionary list = content.add(kop_LIST);
  list.set(kop_COUNT, std::uint64_t{queue.items.size()});
  if (queue.items.empty()) list.add(kop_NO_ITEMS).show(address.filter.is_narrowed() ? kop_NARROWED : kop_NOTHING);
  const std::size_t end = std::min(queue.items.size(), queue.first + usecase::kQueuePageSize);
  for (std::size_t i = queue.first; i < end; ++i) fill_item(list.add(kop_ITEM), queue.items.at(i));
  if (queue.pages < 2) return;
  view::Dictionary pager = list.add(kop_PAGER);
  pager.set(kop_PAGE, std::uint64_t{queue.page}).set(kop_PAGES, std::uint64_t{queue.pages});
  QueueAddress there = address;
  there.done = 0;
  there.filter.page = queue.page - 1;
  if (queue.page > 1) pager.add(kop_BEFORE).set(kop_URL, queue_url(there));
  there.filter.page = queue.page + 1;
  if (queue.page < queue.pages) pager.add(kop_AFTER).set(kop_URL, queue_url(there));
}

}  // namespace

OfficePage::OfficePage(const view::PageLayout& layout, store::OfficeReportStore& reports)
    : layout_(layout), file_(layout.templates().file("office_page.tpl")), reports_(reports) {}

http::Response OfficePage::show(const http::RequestContext& context) {
  const auto address = parse_queue_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::Principal& person = *context.principal;
  const OfficeQueue queue = usecase::office_queue(reports_.queue(usecase::scope_of(person), address->round_id), address->filter);
  view::Page page = layout_.begin({.stem = "office",
                                   .title = "資料錯誤回報",
                                   .principal = &person,
                                   .csrf_token = context.csrf_token,
                                   .back = {"我的首頁", "/receipt/staff/"}},
                                  file_);
  view::Dictionary content = page.content();
  for (const domain::Category category : person.duties) content.add(kop_DUTY).set(kop_CATEGORY_TITLE, domain::title(category));
  if (address->done > 0) content.add(kop_DONE).set(kop_COUNT, std::uint64_t{address->done});
  const std::uint64_t waiting = count_of(queue, QueuePart::kWaiting);
  if (waiting > 0) {
    view::Dictionary head = content.add(kop_WAITING);
    head.set(kop_COUNT, waiting);
    if (queue.overdue > 0) head.add(kop_SOME_OVERDUE).set(kop_COUNT, std::uint64_t{queue.overdue});
    if (queue.last_day > 0) head.add(kop_SOME_LAST_DAY).set(kop_COUNT, std::uint64_t{queue.last_day});
  } else {
    content.show(kop_NOTHING_WAITS);
  }
  fill_views(content, queue, *address);
  fill_groups(content, queue);
  fill_filter(content, queue, *address, person);
  fill_list(content, queue, *address);
  QueueAddress whole = *address;
  whole.filter.page = 1;
  whole.done = 0;
  content.set(kop_FILE_URL, queue_url(whole, ".xlsx"));
  return http::html(layout_.finish(page));
}

}  // namespace shouqi::pages
