#include "mysql/mysql_round_report_store.hpp"

#include <algorithm>

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kSchoolName{"school_name", "SELECT school_name FROM portal_school WHERE school_code = ?"};

constexpr Statement kOffices{"office_names", R"(
SELECT DISTINCT COALESCE(o.office_name, '') AS name
  FROM round_member m LEFT JOIN school_office o ON o.school_code = ? AND o.division = m.division AND o.category = ?
 WHERE m.round_id = ? ORDER BY name)"};

constexpr Statement kSeal{"seal_summary", R"(
SELECT seal_id, sequence, CAST(cut_off AS CHAR), CAST(sealed_at AS CHAR), root, tree_size, key_id, file_name, file_sha256 FROM seal WHERE round_id = ?)"};

constexpr Statement kSealSteps{"seal_summary_steps", "SELECT kind, CAST(at AS CHAR) FROM seal_step WHERE seal_id = ? ORDER BY step"};

}  // namespace

std::optional<std::string> MysqlRoundReportStore::school_name(std::string_view school_code) {
  const Rows rows = connection_.query(kSchoolName, {parameter(school_code)});
  if (rows.empty()) return std::nullopt;
  return rows.front().text(0);
}

std::vector<std::string> MysqlRoundReportStore::office_names(std::string_view school_code, domain::RoundId round, domain::Category category) {
  std::vector<std::string> names;
  for (const Row& row : connection_.query(kOffices, {parameter(school_code), parameter(category), std::uint64_t{round}})) {
    std::string name = row.text(0).empty() ? std::string(domain::default_office(category)) : row.text(0);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

std::optional<store::SealSummary> MysqlRoundReportStore::seal(domain::RoundId round) {
  const Rows rows = connection_.query(kSeal, {std::uint64_t{round}});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  store::SealSummary seal{read_count(row, 1), read_instant(row, 2), read_instant(row, 3), row.text(4), read_count(row, 5),
                          row.text(6), row.text(7), row.text(8), {}};
  for (const Row& step : connection_.query(kSealSteps, {row.number(0)})) seal.steps.push_back({step.text(0), read_instant(step, 1)});
  return seal;
}

}  // namespace shouqi::mysql
