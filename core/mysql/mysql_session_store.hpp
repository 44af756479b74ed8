#pragma once

#include "mysql/connection.hpp"
#include "store/session_store.hpp"

namespace shouqi::mysql {

class MysqlSessionStore final : public store::SessionStore {
 public:
  explicit MysqlSessionStore(Connection& connection) : connection_(connection) {}
  bool use_nonce(std::string_view nonce, base::Instant expires) override;
  bool start(std::string_view token_sha256, domain::StudentId student, std::string_view school_code) override;
  std::optional<domain::Principal> find(std::string_view token_sha256, const store::SessionLimits& limits) override;
  void end(std::string_view token_sha256) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
