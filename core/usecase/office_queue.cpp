#include "usecase/office_queue.hpp"

#include <algorithm>
#include <set>

namespace shouqi::usecase {
namespace {

using domain::ReportState;

constexpr std::chrono::hours kLastDay{24};

QueuePart part_of(const store::QueuedReport& report) {
  if (report.student_left) return QueuePart::kFinished;
  if (report.state == ReportState::kOpen || report.state == ReportState::kTakenUp) return QueuePart::kWaiting;
  return report.state == ReportState::kAccepted ? QueuePart::kFixing : QueuePart::kFinished;
}

bool has_pattern(const QueueItem& item, domain::Pattern pattern) {
  const auto& complaints = item.report.complaints;
  return std::any_of(complaints.begin(), complaints.end(), [&](const domain::Complaint& one) { return one.pattern == pattern; });
}

bool has_age(const QueueItem& item, QueueAge age) {
  switch (age) {
    case QueueAge::kAny: return true;
    case QueueAge::kOverdue: return item.overdue;
    case QueueAge::kLastDay: return item.last_day;
    case QueueAge::kInTime: return item.due && !item.overdue;
  }
  return true;
}

bool passes(const QueueFilter& filter, const QueueItem& item) {
  const store::QueuedReport& report = item.report;
  return (!filter.part || item.part == *filter.part) && (!filter.state || report.state == *filter.state) &&
         (!filter.category || report.category == *filter.category) && (filter.class_id == 0 || report.student.class_id == filter.class_id) &&
         (!filter.pattern || has_pattern(item, *filter.pattern)) && has_age(item, filter.age) &&
         (filter.cause.empty() || item.cause.key == filter.cause);
}

void add_to_group(std::map<std::string, QueueGroup>& groups, const QueueItem& item) {
  QueueGroup& group = groups[item.cause.key];
  if (group.count == 0) {
    group.cause = item.cause;
    group.category = item.report.category;
    for (const domain::Complaint& complaint : item.report.complaints) group.patterns.push_back(complaint.pattern);
    group.oldest = item.report.at;
  }
  ++group.count;
  if (item.overdue) ++group.overdue;
  group.oldest = std::min(group.oldest, item.report.at);
}

std::vector<QueueGroup> large_groups(const std::map<std::string, QueueGroup>& groups) {
  std::vector<QueueGroup> large;
  for (const auto& [ignored, group] : groups) {
    if (group.count > 1) large.push_back(group);
  }
  std::sort(large.begin(), large.end(), [](const QueueGroup& one, const QueueGroup& other) {
    return one.count != other.count ? one.count > other.count : one.oldest < other.oldest;
  });
  return large;
}

void turn_to_page(OfficeQueue& queue, std::size_t wanted) {
  queue.pages = std::max<std::size_t>(1, (queue.items.size() + kQueuePageSize - 1) / kQueuePageSize);
  queue.page = std::clamp<std::size_t>(wanted, 1, queue.pages);
  queue.first = (queue.page - 1) * kQueuePageSize;
}

}  // namespace

QueueItem queue_item(store::QueuedReport report, base::Instant now) {
  QueueItem item{std::move(report), {}, QueuePart::kWaiting, std::nullopt, false, false};
  item.cause = domain::cause_of(item.report.category, item.report.complaints, item.report.subjects);
  item.part = part_of(item.report);
  if (item.part == QueuePart::kWaiting) {
    item.due = domain::find_out_by(item.report.at);
    item.overdue = domain::is_overdue(item.report.state, item.report.at, now);
    item.last_day = !item.overdue && *item.due - now <= kLastDay;
  }
  return item;
}

OfficeQueue office_queue(store::ReportQueue queue, const QueueFilter& filter) {
  OfficeQueue result;
  result.now = queue.now;
  std::map<std::string, QueueGroup> groups;
  std::set<QueueClass> classes;
  for (store::QueuedReport& report : queue.reports) {
    QueueItem item = queue_item(std::move(report), queue.now);
    ++result.parts[item.part];
    if (item.overdue) ++result.overdue;
    if (item.last_day) ++result.last_day;
    if (item.part == QueuePart::kWaiting) add_to_group(groups, item);
    classes.insert({item.report.student.class_id, item.report.student.class_name});
    if (passes(filter, item)) result.items.push_back(std::move(item));
  }
  result.groups = large_groups(groups);
  result.classes.assign(classes.begin(), classes.end());
  std::sort(result.classes.begin(), result.classes.end(), [](const QueueClass& one, const QueueClass& other) {
    return one.name != other.name ? one.name < other.name : one.id < other.id;
  });
  if (filter.order == QueueOrder::kNewestFirst) std::reverse(result.items.begin(), result.items.end());
  turn_to_page(result, filter.page);
  return result;
}

}  // namespace shouqi::usecase
