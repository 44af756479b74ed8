#include "usecase/remind_students.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/roc_calendar.hpp"
#include "domain/statistics.hpp"

namespace shouqi::usecase {
namespace {

using store::NewReminder;
using store::RoundToRemind;
using store::WaitingAnswer;

constexpr std::chrono::hours kLastDay{24};

// A window that ends at midnight ends on the day before.
std::string last_day_reason(base::Instant end) {
  const std::chrono::year_month_day day(
      std::chrono::floor<std::chrono::days>(end + std::chrono::hours(8) - std::chrono::microseconds(1)));
  return fmt::format("last_day-{:04}{:02}{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string message_of(const WaitingAnswer& answer, bool last_day, base::Instant end) {
  const std::string_view category = domain::title(answer.category);
  const std::string deadline = base::roc_deadline(end);
  if (last_day) return fmt::format("「{}」還沒有確認，{} 截止。截止前沒有回覆，就視為確認。", category, deadline);
  if (answer.latest.state == domain::AnswerState::kRecheck) return fmt::format("「{}」有更正或說明，請再看一次，{} 截止。", category, deadline);
  return fmt::format("請確認「{}」的收訖明細，{} 截止。", category, deadline);
}

}  // namespace

ReminderPlan plan_reminders(const RoundToRemind& round, const std::vector<WaitingAnswer>& waiting, const std::vector<store::ToldReason>& told,
                            base::Instant now) {
  const std::set<store::ToldReason> known(told.begin(), told.end());
  ReminderPlan plan;
  for (const WaitingAnswer& answer : waiting) {
    domain::Window window = round.window;
    window.own_close = answer.latest.own_close;
    if (!window.is_open(now) || !domain::waits_for_student(answer.latest.state)) continue;
    ++plan.waiting[answer.category][answer.class_name];
    const auto tell = [&](std::string reason, bool last_day) {
      NewReminder reminder{{answer.student_id, answer.category, std::move(reason)}, message_of(answer, last_day, window.end()),
                           fmt::format("/receipt/{}?term={}&round={}", domain::to_string(answer.category), answer.document_term.text(), round.id),
                           window.end()};
      if (!known.contains(reminder.key)) plan.reminders.push_back(std::move(reminder));
    };
    // On the last day one reminder says all; the others would only stand beside it.
    if (window.end() - now <= kLastDay) {
      tell(last_day_reason(window.end()), true);
    } else if (answer.latest.state == domain::AnswerState::kRecheck) {
      tell(fmt::format("recheck-{}", answer.latest.number), false);
    } else {
      tell("opened", false);
    }
  }
  if (plan.waiting.empty()) return plan;
  const bool last_day = round.window.is_open(now) && round.window.closes_at - now <= kLastDay;
  plan.digests.push_back(last_day ? last_day_reason(round.window.closes_at) : "opened");
  return plan;
}

}  // namespace shouqi::usecase
