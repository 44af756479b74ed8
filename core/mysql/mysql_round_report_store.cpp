#include "mysql/mysql_round_report_store.hpp"

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kSchoolName{"school_name", "SELECT school_name FROM portal_school WHERE school_code = ?"};

}  // namespace

std::optional<std::string> MysqlRoundReportStore::school_name(std::string_view school_code) {
  const Rows rows = connection_.query(kSchoolName, {parameter(school_code)});
  if (rows.empty()) return std::nullopt;
  return rows.front().text(0);
}

}  // namespace shouqi::mysql
