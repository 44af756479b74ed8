#include "mysql/mysql_review_store.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "mysql/document_row.hpp"

namespace shouqi::mysql {
namespace {

// Every subquery stands on parameters alone: one that looked at `d` would make the server keep a table of answers for each request.
constexpr Statement kOfAnswer{"review_of_answer", R"(
SELECT d.revision, d.digest, d.row_count, d.source, CAST(d.created_at AS CHAR), d.body,
       (SELECT GROUP_CONCAT(x.term) FROM receipt_document x WHERE x.student_id = ? AND x.category = ?),
       EXISTS (SELECT 1 FROM event e
                WHERE e.round_id = ? AND e.student_id = ? AND e.category = ? AND e.kind = 'looked' AND e.actor_kind = 'student' AND e.digest = ?),
       o.office_name, o.place, o.extension, o.person
  FROM receipt_document d
  LEFT JOIN school_office o ON o.school_code = ? AND o.division = ? AND o.category = ?
 WHERE d.student_id = ? AND d.category = ? AND d.term = ? AND d.batch = ?
 ORDER BY d.revision DESC LIMIT 1)"};

std::vector<domain::Term> split_terms(std::string_view joined) {
  std::vector<domain::Term> terms;
  while (!joined.empty()) {
    const std::size_t comma = std::min(joined.find(','), joined.size());
    const auto term = domain::Term::parse(joined.substr(0, comma));
    if (!term) throw base::IntegrityError("not a term in the database: " + std::string(joined));
    terms.push_back(*term);
    joined.remove_prefix(std::min(comma + 1, joined.size()));
  }
  return terms;
}

}  // namespace

std::optional<store::ReviewMaterial> MysqlReviewStore::of_answer(const domain::Principal& student, domain::RoundId round,
                                                                 const domain::DocumentKey& document, std::string_view looked_at) {
  const std::string category = parameter(document.category);
  const Rows rows = connection_.query(kOfAnswer, {student.student_id, category, std::uint64_t{round}, student.student_id, category, parameter(looked_at),
                                                  student.school_code, student.division, category, student.student_id, category, document.term.text(),
                                                  document.batch});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  store::Office office{std::string(domain::default_office(document.category)), {}, {}, {}};
  if (!row.is_null(8)) office = {row.text(8), row.text(9), row.text(10), row.text(11)};
  return store::ReviewMaterial{read_document(row, document), split_terms(row.text(6)), std::move(office), row.number(7) == 1};
}

}  // namespace shouqi::mysql
