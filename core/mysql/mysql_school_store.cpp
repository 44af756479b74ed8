#include "mysql/mysql_school_store.hpp"

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kImports{"imports_of_school", R"(
SELECT i.import_id, COALESCE(r.code, ''), i.mode, i.term, i.batch, i.file_name, COALESCE(p.name, i.actor), CAST(i.applied_at AS CHAR),
       i.new_count, i.changed_count, i.unchanged_count, i.gone_count, i.reopened_count, i.findings
  FROM import_run i
  LEFT JOIN confirmation_round r ON r.round_id = i.round_id
  LEFT JOIN portal_staff p ON CAST(p.staff_id AS CHAR) = i.actor AND p.school_code = i.school_code
 WHERE i.school_code = ? ORDER BY i.import_id DESC LIMIT ?)"};

constexpr Statement kWithoutTeacher{"classes_without_teacher", R"(
SELECT DISTINCT m.class_id, m.class_name
  FROM round_member m
 WHERE m.round_id = ? AND NOT EXISTS (SELECT 1 FROM portal_homeroom h WHERE h.class_id = m.class_id)
 ORDER BY m.class_id)"};

// Names are compared byte by byte (utf8mb4_bin): 𠮷 is not 吉.
constexpr Statement kFindMembers{"find_members", R"(
SELECT m.student_id, m.class_id, m.class_name, m.grade, m.seat_no, m.student_no, m.name
  FROM round_member m JOIN confirmation_round r ON r.round_id = m.round_id
 WHERE r.school_code = ? AND m.round_id = ? AND ? IN (m.student_no, m.name)
 ORDER BY m.class_id, m.seat_no LIMIT ?)"};

constexpr Statement kMember{"round_member", R"(
SELECT m.student_id, m.class_id, m.class_name, m.grade, m.seat_no, m.student_no, m.name
  FROM round_member m JOIN confirmation_round r ON r.round_id = m.round_id
 WHERE r.school_code = ? AND m.round_id = ? AND m.student_id = ?)"};

// The reason of an administrator stands in the event of the decision, which names the turn.
constexpr Statement kTurns{"turns_of_member", R"(
SELECT t.category, t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), t.receipt_code, CAST(t.at AS CHAR),
       t.actor_kind, COALESCE(p.name, ''), COALESCE(JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.reason')), '')
  FROM answer_turn t
  LEFT JOIN portal_staff p ON t.actor_kind = 'staff' AND CAST(p.staff_id AS CHAR) = t.actor
  LEFT JOIN school_event e ON e.round_id = t.round_id AND e.student_id = t.student_id AND e.category = t.category AND e.kind = 'answer_reopened'
   AND JSON_EXTRACT(e.detail, '$.turn') = t.turn
 WHERE t.round_id = ? AND t.student_id = ? ORDER BY t.at, t.category, t.turn)"};

store::RoundMember read_member(const Row& row) {
  return {row.number(0), row.number(1), row.text(2), static_cast<int>(row.number(3)), row.text(4), row.text(5), row.text(6)};
}

std::vector<std::string> read_findings(const std::string& text) {
  std::vector<std::string> findings;
  for (const auto& finding : nlohmann::json::parse(text, nullptr, false)) {
    if (finding.is_string()) findings.push_back(finding.get<std::string>());
  }
  return findings;
}

}  // namespace

std::vector<store::AppliedImport> MysqlSchoolStore::imports(std::string_view school_code, std::uint32_t limit) {
  std::vector<store::AppliedImport> imports;
  for (const Row& row : connection_.query(kImports, {parameter(school_code), std::uint64_t{limit}})) {
    imports.push_back({read_count(row, 0), row.text(1), row.text(2), read_term(row, 3), row.text(4), row.text(5), row.text(6), read_instant(row, 7),
                       {read_count(row, 8), read_count(row, 9), read_count(row, 10), read_count(row, 11), read_count(row, 12)},
                       read_findings(row.text(13))});
  }
  return imports;
}

std::vector<std::string> MysqlSchoolStore::classes_without_teacher(domain::RoundId round) {
  std::vector<std::string> names;
  for (const Row& row : connection_.query(kWithoutTeacher, {std::uint64_t{round}})) names.push_back(row.text(1));
  return names;
}

std::vector<store::RoundMember> MysqlSchoolStore::find_members(std::string_view school_code, domain::RoundId round, std::string_view number_or_name,
                                                               std::uint32_t limit) {
  std::vector<store::RoundMember> members;
  for (const Row& row :
       connection_.query(kFindMembers, {parameter(school_code), std::uint64_t{round}, parameter(number_or_name), std::uint64_t{limit}})) {
    members.push_back(read_member(row));
  }
  return members;
}

std::optional<store::RoundMember> MysqlSchoolStore::member(std::string_view school_code, domain::RoundId round, domain::StudentId student) {
  const Rows rows = connection_.query(kMember, {parameter(school_code), std::uint64_t{round}, student});
  if (rows.empty()) return std::nullopt;
  return read_member(rows.front());
}

std::vector<store::SignedTurn> MysqlSchoolStore::turns(domain::RoundId round, domain::StudentId student) {
  std::vector<store::SignedTurn> turns;
  for (const Row& row : connection_.query(kTurns, {std::uint64_t{round}, student})) {
    turns.push_back({read_category(row, 0), read_turn(row, 1), read_actor_kind(row, 10), row.text(11), row.text(12)});
  }
  return turns;
}

}  // namespace shouqi::mysql
