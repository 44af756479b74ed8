#include "admin_drill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/progress.hpp"
#include "config/config_loader.hpp"
#include "drill/restored_check.hpp"
#include "drill/scratch_server.hpp"
#include "mysql/mysql_restore_drill_store.hpp"

namespace shouqi::batch {
namespace {

using cli::ExitCode;
namespace fs = std::filesystem;

bool is_dump(const fs::path& file) { return file.extension() == ".sql" || (file.extension() == ".gz" && file.stem().extension() == ".sql"); }

// The file itself, or the newest dump of a folder; empty when there is none.
fs::path dump_of(const fs::path& backup) {
  std::error_code error;
  if (!fs::is_directory(backup, error)) return fs::is_regular_file(backup, error) && is_dump(backup) ? backup : fs::path();
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(backup)) {
    if (entry.is_regular_file() && is_dump(entry.path()) && (newest.empty() || fs::last_write_time(newest) < entry.last_write_time())) newest = entry.path();
  }
  return newest;
}

// A contract view needs the portal's tables, which are not in our backup.
bool is_about_the_portal(const std::string& failure, const std::string& our_database) {
  return (failure.starts_with("ERROR 1146 ") || failure.starts_with("ERROR 1049 ") || failure.starts_with("ERROR 1356 ")) &&
         failure.find("'" + our_database + ".") == std::string::npos;
}

}  // namespace

void add_drill_options(CLI::App& drill, DrillOptions& options) {
  drill.add_option("--backup", options.backup, "file of mariadb-dump (.sql, .sql.gz), or a folder whose newest one is taken")->required();
  drill.add_option("--work-folder", options.work_folder, "where the scratch server lies, on a disk with room; nothing stays")->capture_default_str();
  drill.add_flag("--without-living", options.without_living, "do not compare with the living database; migrate.password_file is not needed then");
}

ExitCode run_drill(const config::AppConfig& config, const DrillOptions& options, bool json) {
  const fs::path dump = dump_of(options.backup);
  if (dump.empty()) {
    fmt::print(stderr, "shouqi-admin: no .sql or .sql.gz of mariadb-dump: {}\n", options.backup);
    return ExitCode::kWrongUse;
  }
  const auto keys = bundle::PublicKeys::load(config.seal.public_keys);
  if (!keys) throw base::ConfigurationError(keys.error());
  mysql::initialise_driver();
  cli::Progress progress(cli::progress_style(json), options.without_living ? 3 : 4);
  progress.step("啟動");
  ScratchServer server(options.work_folder);
  progress.step("還原");
  std::vector<std::string> problems;
  std::size_t portal_views = 0;
  for (const std::string& failure : server.load(dump, config.database.name)) {
    if (is_about_the_portal(failure, config.database.name)) {
      ++portal_views;
    } else {
      problems.push_back("還原時：" + failure);
    }
  }
  progress.step("查驗");
  config::Database scratch = config.database;
  scratch.socket = server.socket().string();
  scratch.read_timeout = std::chrono::minutes(10);
  mysql::Connection connection(scratch, "root", {});
  mysql::MysqlRestoreDrillStore restored(connection);
  RestoredFacts facts;
  try {
    facts = check_restored(restored, *keys);
  } catch (const base::UnavailableError&) {
    throw;
  } catch (const base::Error& error) {
    // A table or a column that is not there.
    facts.problems.push_back(fmt::format("查驗不下去：{}", error.what()));
  }
  problems.insert(problems.end(), facts.problems.begin(), facts.problems.end());
  std::map<std::string, std::uint64_t> living;
  if (!options.without_living) {
    progress.step("比對");
    config::Database database = config.database;
    database.read_timeout *= 10;
    mysql::Connection now(database, config.migrate_account.user, config::read_secret(config.migrate_account.password_file));
    living = mysql::MysqlRestoreDrillStore(now).counts();
    const std::vector<std::string> differences = compare_with_living(facts.counts, living);
    problems.insert(problems.end(), differences.begin(), differences.end());
  }
  std::uint64_t rows = 0;
  for (const auto& [table, count] : facts.counts) rows += count;
  if (json) {
    std::cout << nlohmann::json{{"backup", dump.string()},       {"tables", facts.counts},     {"living", living},   {"seals", facts.seals},
                                {"leaves", facts.leaves},        {"receipts", facts.receipts}, {"views_of_the_portal", portal_views},
                                {"problems", problems}}
                     .dump()
              << "\n";
  } else {
    for (const std::string& problem : problems) fmt::print("不符　{}\n", problem);
    for (const auto& [table, count] : living) {
      const auto found = facts.counts.find(table);
      if (found != facts.counts.end() && found->second < count) fmt::print("備份之後　{} 多了 {} 列\n", table, count - found->second);
    }
    fmt::print("{}：{} 個資料表 {} 列，{} 次封存 {} 筆回答，{} 筆確認，{}：{}\n", dump.string(), facts.counts.size(), rows, facts.seals, facts.leaves,
               facts.receipts, options.without_living ? "沒有比對現況" : "已比對現況", problems.empty() ? "可以還原" : "不可信賴");
  }
  return problems.empty() ? ExitCode::kDone : ExitCode::kIntegrity;
}

}  // namespace shouqi::batch
