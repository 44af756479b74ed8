#pragma once

#include "mysql/connection.hpp"
#include "store/report_store.hpp"

namespace shouqi::mysql {

class MysqlReportStore final : public store::ReportStore {
 public:
  explicit MysqlReportStore(Connection& connection) : connection_(connection) {}
  store::InsertOutcome file(const store::NewReport& report, const domain::Event& event) override;
  store::InsertOutcome withdraw(const store::NewWithdrawal& withdrawal, const domain::Event& event) override;
  std::optional<store::StoredReport> latest(domain::RoundId round, domain::StudentId student, domain::Category category) override;
  std::optional<store::StoredReport> find(domain::ReportId report, domain::StudentId student) override;
  std::vector<store::StoredReport> all(domain::StudentId student) override;

 private:
  store::InsertOutcome try_file(const store::NewReport& report, domain::Event event);
  store::InsertOutcome try_withdraw(const store::NewWithdrawal& withdrawal, domain::Event event);
  void write_rows(domain::ReportId report, const std::vector<domain::DisputedRow>& rows, const Rows& disputed);
  std::optional<store::StoredReport> read(const Rows& heads);

  Connection& connection_;
};

}  // namespace shouqi::mysql
