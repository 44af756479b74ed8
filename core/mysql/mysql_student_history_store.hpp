#pragma once

#include "mysql/connection.hpp"
#include "store/student_history_store.hpp"

namespace shouqi::mysql {

class MysqlStudentHistoryStore final : public store::StudentHistoryStore {
 public:
  explicit MysqlStudentHistoryStore(Connection& connection) : connection_(connection) {}
  std::optional<store::HistoryPerson> by_key(domain::StudentId student) override;
  std::optional<store::HistoryPerson> by_number(std::string_view school_code, std::string_view student_no) override;
  void append(const domain::Event& event) override;
  std::vector<store::StudentEvent> events(domain::StudentId student, const std::optional<base::Instant>& since,
                                          const std::optional<base::Instant>& until) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
