#include "support/scratch_database.hpp"

#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "mysql/connection.hpp"
#include "mysql/migration.hpp"
#include "support/run_program.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::support {
namespace {

namespace fs = std::filesystem;

std::string socket_from_environment() {
  const char* socket = std::getenv("SHOUQI_TEST_SOCKET");
  if (socket == nullptr || *socket == '\0') {
    throw std::runtime_error{"SHOUQI_TEST_SOCKET is not set; run this test through ops/bin/with-mariadb-scratch"};
  }
  return socket;
}

std::string run_client(const std::vector<std::string>& client, std::string_view sql) {
  const ProgramResult result = run_program(client, sql);
  if (result.exit_status != 0) throw std::runtime_error{result.errors};
  return result.output;
}

}  // namespace

ScratchDatabase::ScratchDatabase()
    : socket_{socket_from_environment()},
      client_{"mariadb", "--no-defaults", "--socket=" + socket_, "--user=root", "--default-character-set=utf8mb4",
              "--batch", "--skip-column-names"} {
  mysql::initialise_driver();  // before a test starts threads
  make_databases();
  make_accounts();
}

// In the order of an installation: the definer and the migrating account, the views, our tables as the migrating
// account makes them, and then the grants, which name those tables.
void ScratchDatabase::make_databases() {
  execute("DROP DATABASE IF EXISTS shouqi; DROP DATABASE IF EXISTS portal;"
          "CREATE DATABASE portal CHARACTER SET utf8mb4; CREATE DATABASE shouqi CHARACTER SET utf8mb4");
  const fs::path sql = source_folder() / "sql";
  load(sql / "portal/reference.sql", "portal");
  load(sql / "grants/shouqi_views.sql", "shouqi");
  load(sql / "grants/shouqi_migrate.sql", "shouqi");
  set_passwords();
  load(sql / "portal/contract_views.sql", "shouqi");
  mysql::Connection connection{database(), "shouqi_migrate", std::string{password()}};
  mysql::Migrator{connection, sql / "migrations"}.up();
}

void ScratchDatabase::make_accounts() {
  for (const auto& entry : fs::directory_iterator{source_folder() / "sql/grants"}) {
    if (entry.path().extension() == ".sql") load(entry.path(), "shouqi");
  }
  set_passwords();
}

// The grants make accounts without one; every installation sets its own.
void ScratchDatabase::set_passwords() {
  const auto accounts = rows("SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user "
                             "WHERE (user LIKE 'shouqi%' OR user = 'portal_demo') AND user <> 'shouqi_views'");
  for (const auto& account : accounts) {
    execute("ALTER USER " + account.front() + " IDENTIFIED BY '" + std::string{password()} + "'");
  }
}

config::Database ScratchDatabase::database() const {
  config::Database settings;
  settings.socket = socket_;
  settings.name = "shouqi";
  return settings;
}

void ScratchDatabase::empty() {
  const std::string tables =
      "SELECT CONCAT('DELETE FROM `', table_schema, '`.`', table_name, '`;') FROM information_schema.tables "
      "WHERE table_schema IN ('portal', 'shouqi') AND table_type = 'BASE TABLE' AND table_name <> 'schema_migration'";
  execute("SET FOREIGN_KEY_CHECKS = 0;" + run_client(client_, tables));
}

void ScratchDatabase::execute(std::string_view sql) { run_client(client_, sql); }

void ScratchDatabase::load(const fs::path& file, std::string_view database) {
  try {
    execute("USE `" + std::string{database} + "`;\n" + read_file(file));
  } catch (const std::runtime_error& error) {
    throw std::runtime_error{file.string() + ": " + error.what()};
  }
}

std::string ScratchDatabase::value(std::string_view sql) {
  const auto found = rows(sql);
  return found.empty() ? std::string{} : found.front().front();
}

std::vector<std::vector<std::string>> ScratchDatabase::rows(std::string_view sql) {
  std::vector<std::vector<std::string>> found;
  std::istringstream lines{run_client(client_, sql)};
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    found.push_back(std::move(fields));
  }
  return found;
}

std::string ScratchDatabase::refusal(std::string_view account, std::string_view sql) {
  const TemporaryFolder folder;
  const auto options = folder.write_secret(
      "client.cnf", "[client]\nuser=" + std::string{account} + "\npassword=" + std::string{password()} + "\n");
  const std::vector<std::string> client{"mariadb",  "--defaults-file=" + options.string(),  "--socket=" + socket_,
                                        "--batch", "--default-character-set=utf8mb4", "shouqi"};
  const ProgramResult result = run_program(client, sql);
  return result.exit_status == 0 ? std::string{} : result.errors;
}

}  // namespace shouqi::support
