#include "admin_school.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/options.hpp"
#include "config/config_loader.hpp"
#include "mysql/connection.hpp"
#include "mysql/mysql_round_store.hpp"
#include "mysql/mysql_seal_rule_store.hpp"

namespace shouqi::batch {
namespace {

using cli::ExitCode;

constexpr const char* kIncluded = "included";
constexpr const char* kLeftOut = "left-out";

const char* word(bool is_included) { return is_included ? kIncluded : kLeftOut; }

ExitCode wrong_use(const std::string& message) {
  fmt::print(stderr, "shouqi-admin: {}\n", message);
  return ExitCode::kWrongUse;
}

}  // namespace

void add_school_options(CLI::App& school, SchoolOptions& options) {
  const CLI::IsMember words({kIncluded, kLeftOut});
  school.add_option("--school", options.school, "school code")->required();
  school.add_option("--disputed", options.disputed, "disputed data in the records of a seal: included with its dispute note, or left-out")->check(words);
  school.add_option("--attachments", options.attachments, "students' files in the bundle: included, or left-out")->check(words);
  school.add_option("--reason", options.reason, "kept in the history; needed for a change");
}

ExitCode run_school(const config::AppConfig& config, const SchoolOptions& options, bool json) {
  mysql::initialise_driver();
  mysql::Connection connection(config.database, config.admin_account.user, config::read_secret(config.admin_account.password_file));
  mysql::MysqlRoundStore rounds(connection);
  const auto schools = rounds.schools();
  if (std::find(schools.begin(), schools.end(), options.school) == schools.end()) return wrong_use("學籍裡沒有學校 " + options.school + "。");
  mysql::MysqlSealRuleStore rules(connection);
  store::SealRule rule = rules.rule(options.school);
  const store::SealRule before = rule;
  if (!options.disputed.empty()) rule.includes_disputed = options.disputed == kIncluded;
  if (!options.attachments.empty()) rule.includes_attachments = options.attachments == kIncluded;
  if (rule != before) {
    if (options.reason.empty()) return wrong_use("a change needs --reason");
    domain::Event event;
    event.actor = cli::program_actor(domain::ActorKind::kAdmin);
    event.kind = "seal_rule_changed";
    event.school_code = options.school;
    event.detail = {{"disputed", word(rule.includes_disputed)}, {"attachments", word(rule.includes_attachments)}, {"reason", options.reason}};
    rules.change(options.school, rule, event);
  }
  if (json) {
    std::cout << nlohmann::json{{"school", options.school}, {"disputed", word(rule.includes_disputed)}, {"attachments", word(rule.includes_attachments)}}.dump()
              << "\n";
  } else {
    fmt::print("{}：有爭議的資料{}，附件{}\n", options.school, rule.includes_disputed ? "附註記封存" : "不放進紀錄", rule.includes_attachments ? "一起封存" : "不封存");
  }
  return ExitCode::kDone;
}

}  // namespace shouqi::batch
