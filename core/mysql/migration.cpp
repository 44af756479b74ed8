#include "mysql/migration.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "base/error.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::mysql {
namespace {

constexpr const char* kCreateRegistry =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    "version INT UNSIGNED NOT NULL COMMENT 'Number of the file', "
    "name VARCHAR(100) NOT NULL COMMENT 'Name of the file', "
    "checksum CHAR(64) NOT NULL COMMENT 'SHA-256 of its up script when it was applied', "
    "state VARCHAR(8) NOT NULL COMMENT 'applied, or dirty: begun and not finished', "
    "changed_at DATETIME(6) NOT NULL COMMENT 'UTC', "
    "PRIMARY KEY (version)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Which migrations our tables have had'";
constexpr Statement kRead{"migrations", "SELECT version, name, checksum, state FROM schema_migration ORDER BY version"};
constexpr Statement kMark{"mark_migration",
                          "REPLACE INTO schema_migration (version, name, checksum, state, changed_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"};
constexpr Statement kForget{"forget_migration", "DELETE FROM schema_migration WHERE version = ?"};
constexpr Statement kLock{"migration_lock", "SELECT COALESCE(GET_LOCK('shouqi-migrate', 2), 0)"};
constexpr Statement kUnlock{"migration_unlock", "SELECT RELEASE_LOCK('shouqi-migrate')"};
constexpr Statement kTableExists{"table_exists",
                                 "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?"};

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw base::ConfigurationError("migration file is missing: " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Only one migration at a time on a server; the lock ends with the connection.
class MigrationLock {
 public:
  explicit MigrationLock(Connection& connection) : connection_(connection) {
    if (connection_.query(kLock).at(0).number(0) != 1) throw base::UnavailableError("another migration is running");
  }
  ~MigrationLock() {
    try {
      connection_.query(kUnlock);
    } catch (const base::Error&) {
      // The server frees it with the connection.
    }
  }
  MigrationLock(const MigrationLock&) = delete;
  MigrationLock& operator=(const MigrationLock&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

Migrator::Migrator(Connection& connection, const std::filesystem::path& migrations_folder) : connection_(connection) {
  const std::regex pattern(R"((\d{4})_([a-z0-9_]+)\.up\.sql)");
  if (!std::filesystem::is_directory(migrations_folder)) {
    throw base::ConfigurationError("folder of migrations is missing: " + migrations_folder.string());
  }
  for (const auto& entry : std::filesystem::directory_iterator(migrations_folder)) {
    std::smatch match;
    const std::string name = entry.path().filename().string();
    if (!std::regex_match(name, match, pattern)) continue;
    const std::string stem = name.substr(0, name.size() - std::string_view(".up.sql").size());
    File file{static_cast<std::uint32_t>(std::stoul(match[1])), match[2], content(entry.path()),
              content(migrations_folder / (stem + ".down.sql")), content(migrations_folder / (stem + ".verify.sql")), {}};
    file.checksum = crypto::sha256_hex(file.up);
    files_.push_back(std::move(file));
  }
  std::sort(files_.begin(), files_.end(), [](const File& a, const File& b) { return a.version < b.version; });
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (files_[i].version != i + 1) throw base::ConfigurationError("migrations are not numbered without a gap from 0001");
  }
}

void Migrator::mark(const File& file, const char* state) {
  connection_.execute(kMark, {std::uint64_t{file.version}, file.name, file.checksum, std::string(state)});
}

std::vector<MigrationStep> Migrator::status() {
  connection_.run_text(kCreateRegistry);
  std::map<std::uint64_t, Row> stored;
  for (Row& row : connection_.query(kRead)) stored.emplace(row.number(0), row);
  std::vector<MigrationStep> steps;
  for (const File& file : files_) {
    const auto found = stored.find(file.version);
    if (found == stored.end()) {
      steps.push_back({file.version, file.name, false});
      continue;
    }
    if (found->second.text(3) != "applied") {
      throw base::IntegrityError("migration " + std::to_string(file.version) + " was begun and not finished: look at it, mend it, then set its state");
    }
    if (found->second.text(2) != file.checksum) {
      throw base::IntegrityError("migration " + std::to_string(file.version) + " has been changed after it was applied");
    }
    steps.push_back({file.version, file.name, true});
  }
  if (!stored.empty() && stored.rbegin()->first > files_.size()) {
    throw base::IntegrityError("the database is newer than this program: it has migration " + std::to_string(stored.rbegin()->first));
  }
  return steps;
}

std::vector<MigrationStep> Migrator::up() {
  const MigrationLock lock(connection_);
  std::vector<MigrationStep> done;
  for (MigrationStep& step : status()) {
    if (step.applied) continue;
    const File& file = files_.at(step.version - 1);
    mark(file, "dirty");
    connection_.run_text(file.up);
    connection_.run_text(file.verify);
    mark(file, "applied");
    step.applied = true;
    done.push_back(std::move(step));
  }
  return done;
}

std::vector<MigrationStep> Migrator::down_to(std::uint32_t version) {
  const MigrationLock lock(connection_);
  const std::vector<MigrationStep> steps = status();
  for (const char* table : {"answer_turn", "event"}) {
    const bool exists = connection_.query(kTableExists, {std::string(table)}).at(0).number(0) == 1;
    if (exists && !connection_.run_text("SELECT 1 FROM " + std::string(table) + " LIMIT 1").empty()) {
      throw base::IntegrityError(std::string("table ") + table + " is not empty: answers and their history are never thrown away");
    }
  }
  std::vector<MigrationStep> undone;
  for (auto step = steps.rbegin(); step != steps.rend() && step->version > version; ++step) {
    if (!step->applied) continue;
    const File& file = files_.at(step->version - 1);
    mark(file, "dirty");
    connection_.run_text(file.down);
    connection_.execute(kForget, {std::uint64_t{step->version}});
    undone.push_back({step->version, step->name, false});
  }
  return undone;
}

}  // namespace shouqi::mysql
