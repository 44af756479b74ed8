#pragma once

#include "mysql/connection.hpp"
#include "store/reminder_store.hpp"

namespace shouqi::mysql {

class MysqlReminderStore final : public store::ReminderStore {
 public:
  explicit MysqlReminderStore(Connection& connection) : connection_(connection) {}
  bool lock() override;
  base::Instant now() override;
  std::vector<store::RoundToRemind> rounds(std::string_view school_code, std::string_view code) override;
  bool exists(std::string_view school_code, std::string_view code) override;
  std::vector<store::WaitingAnswer> waiting(domain::RoundId round) override;
  std::vector<store::ToldReason> told(domain::RoundId round) override;
  void append(const store::RoundToRemind& round, const std::vector<store::NewReminder>& reminders) override;
  std::vector<store::MailStep> mails(domain::RoundId round) override;
  void append_mail(domain::RoundId round, const store::MailStep& step, std::string_view recipient, std::string_view detail) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
