// shouqi-close: turns silence into 逾期視為確認 when a window has ended. Options, the job, and its outcome as an exit status.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/options.hpp"
#include "mysql/connection.hpp"
#include "mysql/mysql_round_store.hpp"
#include "mysql/mysql_window_store.hpp"
#include "usecase/close_round.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

struct Options {
  cli::CommonOptions common;
  std::string school;
  std::string round;
  bool dry_run = false;
};

struct Outcome {
  ExitCode code = ExitCode::kDone;
  std::uint32_t rounds = 0;
  std::uint64_t deemed = 0;
  nlohmann::json lines = nlohmann::json::array();
};

std::string message(usecase::CloseRefusal refusal, const domain::Round& round) {
  switch (refusal) {
    case usecase::CloseRefusal::kUnknown: return fmt::format("學校 {} 沒有梯次 {}，或裡面沒有人。", round.school_code, round.code);
    case usecase::CloseRefusal::kNotOpen: return fmt::format("梯次 {} 還沒開放，或已經封存。", round.code);
    case usecase::CloseRefusal::kTooEarly: return fmt::format("梯次 {} 還在確認期間內，還不能結束。", round.code);
  }
  return {};
}

void close(store::WindowStore& windows, const domain::Round& round, const Options& options, std::chrono::seconds grace, Outcome& outcome) {
  const auto act = options.dry_run ? usecase::CloseAct::kLook : usecase::CloseAct::kWrite;
  const auto closed = usecase::close_round(windows, round, grace, cli::program_actor(domain::ActorKind::kClose), act);
  nlohmann::json line{{"school", round.school_code}, {"round", round.code}};
  if (closed) {
    ++outcome.rounds;
    outcome.deemed += *closed;
    line["deemed"] = *closed;
    const bool is_news = *closed > 0 && !options.common.json;
    if (is_news) fmt::print("{} {}：{} 項逾期視為確認\n", round.school_code, round.code, *closed);
  } else {
    line["refused"] = message(closed.error(), round);
    outcome.code = closed.error() == usecase::CloseRefusal::kUnknown ? ExitCode::kWrongUse : ExitCode::kRefusedByRule;
    if (!options.common.json) fmt::print(stderr, "未處理：{}\n", message(closed.error(), round));
  }
  outcome.lines.push_back(std::move(line));
}

ExitCode run(const Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  mysql::initialise_driver();
  config::Database database = config.database;
  database.read_timeout *= 10;
  mysql::Connection connection(database, config.close_account.user, config::read_secret(config.close_account.password_file));
  mysql::MysqlRoundStore rounds(connection);
  mysql::MysqlWindowStore windows(connection);
  Outcome outcome;
  if (options.round.empty()) {
    for (const domain::Round& round : usecase::ended_rounds(rounds, config.rules.grace)) close(windows, round, options, config.rules.grace, outcome);
    // Sealed by somebody in this very moment: nothing is left to do there.
    if (outcome.code == ExitCode::kRefusedByRule) outcome.code = ExitCode::kDone;
  } else {
    domain::Round unknown{0, options.school, options.round, *domain::Term::parse("1001"), {}, {}, {}, {}, {}, {}};
    const auto record = rounds.find(options.school, options.round);
    close(windows, record ? record->round : unknown, options, config.rules.grace, outcome);
  }
  if (options.common.json) {
    std::cout << nlohmann::json{{"dry_run", options.dry_run}, {"rounds", outcome.lines}, {"deemed", outcome.deemed}}.dump() << "\n";
  } else if (outcome.code == ExitCode::kDone) {
    fmt::print("{}{} 個梯次已到期，{} 項逾期視為確認\n", options.dry_run ? "試算：" : "", outcome.rounds, outcome.deemed);
  }
  return outcome.code;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Writes down what pages show since the deadline: whoever stayed silent is deemed to have confirmed (逾期視為確認).\n"
      "Every round whose window has ended, or one of them. Answers with more time of their own are left until that ends.");
  cli::add_common_options(app, options.common);
  auto* school = app.add_option("--school", options.school, "school code");
  auto* round = app.add_option("--round", options.round, "code of the round, such as 1092-regular; default: every round that has ended");
  school->needs(round);
  round->needs(school);
  app.add_flag("--dry-run", options.dry_run, "say how many there are and write nothing");
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::guarded_main("shouqi-close", [&] { return run(options); });
}
