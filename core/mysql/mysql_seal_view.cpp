#include "mysql/mysql_seal_view.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "mysql/row_reader.hpp"
#include "mysql/seal_row.hpp"

namespace shouqi::mysql {
namespace {

const std::string kSealSql = "SELECT r.code, r.term, r.batch, s.seal_json," + std::string(kSealColumns) + R"(
  FROM confirmation_round r JOIN seal s ON s.round_id = r.round_id
 WHERE r.school_code = ? AND r.round_id = ?)";
const Statement kSeal{"public_seal", kSealSql};
constexpr std::size_t kFirstSealColumn = 4;

}  // namespace

std::optional<store::PublicSeal> MysqlSealView::seal(std::string_view school_code, domain::RoundId round) {
  const Rows rows = connection_.query(kSeal, {parameter(school_code), std::uint64_t{round}});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  store::PublicSeal found{row.text(0), read_term(row, 1), row.text(2), *read_seal(row, kFirstSealColumn), {}, 0};
  const nlohmann::json statement = nlohmann::json::parse(row.text(3), nullptr, false);
  if (!statement.is_object() || !statement.contains("answers") || !statement.contains("left")) throw base::IntegrityError("a seal in the ledger cannot be read");
  for (const auto& [name, count] : statement["answers"].items()) {
    const auto state = domain::parse_answer_state(name);
    if (!state) throw base::IntegrityError("a seal in the ledger counts an unknown state: " + name);
    found.answers.emplace(*state, count.get<std::uint64_t>());
  }
  found.left = statement["left"].get<std::uint64_t>();
  return found;
}

}  // namespace shouqi::mysql
