#pragma once

#include "mysql/connection.hpp"
#include "store/review_store.hpp"

namespace shouqi::mysql {

class MysqlReviewStore final : public store::ReviewStore {
 public:
  explicit MysqlReviewStore(Connection& connection) : connection_(connection) {}
  std::optional<store::ReviewMaterial> of_answer(const domain::Principal& student, domain::RoundId round, const domain::DocumentKey& document,
                                                 std::string_view looked_at) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
