#pragma once

#include "mysql/connection.hpp"
#include "store/round_report_store.hpp"

namespace shouqi::mysql {

class MysqlRoundReportStore final : public store::RoundReportStore {
 public:
  explicit MysqlRoundReportStore(Connection& connection) : connection_(connection) {}
  std::optional<std::string> school_name(std::string_view school_code) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
