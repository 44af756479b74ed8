#include "admin_check.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <vector>

#include "base/error.hpp"
#include "base/inbox_folder.hpp"
#include "bundle/public_keys.hpp"
#include "config/config_loader.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/encoding.hpp"
#include "mysql/contract_check.hpp"
#include "mysql/migration.hpp"
#include "mysql/server_check.hpp"

namespace shouqi::batch {
namespace {

enum class Verdict { kGood, kNotHere, kFinding, kBroken };

struct Finding {
  std::string check;
  Verdict verdict;
  std::string text;
};

constexpr std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::kGood: return "ok";
    case Verdict::kNotHere: return "not on this host";
    case Verdict::kFinding: return "look at";
    case Verdict::kBroken: return "broken";
  }
  return {};
}

using Findings = std::vector<Finding>;

// A secret that lies on another host is no fault of this one.
bool is_here(const std::string& file) {
  std::error_code error;
  return !file.empty() && std::filesystem::exists(file, error);
}

mysql::Connection connect(const config::AppConfig& config, const config::DatabaseAccount& account) {
  return {config.database, account.user, config::read_secret(account.password_file)};
}

void check_account(const config::AppConfig& config, const config::DatabaseAccount& account, Findings& findings) {
  const std::string name = "account " + account.user;
  if (!is_here(account.password_file)) {
    findings.push_back({name, Verdict::kNotHere, "no password file"});
    return;
  }
  mysql::Connection connection = connect(config, account);
  const std::vector<std::string> excessive = mysql::excessive_grants(connection);
  for (const std::string& grant : excessive) findings.push_back({name, Verdict::kBroken, "may do too much: " + grant});
  if (excessive.empty()) findings.push_back({name, Verdict::kGood, "connects, and may not change or delete answers or their history"});
}

void check_server(const config::AppConfig& config, Findings& findings) {
  mysql::Connection connection = connect(config, config.admin_account);
  findings.push_back({"server", Verdict::kGood, mysql::server_version(connection)});
  for (const std::string& text : mysql::unsafe_settings(connection)) findings.push_back({"server settings", Verdict::kBroken, text});
  constexpr std::chrono::seconds kTolerance{1};
  const auto difference = mysql::clock_difference(connection);
  const bool close = difference < kTolerance && difference > -kTolerance;
  findings.push_back({"clock", close ? Verdict::kGood : Verdict::kFinding,
                      fmt::format("the database is {} ms ahead of this host", std::chrono::duration_cast<std::chrono::milliseconds>(difference).count())});
}

void check_schema(const config::AppConfig& config, Findings& findings) {
  if (!is_here(config.migrate_account.password_file)) {
    findings.push_back({"migrations and contract", Verdict::kNotHere, "the migrating account exists on no page host"});
    return;
  }
  mysql::Connection connection = connect(config, config.migrate_account);
  const std::filesystem::path sql = config.sql_folder;
  std::size_t missing = 0;
  for (const mysql::MigrationStep& step : mysql::Migrator(connection, sql / "migrations").status()) missing += step.applied ? 0 : 1;
  findings.push_back({"migrations", missing == 0 ? Verdict::kGood : Verdict::kBroken, fmt::format("{} to apply", missing)});
  const std::vector<std::string> broken = mysql::broken_contract(connection, sql / "portal" / "contract_check.sql");
  for (const std::string& promise : broken) findings.push_back({"contract with the portal", Verdict::kBroken, promise});
  if (broken.empty()) findings.push_back({"contract with the portal", Verdict::kGood, "all promises hold"});
}

void check_keys(const config::AppConfig& config, Findings& findings) {
  for (const std::string& file : config.ticket.key_files) {
    if (!is_here(file)) {
      findings.push_back({"ticket key", Verdict::kNotHere, file});
      continue;
    }
    const std::string line = config::read_secret(file);
    const auto secret = crypto::from_hex(line.substr(line.find(' ') + 1));
    constexpr std::size_t kLeastBytes = 32;
    const bool good = line.find(' ') != std::string::npos && secret && secret->size() >= kLeastBytes;
    findings.push_back({"ticket key", good ? Verdict::kGood : Verdict::kBroken, good ? file : file + " must hold: id, blank, 64 or more hex digits"});
  }
  if (!is_here(config.person_key_file)) {
    findings.push_back({"person key", Verdict::kNotHere, "needed where packages are imported"});
    return;
  }
  const bool good = crypto::from_hex(config::read_secret(config.person_key_file)).value_or("").size() == 32;
  findings.push_back({"person key", good ? Verdict::kGood : Verdict::kBroken, config.person_key_file});
}

// A key that signs and whose public half nobody can get would make seals that nobody can verify.
void check_seal_key(const config::AppConfig& config, Findings& findings) {
  if (!is_here(config.seal.key_file)) {
    findings.push_back({"seal key", Verdict::kNotHere, "needed where rounds are sealed"});
    return;
  }
  const auto key = crypto::Ed25519PrivateKey::from_pem(config::read_secret_text(config.seal.key_file));
  if (!key) {
    findings.push_back({"seal key", Verdict::kBroken, config.seal.key_file + " is no Ed25519 private key"});
    return;
  }
  const std::string id = key->public_key().id();
  const auto keys = bundle::PublicKeys::load(config.seal.public_keys);
  const bool is_published = keys && !keys->with_id(id).empty();
  findings.push_back({"seal key", is_published ? Verdict::kGood : Verdict::kBroken, id + (is_published ? "" : " is not among the public keys of seal.public_keys")});
}

void check_disk(const config::AppConfig& config, Findings& findings) {
  std::error_code error;
  const auto space = std::filesystem::space(config.site.templates_folder, error);
  if (error) {
    findings.push_back({"disk", Verdict::kBroken, config.site.templates_folder + " is not there"});
    return;
  }
  const auto percent = space.capacity == 0 ? 0 : space.available * 100 / space.capacity;
  constexpr std::uintmax_t kLeastPercent = 10;
  findings.push_back({"disk", percent >= kLeastPercent ? Verdict::kGood : Verdict::kFinding, fmt::format("{} % free", percent)});
}

void check_inbox(const config::AppConfig& config, Findings& findings) {
  const base::InboxFolder inbox(config.inbox_folder);
  if (!inbox.is_set()) {
    findings.push_back({"inbox", Verdict::kNotHere, "packages are imported on the command line only"});
    return;
  }
  const std::string problem = inbox.problem();
  findings.push_back({"inbox", problem.empty() ? Verdict::kGood : Verdict::kBroken, config.inbox_folder + (problem.empty() ? "" : " " + problem)});
}

// Directives that would undo what the design relies on (TRUST 2.5 I3).
void check_nginx(const std::string& file, Findings& findings) {
  std::ifstream in(file);
  if (!in) throw base::ConfigurationError("nginx configuration cannot be read: " + file);
  std::ostringstream content;
  content << in.rdbuf();
  const std::string text = std::regex_replace(content.str(), std::regex("#[^\n]*"), "");
  const std::vector<std::pair<const char*, const char*>> traps{
      {R"(underscores_in_headers\s+on)", "underscores_in_headers on: lets a client's header pass for a parameter"},
      {R"(fastcgi_next_upstream[^;]*non_idempotent)", "fastcgi_next_upstream non_idempotent: would send an answer twice"},
      {R"(fastcgi_keep_conn\s+on)", "fastcgi_keep_conn on: kept connections starve other users"},
      {R"(fastcgi_param\s+REMOTE_USER)", "fastcgi_param REMOTE_USER: a client chooses it"},
      {R"(fastcgi_pass\s+[\w.]+:\d+)", "fastcgi_pass to a TCP port: anybody on the host could speak to the program"},
  };
  bool clean = true;
  for (const auto& [pattern, why] : traps) {
    if (!std::regex_search(text, std::regex(pattern))) continue;
    clean = false;
    findings.push_back({"nginx", Verdict::kBroken, why});
  }
  if (clean) findings.push_back({"nginx", Verdict::kGood, file});
}

}  // namespace

cli::ExitCode run_check(const config::AppConfig& config, const std::string& nginx_file, bool json) {
  Findings findings{{"configuration", Verdict::kGood, "every setting is known and in range"}};
  check_keys(config, findings);
  check_seal_key(config, findings);
  check_disk(config, findings);
  check_inbox(config, findings);
  if (!nginx_file.empty()) check_nginx(nginx_file, findings);
  check_server(config, findings);
  for (const auto* account : {&config.student.account, &config.staff.account, &config.import_account, &config.close_account, &config.seal.account,
                              &config.admin_account}) {
    check_account(config, *account, findings);
  }
  check_schema(config, findings);

  bool broken = false;
  bool to_look_at = false;
  nlohmann::json lines = nlohmann::json::array();
  for (const Finding& finding : findings) {
    broken = broken || finding.verdict == Verdict::kBroken;
    to_look_at = to_look_at || finding.verdict == Verdict::kFinding;
    lines.push_back({{"check", finding.check}, {"verdict", word(finding.verdict)}, {"text", finding.text}});
    if (!json) fmt::print("{:<16}  {}: {}\n", word(finding.verdict), finding.check, finding.text);
  }
  if (json) std::cout << lines.dump() << "\n";
  if (broken) return cli::ExitCode::kIntegrity;
  return to_look_at ? cli::ExitCode::kDoneWithFindings : cli::ExitCode::kDone;
}

}  // namespace shouqi::batch
