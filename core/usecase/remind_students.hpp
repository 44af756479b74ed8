// Who is told what, and when: pure planning over one reading.
//
//   opened         waits since the round opened
//   recheck-TURN   is asked again, by that turn: what the table `notification` has for the student, delivered
//   last_day-DATE  the window ends within 24 hours, on that date in Taipei; more time makes a new last day
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/reminder_store.hpp"

namespace shouqi::usecase {

struct ReminderPlan {
  std::vector<store::NewReminder> reminders;
  // How many answers wait, told or not: by category and class, for the school's digest.
  std::map<domain::Category, std::map<std::string, std::uint32_t>> waiting;
  // Why the school gets a digest now: "opened", "last_day-20211115"; whether it has had that one is not asked here.
  std::vector<std::string> digests;
};

ReminderPlan plan_reminders(const store::RoundToRemind& round, const std::vector<store::WaitingAnswer>& waiting,
                            const std::vector<store::ToldReason>& told, base::Instant now);

}  // namespace shouqi::usecase
