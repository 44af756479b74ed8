#include "mysql/mysql_roster_store.hpp"

#include "mysql/row_reader.hpp"
#include "mysql/student_list.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kRoster{"roster", R"(
SELECT student_id, student_no, name, COALESCE(class_id, 0), COALESCE(class_name, ''), COALESCE(grade, 0), COALESCE(seat_no, ''),
       COALESCE(division, 'day'), enrolment = 'attending'
  FROM portal_student WHERE school_code = ? ORDER BY student_id)"};

const std::string kDocumentsSql = R"(
SELECT d.student_id, d.revision, d.digest, d.row_count, d.source, CAST(d.created_at AS CHAR), d.body
  FROM receipt_document d
 WHERE d.category = ? AND d.term = ? AND d.batch = ?
   AND d.revision = (SELECT MAX(x.revision) FROM receipt_document x
                      WHERE x.student_id = d.student_id AND x.category = d.category AND x.term = d.term AND x.batch = d.batch)
   AND d.student_id IN )" + student_placeholders();
const Statement kDocuments{"documents_of_students", kDocumentsSql};

}  // namespace

std::vector<store::RosterPerson> MysqlRosterStore::roster(std::string_view school_code) {
  std::vector<store::RosterPerson> people;
  for (const Row& row : connection_.query(kRoster, {parameter(school_code)})) {
    people.push_back({row.number(0), row.text(1), row.text(2), row.number(3), row.text(4), static_cast<int>(row.number(5)), row.text(6),
                      row.text(7), row.number(8) == 1});
  }
  return people;
}

std::map<domain::StudentId, store::StoredDocument> MysqlRosterStore::documents(const domain::DocumentKey& key,
                                                                               const std::vector<domain::StudentId>& students) {
  std::map<domain::StudentId, store::StoredDocument> found;
  for_each_student_batch(students, [&](const std::vector<Parameter>& batch) {
    std::vector<Parameter> parameters{parameter(key.category), key.term.text(), key.batch};
    parameters.insert(parameters.end(), batch.begin(), batch.end());
    for (const Row& row : connection_.query(kDocuments, parameters)) {
      const auto source = row.text(4) == "central" ? store::DocumentSource::kCentral : store::DocumentSource::kPortal;
      found.emplace(row.number(0), store::StoredDocument{{key, row.text(6), row.text(2), read_count(row, 3)}, read_count(row, 1), source,
                                                         read_instant(row, 5)});
    }
  });
  return found;
}

}  // namespace shouqi::mysql
