#include "mysql/mysql_session_store.hpp"

#include "base/error.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

// A nonce is kept a day beyond its ticket's end, far longer than any clock skew that is accepted.
constexpr SessionStatements kOfStudents{
    {"use_nonce", "INSERT INTO student_ticket_nonce (nonce, expires_at) VALUES (?, ?)"},
    {"forget_nonces", "DELETE FROM student_ticket_nonce WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT 100"},
    {"start_session", R"(
INSERT INTO student_session (token_sha256, student_id, school_code, started_at, last_seen_at)
SELECT ?, p.student_id, p.school_code, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
  FROM portal_student p
  JOIN portal_school s ON s.school_code = p.school_code
 WHERE p.student_id = ? AND p.school_code = ? AND p.enrolment = 'attending')"},
    {"forget_sessions", "DELETE FROM student_session WHERE started_at < UTC_TIMESTAMP(6) - INTERVAL 2 DAY LIMIT 100"},
    {"touch_session", "UPDATE student_session SET last_seen_at = UTC_TIMESTAMP(6) WHERE token_sha256 = ?"},
    {"end_session", "DELETE FROM student_session WHERE token_sha256 = ?"}};

constexpr SessionStatements kOfStaff{
    {"use_staff_nonce", "INSERT INTO staff_ticket_nonce (nonce, expires_at) VALUES (?, ?)"},
    {"forget_staff_nonces", "DELETE FROM staff_ticket_nonce WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT 100"},
    {"start_staff_session", R"(
INSERT INTO staff_session (token_sha256, staff_id, school_code, started_at, last_seen_at)
SELECT ?, p.staff_id, p.school_code, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
  FROM portal_staff p
  JOIN portal_school s ON s.school_code = p.school_code
 WHERE p.staff_id = ? AND p.school_code = ?)"},
    {"forget_staff_sessions", "DELETE FROM staff_session WHERE started_at < UTC_TIMESTAMP(6) - INTERVAL 2 DAY LIMIT 100"},
    {"touch_staff_session", "UPDATE staff_session SET last_seen_at = UTC_TIMESTAMP(6) WHERE token_sha256 = ?"},
    {"end_staff_session", "DELETE FROM staff_session WHERE token_sha256 = ?"}};

constexpr Statement kFindStudent{"find_session", R"(
SELECT p.student_id, p.school_code, s.school_name, p.student_no, p.name, p.class_name, p.seat_no, p.grade, p.division,
       x.last_seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE
  FROM student_session x
  JOIN portal_student p ON p.student_id = x.student_id AND p.school_code = x.school_code AND p.enrolment = 'attending'
  JOIN portal_school s ON s.school_code = p.school_code
 WHERE x.token_sha256 = ?
   AND x.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND
   AND x.started_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND)"};

// One row for each pair of a class and a role, so that one read brings the person and all that the person may do.
constexpr Statement kFindStaff{"find_staff_session", R"(
SELECT p.staff_id, p.school_code, s.school_name, p.name,
       c.class_id, c.class_name, c.academic_year, c.grade, c.division, r.role, r.duty,
       x.last_seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE
  FROM staff_session x
  JOIN portal_staff p ON p.staff_id = x.staff_id AND p.school_code = x.school_code
  JOIN portal_school s ON s.school_code = p.school_code
  LEFT JOIN portal_homeroom h ON h.staff_id = p.staff_id
  LEFT JOIN portal_class c ON c.class_id = h.class_id AND c.school_code = p.school_code
  LEFT JOIN portal_staff_role r ON r.staff_id = p.staff_id AND r.school_code = p.school_code
 WHERE x.token_sha256 = ?
   AND x.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND
   AND x.started_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND
 ORDER BY c.academic_year DESC, c.grade, c.class_id)"};

void add_role(domain::Principal& person, const Row& row) {
  if (row.is_null(9)) return;
  if (row.text(9) == "school_admin") {
    person.administers_school = true;
    return;
  }
  const auto category = domain::parse_duty(row.text(10));
  if (row.text(9) != "office" || !category) throw base::IntegrityError("portal_staff_role: unknown role " + row.text(9) + " " + row.text(10));
  person.duties.insert(*category);
}

}  // namespace

bool MysqlSessionStore::use_nonce(std::string_view nonce, base::Instant expires) {
  try {
    connection_.execute(statements_.use_nonce, {parameter(nonce), parameter(expires)});
  } catch (const DuplicateKeyError&) {
    return false;
  }
  connection_.execute(statements_.forget_nonces);
  return true;
}

bool MysqlSessionStore::start(std::string_view token_sha256, domain::PersonId person, std::string_view school_code) {
  const bool started = connection_.execute(statements_.start, {parameter(token_sha256), person, parameter(school_code)}) == 1;
  if (started) connection_.execute(statements_.forget_sessions);
  return started;
}

void MysqlSessionStore::end(std::string_view token_sha256) { connection_.execute(statements_.end, {parameter(token_sha256)}); }

Rows MysqlSessionStore::find_rows(const Statement& find, std::string_view token_sha256, const store::SessionLimits& limits) {
  Rows rows = connection_.query(find, {parameter(token_sha256), static_cast<std::int64_t>(limits.idle.count()),
                                       static_cast<std::int64_t>(limits.absolute.count())});
  if (!rows.empty() && rows.front().number(rows.front().size() - 1) == 1) connection_.execute(statements_.touch, {parameter(token_sha256)});
  return rows;
}

MysqlStudentSessionStore::MysqlStudentSessionStore(Connection& connection) : MysqlSessionStore(connection, kOfStudents) {}

std::optional<domain::Principal> MysqlStudentSessionStore::find(std::string_view token_sha256, const store::SessionLimits& limits) {
  const Rows rows = find_rows(kFindStudent, token_sha256, limits);
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  domain::Principal student;
  student.student_id = row.number(0);
  student.school_code = row.text(1);
  student.school_name = row.text(2);
  student.student_no = row.text(3);
  student.name = row.text(4);
  student.class_name = row.text(5);
  student.seat_no = row.text(6);
  student.grade = static_cast<int>(row.number(7));
  student.division = row.text(8);
  return student;
}

MysqlStaffSessionStore::MysqlStaffSessionStore(Connection& connection) : MysqlSessionStore(connection, kOfStaff) {}

std::optional<domain::Principal> MysqlStaffSessionStore::find(std::string_view token_sha256, const store::SessionLimits& limits) {
  const Rows rows = find_rows(kFindStaff, token_sha256, limits);
  if (rows.empty()) return std::nullopt;
  domain::Principal person;
  person.staff_id = rows.front().number(0);
  person.school_code = rows.front().text(1);
  person.school_name = rows.front().text(2);
  person.name = rows.front().text(3);
  for (const Row& row : rows) {
    add_role(person, row);
    if (row.is_null(4) || person.own_class(row.number(4)) != nullptr) continue;
    person.homeroom_of.push_back({row.number(4), row.text(5), static_cast<int>(row.number(6)), static_cast<int>(row.number(7)), row.text(8)});
  }
  return person;
}

}  // namespace shouqi::mysql
