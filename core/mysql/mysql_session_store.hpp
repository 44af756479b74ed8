// Sessions of both programs: the same rules over tables of their own, so that neither can read the other's.
#pragma once

#include "mysql/connection.hpp"
#include "store/session_store.hpp"

namespace shouqi::mysql {

// The statements of one program's tables. All times are the database's.
struct SessionStatements {
  // nonce, expires_at
  Statement use_nonce;
  Statement forget_nonces;
  // token, person, school
  Statement start;
  Statement forget_sessions;
  // token
  Statement touch;
  // token
  Statement end;
};

class MysqlSessionStore : public store::SessionStore {
 public:
  bool use_nonce(std::string_view nonce, base::Instant expires) override;
  bool start(std::string_view token_sha256, domain::PersonId person, std::string_view school_code) override;
  void end(std::string_view token_sha256) override;

 protected:
  MysqlSessionStore(Connection& connection, const SessionStatements& statements) : connection_(connection), statements_(statements) {}

  // The rows of a statement that takes token, idle and absolute limit; what it says in its last column is: not used for a minute.
  Rows find_rows(const Statement& find, std::string_view token_sha256, const store::SessionLimits& limits);

 private:
  Connection& connection_;
  const SessionStatements& statements_;
};

// Of shouqi-student: attending students.
class MysqlStudentSessionStore final : public MysqlSessionStore {
 public:
  explicit MysqlStudentSessionStore(Connection& connection);
  std::optional<domain::Principal> find(std::string_view token_sha256, const store::SessionLimits& limits) override;
};

// Of shouqi-staff: staff in office, with the roles that the contract views give them at this moment.
class MysqlStaffSessionStore final : public MysqlSessionStore {
 public:
  explicit MysqlStaffSessionStore(Connection& connection);
  std::optional<domain::Principal> find(std::string_view token_sha256, const store::SessionLimits& limits) override;
};

}  // namespace shouqi::mysql
