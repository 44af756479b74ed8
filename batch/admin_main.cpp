// shouqi-admin: migrate, check, round, school, key.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "admin_check.hpp"
#include "admin_key.hpp"
#include "admin_round.hpp"
#include "admin_school.hpp"
#include "cli/options.hpp"
#include "mysql/connection.hpp"
#include "mysql/migration.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

struct Options {
  cli::CommonOptions common;
  std::optional<std::uint32_t> down_to;
  std::string nginx_file;
  batch::RoundOptions round;
  batch::KeyOptions key;
  batch::SchoolOptions school;
};

ExitCode migrate(const config::AppConfig& config, const Options& options) {
  mysql::Connection connection(config.database, config.migrate_account.user, config::read_secret(config.migrate_account.password_file));
  mysql::Migrator migrator(connection, std::filesystem::path(config.sql_folder) / "migrations");
  const auto steps = options.down_to ? migrator.down_to(*options.down_to) : migrator.up();
  for (const mysql::MigrationStep& step : steps) fmt::print("{:04} {} {}\n", step.version, step.name, step.applied ? "applied" : "taken back");
  fmt::print("{} migrations {}\n", steps.size(), options.down_to ? "taken back" : "applied");
  return ExitCode::kDone;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Looks after an installation: the shape of the database, its health, the rounds, and the keys that sign.");
  cli::add_common_options(app, options.common);
  app.require_subcommand(1);
  app.fallthrough();
  CLI::App* migrating = app.add_subcommand("migrate", "brings our tables to the shape that this version expects");
  migrating->add_option("--down-to", options.down_to, "take back what is above this number; refused while answers exist");
  CLI::App* checking = app.add_subcommand("check", "configuration, keys, accounts, clock, disk, migrations, contract with the portal");
  checking->add_option("--nginx", options.nginx_file, "also look through this nginx configuration");
  CLI::App* round = app.add_subcommand("round", "rounds: list, create, open, edit");
  batch::add_round_commands(*round, options.round);
  CLI::App* school = app.add_subcommand("school", "how a school seals: shows it, or changes it");
  batch::add_school_options(*school, options.school);
  CLI::App* key = app.add_subcommand("key", "keys that sign seals: generate, rotate, retire, list");
  batch::add_key_commands(*key, options.key);
  if (const auto status = cli::parse(app, argc, argv)) return *status;

  return cli::guarded_main("shouqi-admin", [&] {
    const config::AppConfig config = config::load_config(options.common.config_file);
    if (migrating->parsed()) return migrate(config, options);
    if (checking->parsed()) return batch::run_check(config, options.nginx_file, options.common.json);
    if (school->parsed()) return batch::run_school(config, options.school, options.common.json);
    if (key->parsed()) return batch::run_key(config, *key, options.key, options.common.json);
    return batch::run_round(config, *round, options.round, options.common.json);
  });
}
