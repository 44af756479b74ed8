#pragma once

#include "mysql/connection.hpp"
#include "store/round_report_store.hpp"

namespace shouqi::mysql {

class MysqlRoundReportStore final : public store::RoundReportStore {
 public:
  explicit MysqlRoundReportStore(Connection& connection) : connection_(connection) {}
  std::optional<std::string> school_name(std::string_view school_code) override;
  std::optional<store::SealSummary> seal(domain::RoundId round) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
