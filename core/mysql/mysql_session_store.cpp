#include "mysql/mysql_session_store.hpp"

#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kUseNonce{"use_nonce", "INSERT INTO student_ticket_nonce (nonce, expires_at) VALUES (?, ?)"};
// A nonce is kept a day beyond its ticket's end, far longer than any clock skew that is accepted.
constexpr Statement kForgetNonces{"forget_nonces",
                                  "DELETE FROM student_ticket_nonce WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT 100"};

constexpr Statement kStart{"start_session", R"(
INSERT INTO student_session (token_sha256, student_id, school_code, started_at, last_seen_at)
SELECT ?, p.student_id, p.school_code, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
  FROM portal_student p
  JOIN portal_school s ON s.school_code = p.school_code
 WHERE p.student_id = ? AND p.school_code = ? AND p.enrolment = 'attending')"};
constexpr Statement kForgetSessions{"forget_sessions",
                                    "DELETE FROM student_session WHERE started_at < UTC_TIMESTAMP(6) - INTERVAL 2 DAY LIMIT 100"};

constexpr Statement kFind{"find_session", R"(
SELECT p.student_id, p.school_code, s.school_name, p.student_no, p.name, p.class_name, p.seat_no, p.grade, p.division,
       x.last_seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE
  FROM student_session x
  JOIN portal_student p ON p.student_id = x.student_id AND p.school_code = x.school_code AND p.enrolment = 'attending'
  JOIN portal_school s ON s.school_code = p.school_code
 WHERE x.token_sha256 = ?
   AND x.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND
   AND x.started_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND)"};

constexpr Statement kTouch{"touch_session", "UPDATE student_session SET last_seen_at = UTC_TIMESTAMP(6) WHERE token_sha256 = ?"};
constexpr Statement kEnd{"end_session", "DELETE FROM student_session WHERE token_sha256 = ?"};

}  // namespace

bool MysqlSessionStore::use_nonce(std::string_view nonce, base::Instant expires) {
  try {
    connection_.execute(kUseNonce, {parameter(nonce), parameter(expires)});
  } catch (const DuplicateKeyError&) {
    return false;
  }
  connection_.execute(kForgetNonces);
  return true;
}

bool MysqlSessionStore::start(std::string_view token_sha256, domain::StudentId student, std::string_view school_code) {
  const bool started = connection_.execute(kStart, {parameter(token_sha256), student, parameter(school_code)}) == 1;
  if (started) connection_.execute(kForgetSessions);
  return started;
}

std::optional<domain::Principal> MysqlSessionStore::find(std::string_view token_sha256, const store::SessionLimits& limits) {
  const Rows rows = connection_.query(kFind, {parameter(token_sha256), static_cast<std::int64_t>(limits.idle.count()),
                                              static_cast<std::int64_t>(limits.absolute.count())});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  if (row.number(9) == 1) connection_.execute(kTouch, {parameter(token_sha256)});
  return domain::Principal{domain::Role::kStudent, row.number(0), row.text(1), row.text(2), row.text(3), row.text(4),
                           row.text(5), row.text(6), static_cast<int>(row.number(7)), row.text(8)};
}

void MysqlSessionStore::end(std::string_view token_sha256) { connection_.execute(kEnd, {parameter(token_sha256)}); }

}  // namespace shouqi::mysql
