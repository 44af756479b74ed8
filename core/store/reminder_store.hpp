// Who is to be reminded, and the two records of what was told: the outbox that the portal reads, and the digests by mail.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/principal.hpp"

namespace shouqi::store {

// A round that is open; answers of it may have an own end.
struct RoundToRemind {
  domain::RoundId id = 0;
  std::string school_code;
  std::string school_name;
  std::string code;
  domain::Term term;
  std::string batch;
  domain::Window window;
};

// An answer that waits for its student as stored; whether its window is still open is for the reader to judge.
struct WaitingAnswer {
  domain::StudentId student_id = 0;
  domain::ClassId class_id = 0;
  std::string class_name;
  domain::Category category = domain::Category::kCourse;
  domain::Term document_term;
  domain::Turn latest;
};

// What was told already, as it stands under the key.
struct ToldReason {
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCourse;
  std::string reason;

  friend auto operator<=>(const ToldReason&, const ToldReason&) = default;
};

struct NewReminder {
  ToldReason key;
  std::string message;
  std::string target;
  base::Instant valid_until;
};

enum class MailState { kSending, kSent, kRefused };

struct MailStep {
  std::string reason;
  std::uint16_t step = 0;
  MailState state = MailState::kSending;
};

class ReminderStore {
 public:
  virtual ~ReminderStore() = default;

  // Keeps every other reminder away until this connection ends. False: one is at it.
  virtual bool lock() = 0;
  virtual base::Instant now() = 0;
  // Open rounds whose opening has come; an empty school or code stands for all.
  virtual std::vector<RoundToRemind> rounds(std::string_view school_code, std::string_view code) = 0;
  virtual bool exists(std::string_view school_code, std::string_view code) = 0;
  // Of the latest turns those that are pending or to be looked at again: by class and student.
  virtual std::vector<WaitingAnswer> waiting(domain::RoundId round) = 0;
  virtual std::vector<ToldReason> told(domain::RoundId round) = 0;
  // All of them or none.
  virtual void append(const RoundToRemind& round, const std::vector<NewReminder>& reminders) = 0;

  // The latest step of each digest of the round.
  virtual std::vector<MailStep> mails(domain::RoundId round) = 0;
  // Throws when the step is there already.
  virtual void append_mail(domain::RoundId round, const MailStep& step, std::string_view recipient, std::string_view detail) = 0;
};

}  // namespace shouqi::store
