#include "mysql/mysql_proof_source.hpp"

#include "base/error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kProof{"proof_of_answer", R"(
SELECT a.leaf, a.leaf_index, a.path, s.seal_json, s.signature
  FROM sealed_answer a JOIN seal s ON s.seal_id = a.seal_id
 WHERE a.round_id = ? AND a.student_id = ? AND a.category = ?)"};

}  // namespace

std::optional<domain::AnswerProof> MysqlProofSource::proof(domain::RoundId round, domain::StudentId student, domain::Category category) {
  const Rows rows = connection_.query(kProof, {std::uint64_t{round}, student, parameter(category)});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  nlohmann::json path = nlohmann::json::parse(row.text(2), nullptr, false);
  if (!path.is_array()) throw base::IntegrityError("the path of a sealed answer is no list");
  return domain::AnswerProof{row.text(0), row.number(1), std::move(path), row.text(3), row.text(4)};
}

}  // namespace shouqi::mysql
