#pragma once
// The databases `portal` and `shouqi`, made anew from the files in sql/ on the server that SHOUQI_TEST_SOCKET names.
// The contract views name `portal` literally, so there is one pair per server and tests take turns
// (RESOURCE_LOCK mariadb in cmake/tests.cmake).
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/app_config.hpp"

namespace shouqi::support {

class ScratchDatabase {
 public:
  // Drops both databases and makes them: the portal's schema, our migrations, the contract views, the accounts with
  // their grants. About half a second. Throws std::runtime_error with the server's words when a file does not load.
  ScratchDatabase();

  // For the connections of the code under test, which come in as the accounts of sql/grants.
  config::Database database() const;
  const std::string& socket() const { return socket_; }
  // The password of every account here; in a file that only its owner may read, as the configuration wants it.
  static std::string_view password() { return "scratch-password"; }

  // Deletes all rows of both databases and keeps the schema and the record of migrations: fast enough for setUp.
  void empty();

  // What follows speaks as root through the mariadb client, so that a test sees the database with other eyes than
  // the code it tests. Several statements are fine. Each throws std::runtime_error with the server's words.
  void execute(std::string_view sql);
  void load(const std::filesystem::path& file, std::string_view database);
  // The first column of the first row; empty when there is no row. NULL is the text "NULL".
  std::string value(std::string_view sql);
  // Fields as text, tab and newline written as \t and \n.
  std::vector<std::vector<std::string>> rows(std::string_view sql);

  // The same as another account: what it may, and what it must not. The server's refusal, or empty when allowed.
  std::string refusal(std::string_view account, std::string_view sql);

 private:
  void make_databases();
  void make_accounts();
  void set_passwords();

  std::string socket_;
  std::vector<std::string> client_;
};

}  // namespace shouqi::support
