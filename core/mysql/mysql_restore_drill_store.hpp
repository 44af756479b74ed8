#pragma once

#include "mysql/connection.hpp"
#include "store/restore_drill_store.hpp"

namespace shouqi::mysql {

class MysqlRestoreDrillStore final : public store::RestoreDrillStore {
 public:
  explicit MysqlRestoreDrillStore(Connection& connection) : connection_(connection) {}
  std::map<std::string, std::uint64_t> counts() override;
  std::vector<store::DrillSeal> seals() override;
  void leaves(std::uint32_t seal, const std::function<void(std::uint32_t index, std::string_view leaf)>& take) override;
  std::vector<store::DrillReceipt> receipts(std::uint32_t limit) override;
  std::uint64_t broken_turns() override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
