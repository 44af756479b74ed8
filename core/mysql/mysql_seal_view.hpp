#pragma once

#include "mysql/connection.hpp"
#include "store/seal_view.hpp"

namespace shouqi::mysql {

class MysqlSealView final : public store::SealView {
 public:
  explicit MysqlSealView(Connection& connection) : connection_(connection) {}
  std::optional<store::PublicSeal> seal(std::string_view school_code, domain::RoundId round) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
