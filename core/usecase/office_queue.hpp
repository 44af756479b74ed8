// The queue of an office: which reports are shown, in which order, and which of them have one cause. Pure sorting over one reading.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/office_report_store.hpp"

namespace shouqi::usecase {

// What the state of a report means to an office.
enum class QueuePart {
  // Waits for the office: open or taken up.
  kWaiting,
  // Accepted: the corrected data has not come back yet.
  kFixing,
  // Answered or over: explained, changed, settled, withdrawn, or the student has left.
  kFinished,
};

enum class QueueAge { kAny, kOverdue, kLastDay, kInTime };
enum class QueueOrder { kOldestFirst, kNewestFirst };

inline constexpr std::size_t kQueuePageSize = 50;

struct QueueFilter {
  // Empty: all of them.
  std::optional<QueuePart> part = QueuePart::kWaiting;
  std::optional<domain::ReportState> state;
  std::optional<domain::Category> category;
  domain::ClassId class_id = 0;
  std::optional<domain::Pattern> pattern;
  QueueAge age = QueueAge::kAny;
  // Of ReportCause; empty for all.
  std::string cause;
  QueueOrder order = QueueOrder::kOldestFirst;
  // From 1; beyond the last page is the last page.
  std::size_t page = 1;

  // More than a part was asked for.
  bool is_narrowed() const { return state || category || class_id != 0 || pattern || age != QueueAge::kAny || !cause.empty(); }
};

struct QueueItem {
  store::QueuedReport report;
  domain::ReportCause cause;
  QueuePart part = QueuePart::kWaiting;
  // While the school owes an answer.
  std::optional<base::Instant> due;
  bool overdue = false;
  // Due within a day.
  bool last_day = false;
};

// Two or more reports of like cause that wait for the office.
struct QueueGroup {
  domain::ReportCause cause;
  domain::Category category = domain::Category::kCadre;
  std::vector<domain::Pattern> patterns;
  std::uint32_t count = 0;
  std::uint32_t overdue = 0;
  base::Instant oldest;
};

struct QueueClass {
  domain::ClassId id = 0;
  std::string name;

  friend auto operator<=>(const QueueClass&, const QueueClass&) = default;
};

struct OfficeQueue {
  base::Instant now;
  // Everything that the filter lets through, in its order.
  std::vector<QueueItem> items;
  // The part of `items` that the page shows: from `first`, at most kQueuePageSize.
  std::size_t first = 0;
  std::size_t page = 1;
  std::size_t pages = 1;
  // Of all reports, whatever the filter: largest first.
  std::vector<QueueGroup> groups;
  std::map<QueuePart, std::uint32_t> parts;
  std::uint32_t overdue = 0;
  std::uint32_t last_day = 0;
  // Of all reports, by name.
  std::vector<QueueClass> classes;
};

OfficeQueue office_queue(store::ReportQueue queue, const QueueFilter& filter);

// One report as the queue shows it.
QueueItem queue_item(store::QueuedReport report, base::Instant now);

}  // namespace shouqi::usecase
