#pragma once

#include "mysql/connection.hpp"
#include "store/inbox_store.hpp"

namespace shouqi::mysql {

class MysqlInboxStore final : public store::InboxStore {
 public:
  explicit MysqlInboxStore(Connection& connection) : connection_(connection) {}
  bool enter() override;
  std::vector<store::WaitingHandIn> waiting() override;
  bool append(const store::NewHandInStep& step) override;
  std::optional<domain::HandInState> state_of(std::string_view token) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
