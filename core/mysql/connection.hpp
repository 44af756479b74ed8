// One connection to the database, used by one thread. Prepared statements live as long as the connection; results are copied out before
// the next statement runs (re-executing a statement overwrites a living result, FEASIBILITY 6.2).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/app_config.hpp"

namespace shouqi::mysql {

// A statement is known by its name: in the log, and as the key of its prepared form. Both texts must live for ever (literals).
struct Statement {
  std::string_view name;
  std::string_view sql;
};

using Parameter = std::variant<std::monostate, std::int64_t, std::uint64_t, std::string>;
inline constexpr std::monostate kNull{};

class Row {
 public:
  explicit Row(std::vector<std::optional<std::string>> values) : values_(std::move(values)) {}
  std::size_t size() const { return values_.size(); }
  bool is_null(std::size_t column) const { return !values_.at(column).has_value(); }
  // Empty for NULL.
  const std::string& text(std::size_t column) const;
  // Throws base::IntegrityError for NULL or what is no number.
  std::uint64_t number(std::size_t column) const;

 private:
  std::vector<std::optional<std::string>> values_;
};
using Rows = std::vector<Row>;

class Connection {
 public:
  // Connects at the first statement, not here. `password` is the account's secret itself.
  Connection(config::Database database, std::string user, std::string password);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Outside a transaction, a read that finds the connection gone is tried once more on a new one.
  // Throws base::UnavailableError, ConflictError, or base::Error for a statement that the server refuses.
  Rows query(const Statement& statement, const std::vector<Parameter>& parameters = {});

  // Never tried again by itself: after base::UnavailableError the outcome is unknown and must be read back by key.
  // Returns the number of affected rows. Throws DuplicateKeyError as well.
  std::uint64_t execute(const Statement& statement, const std::vector<Parameter>& parameters = {});

  // Key that the last insert drew from AUTO_INCREMENT.
  std::uint64_t last_insert_id();

  // Text without parameters, not prepared: migrations and session settings only.
  Rows run_text(const std::string& sql);

  // Asks the server anything at all. Throws base::UnavailableError when there is no answer.
  void probe();

  // Statements sent since the connection object was made.
  std::uint64_t statement_count() const { return statement_count_; }

 private:
  friend class Transaction;
  struct Session;

  Session& session();
  void begin();
  void commit();
  void rollback() noexcept;
  [[noreturn]] void fail(std::string_view statement, int code, const std::string& text);
  template <typename Work>
  auto guarded(std::string_view name, Work work);

  config::Database database_;
  std::string user_;
  std::string password_;
  std::unique_ptr<Session> session_;
  bool in_transaction_ = false;
  std::uint64_t statement_count_ = 0;
};

// START TRANSACTION … COMMIT; whatever leaves the scope without commit() is rolled back. Autocommit stays on otherwise, so that no
// connection is left with an old snapshot (FEASIBILITY 6.2).
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Success may be shown only after this has returned. Throws base::UnavailableError when the outcome is unknown.
  void commit();

 private:
  Connection& connection_;
  bool finished_ = false;
};

// Must be called once in main before any thread starts.
void initialise_driver();

// Brackets the life of a thread that uses connections.
class ThreadScope {
 public:
  ThreadScope();
  ~ThreadScope();
  ThreadScope(const ThreadScope&) = delete;
  ThreadScope& operator=(const ThreadScope&) = delete;
};

}  // namespace shouqi::mysql
