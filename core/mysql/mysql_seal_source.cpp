#include "mysql/mysql_seal_source.hpp"

#include <map>

#include "base/error.hpp"
#include "mysql/person_keys.hpp"
#include "mysql/row_reader.hpp"
#include "mysql/student_list.hpp"
#include "mysql/submitted_records.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kNow{"seal_cut_off", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};

constexpr Statement kPeople{"seal_people", R"(
SELECT student_id, student_no, class_name, seat_no, division FROM round_member WHERE round_id = ? ORDER BY student_id)"};

// Imports count up, so the last one of a part comes last.
constexpr Statement kParts{"seal_parts", R"(
SELECT p.part, p.category, p.entry_name, p.entry_sha256, p.roster_info
  FROM import_run i
  JOIN import_part p ON p.import_id = i.import_id
  JOIN round_category c ON c.round_id = i.round_id AND c.category = p.category
 WHERE i.round_id = ? ORDER BY i.import_id, p.part)"};

// The newest turn of each, and the turn's own event; looks at an answer name no turn.
const std::string kAnswersSql = R"(
SELECT t.student_id, t.category, t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), t.receipt_code,
       CAST(t.at AS CHAR),
       (SELECT COALESCE(MIN(e.event_id), 0) FROM event e
         WHERE e.round_id = t.round_id AND e.student_id = t.student_id AND e.category = t.category AND e.turn = t.turn)
  FROM (SELECT a.*, ROW_NUMBER() OVER (PARTITION BY a.student_id, a.category ORDER BY a.turn DESC) AS place
          FROM answer_turn a WHERE a.round_id = ? AND a.student_id IN )" + student_placeholders() + R"() t
 WHERE t.place = 1)";
const Statement kAnswers{"seal_answers", kAnswersSql};

const std::string kDocumentsSql = R"(
SELECT t.student_id, d.digest, d.source, d.body
  FROM answer_turn t
  JOIN receipt_document d ON d.student_id = t.student_id AND d.category = t.category AND d.term = ? AND d.batch = ? AND d.revision = t.revision
 WHERE t.round_id = ? AND t.category = ?
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category)
   AND t.student_id IN )" + student_placeholders();
const Statement kDocuments{"seal_documents", kDocumentsSql};

const std::string kReportsSql = R"(
SELECT r.report_id, r.student_id, r.category, CAST(r.at AS CHAR), COALESCE(r.extra_reason, ''), COALESCE(r.missing_reason, ''),
       COALESCE(r.wrong_reason, ''),
       (SELECT s.state FROM error_report_step s WHERE s.report_id = r.report_id ORDER BY s.step DESC LIMIT 1),
       COALESCE((SELECT s.text FROM error_report_step s
                  WHERE s.report_id = r.report_id AND s.actor_kind = 'staff' AND s.text <> '' ORDER BY s.step DESC LIMIT 1), '')
  FROM error_report r
 WHERE r.round_id = ?
   AND r.report_id = (SELECT MAX(x.report_id) FROM error_report x
                       WHERE x.round_id = r.round_id AND x.student_id = r.student_id AND x.category = r.category)
   AND r.student_id IN )" + student_placeholders();
const Statement kReports{"seal_reports", kReportsSql};

const std::string kReportRowsSql = R"(
SELECT w.report_id, w.row_reference
  FROM error_report r JOIN error_report_row w ON w.report_id = r.report_id
 WHERE r.round_id = ? AND r.student_id IN )" + student_placeholders() + " ORDER BY w.report_id, w.row_no";
const Statement kReportRows{"seal_report_rows", kReportRowsSql};

constexpr std::size_t kRecordColumnCount = 5;
const RecordStatements kAttachments("seal_attachments_",
                                    "SELECT " + kRecordColumns + ", a.file_id, a.media_type, a.byte_size, a.sha256 FROM portal_attachment a JOIN",
                                    "r ON r.record_id = a.record_id AND r.student_id = a.student_id WHERE " + kRecordCondition +
                                        " AND a.category = ? AND a.student_id IN " + student_placeholders() + " ORDER BY r.record_id, a.file_id");

// The fixed number of places, after the parameters that come first.
template <typename Work>
void query_students(Connection& connection, const Statement& statement, const std::vector<Parameter>& first,
                    const std::vector<domain::StudentId>& students, Work work) {
  for_each_student_batch(students, [&](const std::vector<Parameter>& batch) {
    std::vector<Parameter> parameters = first;
    parameters.insert(parameters.end(), batch.begin(), batch.end());
    for (const Row& row : connection.query(statement, parameters)) work(row);
  });
}

}  // namespace

base::Instant MysqlSealSource::begin() {
  snapshot_.emplace(connection_);
  return read_instant(connection_.query(kNow).at(0), 0);
}

void MysqlSealSource::end() { snapshot_.reset(); }

std::vector<store::SealPerson> MysqlSealSource::people(domain::RoundId round) {
  std::vector<store::SealPerson> people;
  std::vector<domain::StudentId> students;
  for (const Row& row : connection_.query(kPeople, {std::uint64_t{round}})) {
    people.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), {}, {}});
    students.push_back(people.back().id);
  }
  const auto keys = read_person_keys(connection_, person_key_, students);
  for (store::SealPerson& person : people) {
    const auto key = keys.find(person.id);
    if (key == keys.end()) continue;
    person.id_number = key->second.id_number;
    person.birth_date = key->second.birth_date;
  }
  return people;
}

std::vector<store::SealPart> MysqlSealSource::parts(domain::RoundId round) {
  std::map<std::string, store::SealPart> latest;
  for (const Row& row : connection_.query(kParts, {std::uint64_t{round}})) {
    nlohmann::json info = nlohmann::json::parse(row.text(4), nullptr, false);
    if (!info.is_object()) info = nlohmann::json::object();
    latest.insert_or_assign(row.text(0), store::SealPart{row.text(0), read_category(row, 1), row.text(2), row.text(3), std::move(info)});
  }
  std::vector<store::SealPart> parts;
  for (auto& [name, part] : latest) parts.push_back(std::move(part));
  return parts;
}

std::vector<store::SealAnswer> MysqlSealSource::answers(domain::RoundId round, const std::vector<domain::StudentId>& students) {
  std::vector<store::SealAnswer> found;
  query_students(connection_, kAnswers, {std::uint64_t{round}}, students,
                 [&](const Row& row) { found.push_back({row.number(0), read_category(row, 1), read_turn(row, 2), row.number(11)}); });
  return found;
}

std::vector<store::SealDocument> MysqlSealSource::documents(const domain::Round& round, domain::Category category,
                                                            const std::vector<domain::StudentId>& students) {
  std::vector<store::SealDocument> found;
  query_students(connection_, kDocuments, {round.categories.at(category).text(), round.batch, std::uint64_t{round.id}, parameter(category)}, students,
                 [&](const Row& row) {
                   const auto source = row.text(2) == "central" ? store::DocumentSource::kCentral : store::DocumentSource::kPortal;
                   found.push_back({row.number(0), row.text(1), row.text(3), source});
                 });
  return found;
}

std::vector<store::SealReport> MysqlSealSource::reports(domain::RoundId round, const std::vector<domain::StudentId>& students) {
  std::map<domain::ReportId, std::vector<std::string>> rows;
  query_students(connection_, kReportRows, {std::uint64_t{round}}, students, [&](const Row& row) {
    std::vector<std::string>& of_report = rows[row.number(0)];
    of_report.push_back(row.text(1));
  });
  std::vector<store::SealReport> found;
  query_students(connection_, kReports, {std::uint64_t{round}}, students, [&](const Row& row) {
    found.push_back({row.number(1), read_category(row, 2), row.number(0), read_report_state(row, 7), read_instant(row, 3), row.text(4), row.text(5),
                     row.text(6), rows[row.number(0)], row.text(8)});
  });
  return found;
}

std::vector<store::SealAttachment> MysqlSealSource::attachments(const domain::Round& round, domain::Category category,
                                                                const std::vector<domain::StudentId>& students) {
  std::vector<Parameter> first = record_parameters(round.school_code, round.categories.at(category));
  first.emplace_back(parameter(category));
  std::vector<store::SealAttachment> found;
  query_students(connection_, kAttachments.of(category), first, students, [&](const Row& row) {
    found.push_back({row.number(0), row.number(kRecordColumnCount), row.text(kRecordColumnCount + 1), row.number(kRecordColumnCount + 2),
                     row.text(kRecordColumnCount + 3), read_record(row, category).fields});
  });
  return found;
}

}  // namespace shouqi::mysql
