#pragma once

#include "mysql/connection.hpp"
#include "store/round_report_store.hpp"

namespace shouqi::mysql {

class MysqlRoundReportStore final : public store::RoundReportStore {
 public:
  explicit MysqlRoundReportStore(Connection& connection) : connection_(connection) {}
  std::optional<std::string> school_name(std::string_view school_code) override;
  std::vector<std::string> office_names(std::string_view school_code, domain::RoundId round, domain::Category category) override;
  std::optional<store::SealSummary> seal(domain::RoundId round) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
