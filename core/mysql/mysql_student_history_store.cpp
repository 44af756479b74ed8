#include "mysql/mysql_student_history_store.hpp"

#include <algorithm>

#include "mysql/event_writer.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kPortalByKey{"history_person_by_key", R"(
SELECT p.student_id, p.school_code, p.student_no, p.name, COALESCE(p.class_name, ''),
       (SELECT MAX(m.round_id) FROM round_member m WHERE m.student_id = p.student_id)
  FROM portal_student p WHERE p.student_id = ?)"};

constexpr Statement kPortalByNumber{"history_person_by_number", R"(
SELECT p.student_id, p.school_code, p.student_no, p.name, COALESCE(p.class_name, ''),
       (SELECT MAX(m.round_id) FROM round_member m WHERE m.student_id = p.student_id)
  FROM portal_student p WHERE p.school_code = ? AND p.student_no = ?)"};

// Whom the portal has forgotten our history has not.
constexpr Statement kMemberByKey{"history_member_by_key", R"(
SELECT m.student_id, r.school_code, m.student_no, m.name, m.class_name, m.round_id
  FROM round_member m JOIN confirmation_round r ON r.round_id = m.round_id WHERE m.student_id = ? ORDER BY m.round_id DESC LIMIT 1)"};

constexpr Statement kMemberByNumber{"history_member_by_number", R"(
SELECT m.student_id, r.school_code, m.student_no, m.name, m.class_name, m.round_id
  FROM round_member m JOIN confirmation_round r ON r.round_id = m.round_id
 WHERE r.school_code = ? AND m.student_no = ? ORDER BY m.round_id DESC LIMIT 1)"};

constexpr Statement kEvents{"history_of_student", R"(
SELECT CAST(e.at AS CHAR), e.actor_kind, e.actor, COALESCE(p.name, ''), e.request_id, e.from_address, e.kind, COALESCE(r.code, ''),
       COALESCE(e.category, ''), COALESCE(e.turn, 0), t.state, e.digest, e.detail
  FROM event e
  LEFT JOIN confirmation_round r ON r.round_id = e.round_id
  LEFT JOIN answer_turn t ON t.round_id = e.round_id AND t.student_id = e.student_id AND t.category = e.category AND t.turn = e.turn
  LEFT JOIN portal_staff p ON e.actor_kind = 'staff' AND p.staff_id = CAST(e.actor AS UNSIGNED)
 WHERE e.student_id = ? AND e.at >= ? AND e.at < ? ORDER BY e.at, e.event_id)"};

constexpr Statement kSeals{"seals_of_student", R"(
SELECT CAST(s.sealed_at AS CHAR), 'seal', s.actor, '', '', '', 'sealed', r.code, a.category, 0, NULL, '',
       JSON_OBJECT('sequence', s.sequence, 'root', s.root, 'leaf_index', a.leaf_index, 'file', s.file_name)
  FROM round_member m
  JOIN sealed_answer a ON a.round_id = m.round_id AND a.student_id = m.student_id
  JOIN seal s ON s.seal_id = a.seal_id
  JOIN confirmation_round r ON r.round_id = m.round_id
 WHERE m.student_id = ? AND s.sealed_at >= ? AND s.sealed_at < ? ORDER BY s.sealed_at, a.leaf_index)"};

// A program's own act: there is no person behind it.
constexpr Statement kReminders{"reminders_of_student", R"(
SELECT CAST(n.created_at AS CHAR), 'admin', 'shouqi-remind', '', '', '', 'reminded', r.code, n.category, 0, NULL, '',
       JSON_OBJECT('reason', n.reason, 'message', n.message)
  FROM round_member m
  JOIN reminder n ON n.round_id = m.round_id AND n.student_id = m.student_id
  JOIN confirmation_round r ON r.round_id = m.round_id
 WHERE m.student_id = ? AND n.created_at >= ? AND n.created_at < ? ORDER BY n.reminder_id)"};

// Before and after everything that can have happened.
constexpr std::string_view kFirst = "1970-01-01 00:00:00.000000";
constexpr std::string_view kLast = "9999-12-31 23:59:59.999999";

std::optional<store::HistoryPerson> read_person(const Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  store::HistoryPerson person{row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), std::nullopt};
  if (!row.is_null(5)) person.latest_round = static_cast<domain::RoundId>(row.number(5));
  return person;
}

store::StudentEvent read_event(const Row& row) {
  store::StudentEvent event;
  event.at = read_instant(row, 0);
  event.actor_kind = read_actor_kind(row, 1);
  event.actor = row.text(2);
  event.actor_name = row.text(3);
  event.request_id = row.text(4);
  event.from_address = row.text(5);
  event.kind = row.text(6);
  event.round_code = row.text(7);
  event.category = domain::parse_category(row.text(8));
  event.turn = static_cast<std::uint16_t>(row.number(9));
  if (!row.is_null(10)) event.state = read_answer_state(row, 10);
  event.digest = row.text(11);
  event.detail = nlohmann::json::parse(row.text(12), nullptr, false);
  return event;
}

}  // namespace

std::optional<store::HistoryPerson> MysqlStudentHistoryStore::by_key(domain::StudentId student) {
  if (auto person = read_person(connection_.query(kPortalByKey, {student}))) return person;
  return read_person(connection_.query(kMemberByKey, {student}));
}

std::optional<store::HistoryPerson> MysqlStudentHistoryStore::by_number(std::string_view school_code, std::string_view student_no) {
  const std::vector<Parameter> parameters{parameter(school_code), parameter(student_no)};
  if (auto person = read_person(connection_.query(kPortalByNumber, parameters))) return person;
  return read_person(connection_.query(kMemberByNumber, parameters));
}

void MysqlStudentHistoryStore::append(const domain::Event& event) {
  Transaction transaction(connection_);
  append_program_event(connection_, event);
  transaction.commit();
}

std::vector<store::StudentEvent> MysqlStudentHistoryStore::events(domain::StudentId student, const std::optional<base::Instant>& since,
                                                                  const std::optional<base::Instant>& until) {
  const std::vector<Parameter> parameters{student, since ? parameter(*since) : std::string(kFirst), until ? parameter(*until) : std::string(kLast)};
  std::vector<store::StudentEvent> events;
  for (const Statement& statement : {kEvents, kSeals, kReminders}) {
    for (const Row& row : connection_.query(statement, parameters)) events.push_back(read_event(row));
  }
  std::stable_sort(events.begin(), events.end(), [](const store::StudentEvent& one, const store::StudentEvent& other) { return one.at < other.at; });
  return events;
}

}  // namespace shouqi::mysql
