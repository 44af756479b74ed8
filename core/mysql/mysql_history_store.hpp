#pragma once

#include "mysql/connection.hpp"
#include "store/history_store.hpp"

namespace shouqi::mysql {

class MysqlHistoryStore final : public store::HistoryStore {
 public:
  explicit MysqlHistoryStore(Connection& connection) : connection_(connection) {}
  std::optional<std::vector<store::HistoryEvent>> page(const store::HistoryWanted& wanted) override;

 private:
  void name_classes(std::vector<store::HistoryEvent>& events, const std::vector<std::uint64_t>& rounds);

  Connection& connection_;
};

}  // namespace shouqi::mysql
