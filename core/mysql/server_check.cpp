#include "mysql/server_check.hpp"

#include <regex>

#include "base/clock.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kVersion{"server_version", "SELECT VERSION()"};
constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};
constexpr Statement kSettings{"safe_settings", "SELECT @@innodb_flush_log_at_trx_commit, @@innodb_doublewrite, @@log_bin, @@sync_binlog"};

bool is_on(const std::string& value) { return value == "1" || value == "ON"; }

}  // namespace

std::string server_version(Connection& connection) { return connection.query(kVersion).at(0).text(0); }

std::chrono::microseconds clock_difference(Connection& connection) {
  const base::Instant before = base::SystemClock().now();
  const base::Instant there = read_instant(connection.query(kNow).at(0), 0);
  const base::Instant after = base::SystemClock().now();
  return there - (before + (after - before) / 2);
}

std::vector<std::string> unsafe_settings(Connection& connection) {
  const Rows rows = connection.query(kSettings);
  const Row& row = rows.at(0);
  std::vector<std::string> unsafe;
  if (row.text(0) != "1") unsafe.push_back("innodb_flush_log_at_trx_commit is " + row.text(0) + ", must be 1");
  if (!is_on(row.text(1))) unsafe.push_back("innodb_doublewrite is off");
  if (is_on(row.text(2)) && row.text(3) != "1") unsafe.push_back("sync_binlog is " + row.text(3) + ", must be 1 while the binary log is on");
  return unsafe;
}

std::vector<std::string> excessive_grants(Connection& connection) {
  const std::regex everywhere(R"(GRANT (?!USAGE )(.+) ON \*\.\* )");
  const std::regex whole_database(R"(GRANT .+ ON `?[^`.*]+`?\.\* )");
  const std::regex history(R"(GRANT .*(UPDATE|DELETE|ALL PRIVILEGES|DROP|ALTER).* ON `?[^`.]+`?\.`?(receipt_document|answer_turn|event|student_turn|student_event|error_report\w*|student_report_step|\w*hand_in\w*|close_turn|batch_event|seal|seal_step|stored_step|sealed_answer)`? )");
  std::vector<std::string> excessive;
  for (const Row& row : connection.run_text("SHOW GRANTS FOR CURRENT_USER()")) {
    const std::string grant = std::regex_replace(row.text(0), std::regex(" IDENTIFIED BY .*"), " ");
    const std::string line = grant + " ";
    const bool too_much = std::regex_search(line, everywhere) || std::regex_search(line, whole_database) || std::regex_search(line, history);
    if (too_much) excessive.push_back(grant);
  }
  return excessive;
}

}  // namespace shouqi::mysql
