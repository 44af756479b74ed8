#pragma once

#include "mysql/connection.hpp"
#include "store/office_report_store.hpp"

namespace shouqi::mysql {

class MysqlOfficeReportStore final : public store::OfficeReportStore {
 public:
  explicit MysqlOfficeReportStore(Connection& connection) : connection_(connection) {}
  store::ReportQueue queue(const store::OfficeScope& scope, domain::RoundId round) override;
  std::optional<store::OfficeReport> find(const store::OfficeScope& scope, domain::ReportId report) override;
  store::InsertOutcome act(const store::OfficeScope& scope, const store::NewOfficeAct& act, const domain::Event& event) override;

 private:
  store::InsertOutcome try_act(const store::OfficeScope& scope, const store::NewOfficeAct& act, domain::Event event);
  bool is_stored(const store::NewOfficeAct& act, const domain::Actor& actor);

  Connection& connection_;
};

}  // namespace shouqi::mysql
