#include "mysql/connection.hpp"

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>

#include <charconv>
#include <chrono>
#include <map>

#include "base/log.hpp"
#include "mysql/mysql_error.hpp"

namespace shouqi::mysql {
namespace {

constexpr std::chrono::milliseconds kSlow{250};

// Server settings that every statement of ours relies on. READ COMMITTED: an INSERT … SELECT reads without gap locks, so that of many
// that race for one key all but one simply find it taken, instead of deadlocking.
constexpr const char* kSessionSettings[] = {
    "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    "SET SESSION time_zone = '+00:00'",
    "SET SESSION sql_mode = 'TRADITIONAL'",
    "SET SESSION innodb_lock_wait_timeout = 5",
};

std::string host_name(const config::Database& database) {
  return database.socket.empty() ? "tcp://" + database.host + ":" + std::to_string(database.port) : "unix://" + database.socket;
}

void bind(sql::PreparedStatement& statement, const std::vector<Parameter>& parameters) {
  unsigned index = 0;
  for (const Parameter& parameter : parameters) {
    ++index;
    if (const auto* text = std::get_if<std::string>(&parameter)) {
      statement.setString(index, *text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&parameter)) {
      statement.setInt64(index, *whole);
    } else if (const auto* natural = std::get_if<std::uint64_t>(&parameter)) {
      statement.setUInt64(index, *natural);
    } else {
      statement.setNull(index, 0);
    }
  }
}

Rows copy_rows(sql::ResultSet& result) {
  const unsigned columns = result.getMetaData()->getColumnCount();
  Rows rows;
  rows.reserve(result.rowsCount());
  while (result.next()) {
    std::vector<std::optional<std::string>> values;
    values.reserve(columns);
    for (unsigned column = 1; column <= columns; ++column) {
      if (result.isNull(column)) {
        values.emplace_back();
      } else {
        values.emplace_back(result.getString(column).asStdString());
      }
    }
    rows.emplace_back(std::move(values));
  }
  return rows;
}

}  // namespace

struct Connection::Session {
  std::unique_ptr<sql::Connection> connection;
  std::map<std::string_view, std::unique_ptr<sql::PreparedStatement>> prepared;

  sql::PreparedStatement& statement(const Statement& wanted) {
    auto& slot = prepared[wanted.name];
    if (!slot) slot.reset(connection->prepareStatement(std::string(wanted.sql)));
    return *slot;
  }
};

const std::string& Row::text(std::size_t column) const {
  static const std::string kEmpty;
  const auto& value = values_.at(column);
  return value ? *value : kEmpty;
}

std::uint64_t Row::number(std::size_t column) const {
  const std::string& value = text(column);
  std::uint64_t result = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), result);
  if (value.empty() || error != std::errc{} || end != value.data() + value.size()) throw base::IntegrityError("not a number in the database: " + value);
  return result;
}

Connection::Connection(config::Database database, std::string user, std::string password)
    : database_(std::move(database)), user_(std::move(user)), password_(std::move(password)) {}

Connection::~Connection() = default;

Connection::Session& Connection::session() {
  if (session_) return *session_;
  sql::ConnectOptionsMap options;
  options["hostName"] = sql::SQLString(host_name(database_));
  options["userName"] = sql::SQLString(user_);
  options["password"] = sql::SQLString(password_);
  options["schema"] = sql::SQLString(database_.name);
  options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  options["OPT_CONNECT_TIMEOUT"] = static_cast<int>(database_.connect_timeout.count());
  options["OPT_READ_TIMEOUT"] = static_cast<int>(database_.read_timeout.count());
  options["OPT_WRITE_TIMEOUT"] = static_cast<int>(database_.read_timeout.count());
  if (!database_.tls_ca.empty()) {
    options["sslCA"] = sql::SQLString(database_.tls_ca);
    options["sslVerify"] = true;
    options["sslEnforce"] = true;
  }
  auto session = std::make_unique<Session>();
  try {
    session->connection.reset(get_driver_instance()->connect(options));
    const std::unique_ptr<sql::Statement> settings(session->connection->createStatement());
    for (const char* setting : kSessionSettings) settings->execute(setting);
  } catch (const sql::SQLException& error) {
    throw base::UnavailableError("cannot connect to the database as " + user_ + ": " + error.what());
  }
  session_ = std::move(session);
  return *session_;
}

void Connection::fail(std::string_view statement, int code, const std::string& text) {
  const std::string message = "statement " + std::string(statement) + ": " + text + " (" + std::to_string(code) + ")";
  switch (classify(code)) {
    case Failure::kDuplicateKey: throw DuplicateKeyError(message);
    case Failure::kConflict: throw ConflictError(message);
    case Failure::kConnectionLost:
      session_.reset();
      throw base::UnavailableError(message);
    case Failure::kRefused: break;
  }
  throw base::Error(message);
}

// Runs `work` on a session, counts and times it, and turns the connector's exceptions into ours.
template <typename Work>
auto Connection::guarded(std::string_view name, Work work) {
  Session& current = session();
  ++statement_count_;
  const auto begin = std::chrono::steady_clock::now();
  try {
    auto result = work(current);
    const auto took = std::chrono::steady_clock::now() - begin;
    if (took > kSlow) {
      base::log(base::Severity::kWarning, "slow_statement",
                {{"statement", name}, {"ms", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}});
    }
    return result;
  } catch (const sql::SQLException& error) {
    fail(name, error.getErrorCode(), error.what());
  }
}

Rows Connection::query(const Statement& statement, const std::vector<Parameter>& parameters) {
  const auto read = [&](Session& current) {
    sql::PreparedStatement& prepared = current.statement(statement);
    bind(prepared, parameters);
    const std::unique_ptr<sql::ResultSet> result(prepared.executeQuery());
    return copy_rows(*result);
  };
  const bool may_retry = !in_transaction_ && session_ != nullptr;
  try {
    return guarded(statement.name, read);
  } catch (const base::UnavailableError&) {
    if (!may_retry) throw;
  }
  return guarded(statement.name, read);
}

std::uint64_t Connection::execute(const Statement& statement, const std::vector<Parameter>& parameters) {
  return guarded(statement.name, [&](Session& current) {
    sql::PreparedStatement& prepared = current.statement(statement);
    bind(prepared, parameters);
    return static_cast<std::uint64_t>(prepared.executeUpdate());
  });
}

std::uint64_t Connection::last_insert_id() {
  constexpr Statement kLastInsertId{"last_insert_id", "SELECT LAST_INSERT_ID()"};
  return query(kLastInsertId).at(0).number(0);
}

Rows Connection::run_text(const std::string& sql) {
  return guarded("text", [&](Session& current) {
    const std::unique_ptr<sql::Statement> statement(current.connection->createStatement());
    if (!statement->execute(sql)) return Rows{};
    const std::unique_ptr<sql::ResultSet> result(statement->getResultSet());
    return copy_rows(*result);
  });
}

void Connection::probe() {
  constexpr Statement kProbe{"probe", "SELECT 1"};
  query(kProbe);
}

void Connection::begin() {
  const auto start = [](Session& current) {
    const std::unique_ptr<sql::Statement> statement(current.connection->createStatement());
    return statement->execute("START TRANSACTION");
  };
  const bool may_retry = session_ != nullptr;
  try {
    guarded("begin", start);
  } catch (const base::UnavailableError&) {
    // Nothing has been written yet, so a connection that died while idle costs nobody an error page.
    if (!may_retry) throw;
    guarded("begin", start);
  }
  in_transaction_ = true;
}

void Connection::commit() {
  in_transaction_ = false;
  guarded("commit", [](Session& current) {
    const std::unique_ptr<sql::Statement> statement(current.connection->createStatement());
    return statement->execute("COMMIT");
  });
}

void Connection::rollback() noexcept {
  in_transaction_ = false;
  if (!session_) return;
  try {
    const std::unique_ptr<sql::Statement> statement(session_->connection->createStatement());
    statement->execute("ROLLBACK");
  } catch (const sql::SQLException&) {
    // The server rolls back when the connection ends.
    session_.reset();
  }
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.begin(); }

Transaction::~Transaction() {
  if (!finished_) connection_.rollback();
}

void Transaction::commit() {
  finished_ = true;
  connection_.commit();
}

void initialise_driver() { get_driver_instance(); }

ThreadScope::ThreadScope() { get_driver_instance()->threadInit(); }

ThreadScope::~ThreadScope() { get_driver_instance()->threadEnd(); }

}  // namespace shouqi::mysql
