#pragma once

#include "mysql/connection.hpp"
#include "store/answer_store.hpp"

namespace shouqi::mysql {

class MysqlAnswerStore final : public store::AnswerStore {
 public:
  explicit MysqlAnswerStore(Connection& connection) : connection_(connection) {}
  store::StudentAnswers of_student(domain::StudentId student, std::string_view school_code, int grade) override;
  store::InsertOutcome confirm(const store::NewConfirmation& confirmation, const domain::Event& event) override;
  std::optional<store::ReceiptFacts> find_receipt(std::string_view code) override;

 private:
  store::InsertOutcome try_confirm(const store::NewConfirmation& confirmation, const domain::Event& event);
  bool is_stored(const store::NewConfirmation& confirmation);
  void settle(const store::NewConfirmation& confirmed, const domain::Actor& student);

  Connection& connection_;
};

}  // namespace shouqi::mysql
