// What a school is told by mail: how many still wait, by category and class. No name, no number of a student: mail is read on its way.
#pragma once

#include "remind/mail.hpp"
#include "usecase/remind_students.hpp"

namespace shouqi::batch {

// Without the recipient.
Mail digest_of(const store::RoundToRemind& round, const usecase::ReminderPlan& plan);

}  // namespace shouqi::batch
