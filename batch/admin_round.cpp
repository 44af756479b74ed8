#include "admin_round.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "cli/options.hpp"
#include "config/config_loader.hpp"
#include "mysql/mysql_roster_store.hpp"
#include "mysql/mysql_round_store.hpp"
#include "mysql/mysql_window_store.hpp"
#include "usecase/change_window.hpp"
#include "usecase/open_round.hpp"

namespace shouqi::batch {
namespace {

using cli::ExitCode;

// Wrong use that only shows when the words are read.
struct BadOption {
  std::string message;
};

ExitCode refused(const usecase::RoundRefused& refusal) {
  fmt::print(stderr, "未完成（{}）：{}\n", usecase::to_string(refusal.reason), refusal.message);
  switch (refusal.reason) {
    case usecase::RoundRefusal::kUnknownSchool:
    case usecase::RoundRefusal::kUnknownRound:
    case usecase::RoundRefusal::kBadWindow: return ExitCode::kWrongUse;
    case usecase::RoundRefusal::kAlreadyRunning: return ExitCode::kAlreadyRunning;
    default: return ExitCode::kRefusedByRule;
  }
}

base::Instant time_option(const std::string& text, const char* option) {
  try {
    return base::parse_taipei(text);
  } catch (const base::Error&) {
    throw BadOption{fmt::format("{} takes a time in Taipei such as \"2026-11-30 08:00\"", option)};
  }
}

// "1092-g12-1" -> term and batch.
std::pair<domain::Term, std::string> term_and_batch(const std::string& code) {
  const auto term = domain::Term::parse(code.substr(0, 4));
  const std::string batch = code.size() > 5 && code[4] == '-' ? code.substr(5) : std::string();
  if (!term || term->is_whole_year() || !domain::is_batch(batch)) {
    throw BadOption{"--round takes a semester and a batch: 1092-regular, 1092-g12-1, 1092-g12-2, 1092-supplement-1"};
  }
  return {*term, batch};
}

std::vector<domain::Category> categories_of(const std::vector<std::string>& names) {
  std::vector<domain::Category> categories;
  for (const std::string& name : names) {
    const auto category = domain::parse_category(name);
    if (!category) throw BadOption{"there is no category " + name + "; there are cadre, course, outcome, performance"};
    categories.push_back(*category);
  }
  if (categories.empty()) categories.assign(domain::kCategories.begin(), domain::kCategories.end());
  return categories;
}

ExitCode list(store::RoundStore& rounds, const RoundOptions& options, bool json) {
  nlohmann::json entries = nlohmann::json::array();
  for (const store::RoundRecord& record : rounds.list(options.school)) {
    const domain::Round& round = record.round;
    std::string awaiting;
    for (const auto& [category, covered_by] : record.covered_by) {
      if (!covered_by) awaiting += (awaiting.empty() ? "" : "、") + std::string(domain::title(category));
    }
    entries.push_back({{"school", round.school_code}, {"round", round.code}, {"state", domain::to_string(round.state)},
                       {"opens_at", base::to_iso8601(round.opens_at)}, {"closes_at", base::to_iso8601(round.closes_at)}, {"awaiting", awaiting}});
    if (!json) {
      fmt::print("{}  {:<16}  {:<6}  {} ～ {}{}\n", round.school_code, round.code, domain::to_string(round.state),
                 base::roc_deadline_with_year(round.opens_at), base::roc_deadline_with_year(round.closes_at),
                 awaiting.empty() ? "" : "  尚未收到：" + awaiting);
    }
  }
  if (json) std::cout << entries.dump() << "\n";
  return ExitCode::kDone;
}

ExitCode create(store::RoundStore& rounds, const RoundOptions& options) {
  const auto [term, batch] = term_and_batch(options.round);
  usecase::NewRound wanted{{}, term, batch, categories_of(options.categories), options.grades, time_option(options.opens_at, "--opens-at"),
                           time_option(options.closes_at, "--closes-at"), {}, options.supplements};
  if (!options.seal_by.empty()) wanted.seal_by = time_option(options.seal_by, "--seal-by");
  if (wanted.grades.empty() && options.supplements.empty()) throw BadOption{"--grades takes the grades of today that take part: 1,2"};
  const std::vector<std::string> schools = options.all_schools ? rounds.schools() : std::vector<std::string>{options.school};
  const domain::Actor actor = cli::program_actor(domain::ActorKind::kAdmin);
  ExitCode outcome = ExitCode::kDone;
  for (const std::string& school : schools) {
    wanted.school_code = school;
    const auto created = usecase::create_round(rounds, wanted, actor);
    if (created) {
      fmt::print("{} {} 已建立\n", school, *created);
      continue;
    }
    // For all schools, one that has the round already is no reason to leave the others without.
    const bool go_on = options.all_schools && created.error().reason == usecase::RoundRefusal::kExists;
    outcome = refused(created.error());
    if (!go_on) return outcome;
    outcome = ExitCode::kDoneWithFindings;
  }
  return outcome;
}

ExitCode open(store::RoundStore& rounds, store::RosterStore& roster, const RoundOptions& options) {
  const auto opened = usecase::open_round(rounds, roster, options.school, options.round, cli::program_actor(domain::ActorKind::kAdmin));
  if (!opened) return refused(opened.error());
  for (const std::string& finding : opened->findings) fmt::print("注意　{}\n", finding);
  fmt::print("{} {} 已開放：{} 人，{} 項\n", options.school, options.round, opened->members, opened->answers);
  return opened->findings.empty() ? ExitCode::kDone : ExitCode::kDoneWithFindings;
}

// The same as on the administrator's page: whose silence had ended is asked again.
ExitCode extend(store::WindowStore& windows, const domain::Round& round, base::Instant closes_at, const std::string& reason) {
  if (usecase::reason_fault(reason) != domain::TextFault::kNone) {
    throw BadOption{fmt::format("--reason takes 1 to {} characters on plain lines", usecase::kReasonLimit)};
  }
  const auto extended = usecase::extend_window(windows, {round.school_code, {.round_id = round.id}, closes_at, round.closes_at, reason},
                                               cli::program_actor(domain::ActorKind::kAdmin));
  if (!extended) {
    return refused({usecase::RoundRefusal::kBadWindow, extended.error() == usecase::WindowRefusal::kNotLater
                                                           ? "新的截止時間必須晚於現在和原來的截止時間。"
                                                           : "梯次剛才有異動。請再看一次 round list。"});
  }
  fmt::print("{} {}：延長到 {}，重新請 {} 項確認\n", round.school_code, round.code, base::roc_deadline_with_year(closes_at), extended->asked_again);
  return ExitCode::kDone;
}

ExitCode edit(store::RoundStore& rounds, store::WindowStore& windows, const RoundOptions& options) {
  const auto record = rounds.find(options.school, options.round);
  if (!record) return refused({usecase::RoundRefusal::kUnknownRound, fmt::format("學校 {} 沒有梯次 {}。", options.school, options.round)});
  const domain::Round& round = record->round;
  const bool is_fixed = round.state == domain::RoundState::kSealing || round.state == domain::RoundState::kSealed;
  if (is_fixed) return refused({usecase::RoundRefusal::kNotDraft, "這個梯次已經封存，或正在封存，不再變動。"});
  domain::Event event;
  event.actor = cli::program_actor(domain::ActorKind::kAdmin);
  event.school_code = options.school;
  event.round_id = round.id;
  if (!options.leave_out.empty()) {
    const domain::Category category = categories_of({options.leave_out}).front();
    if (round.state != domain::RoundState::kDraft) return refused({usecase::RoundRefusal::kNotDraft, "梯次已經開放，項目不再變動。"});
    event.kind = "category_left_out";
    event.category = category;
    event.detail = {{"reason", options.reason}};
    if (!rounds.leave_out(round.id, category, event)) {
      return refused({usecase::RoundRefusal::kNotDraft, fmt::format("這個梯次沒有{}，或已經開放。", domain::title(category))});
    }
    fmt::print("{} {}：{}已移出\n", options.school, options.round, domain::title(category));
    return ExitCode::kDone;
  }
  if (!options.seal_by.empty()) {
    const base::Instant seal_by = time_option(options.seal_by, "--seal-by");
    if (seal_by < round.closes_at) return refused({usecase::RoundRefusal::kBadWindow, "最晚封存時間不能早於截止時間。"});
    event.kind = "seal_by_changed";
    event.detail = {{"reason", options.reason}, {"seal_by", base::to_iso8601(seal_by)}};
    if (!rounds.change_seal_by(round.id, seal_by, event)) return refused({usecase::RoundRefusal::kAlreadyRunning, "梯次剛才有異動。請再看一次 round list。"});
    fmt::print("{} {}：最晚 {} 封存\n", options.school, options.round, base::roc_deadline_with_year(seal_by));
    return ExitCode::kDone;
  }
  const base::Instant opens_at = options.opens_at.empty() ? round.opens_at : time_option(options.opens_at, "--opens-at");
  const base::Instant closes_at = options.closes_at.empty() ? round.closes_at : time_option(options.closes_at, "--closes-at");
  if (closes_at <= opens_at) return refused({usecase::RoundRefusal::kBadWindow, "截止時間必須晚於開放時間。"});
  if (round.state == domain::RoundState::kOpen && options.opens_at.empty() && closes_at > round.closes_at) {
    return extend(windows, round, closes_at, options.reason);
  }
  event.kind = "window_changed";
  event.detail = {{"reason", options.reason},
                  {"opens_at", base::to_iso8601(opens_at)},
                  {"closes_at", base::to_iso8601(closes_at)},
                  {"closed_at_before", base::to_iso8601(round.closes_at)}};
  if (opens_at == round.opens_at && closes_at == round.closes_at) {
    fmt::print("{} {} 沒有改變\n", options.school, options.round);
    return ExitCode::kDone;
  }
  if (!rounds.change_window(round, opens_at, closes_at, event)) {
    return refused({usecase::RoundRefusal::kAlreadyRunning, "梯次剛才有異動。請再看一次 round list。"});
  }
  fmt::print("{} {}：{} ～ {}\n", options.school, options.round, base::roc_deadline_with_year(opens_at), base::roc_deadline_with_year(closes_at));
  return ExitCode::kDone;
}

void add_school_and_round(CLI::App& command, RoundOptions& options) {
  command.add_option("--school", options.school, "school code")->required();
  command.add_option("--round", options.round, "code of the round, such as 1092-regular")->required();
}

}  // namespace

void add_round_commands(CLI::App& round, RoundOptions& options) {
  round.require_subcommand(1);
  CLI::App* show = round.add_subcommand("list", "rounds with their windows, and what is 尚未收到");
  show->add_option("--school", options.school, "one school only");

  CLI::App* make = round.add_subcommand("create", "a draft that packages can be imported into");
  auto* school = make->add_option("--school", options.school, "school code");
  make->add_flag("--all-schools", options.all_schools, "for every school of the contract views")->excludes(school);
  make->add_option("--round", options.round, "semester and batch: 1092-regular, 1092-g12-1 …")->required();
  make->add_option("--grades", options.grades, "grades of today that take part; a supplement needs none")->delimiter(',')->check(CLI::Range(1, 3));
  make->add_option("--categories", options.categories, "default: all four")->delimiter(',');
  make->add_option("--opens-at", options.opens_at, "time in Taipei: \"2026-11-27 08:00\"")->required();
  make->add_option("--closes-at", options.closes_at, "time in Taipei, exclusive")->required();
  make->add_option("--seal-by", options.seal_by, "from then on it is sealed although answers are still disputed; default: when every window has closed");
  make->add_option("--supplements", options.supplements, "for supplement-N: code of the sealed round whose held answers it goes on with");

  add_school_and_round(*round.add_subcommand("open", "freezes the members and lets them answer"), options);

  CLI::App* change = round.add_subcommand("edit", "another window, or a category less in a draft");
  add_school_and_round(*change, options);
  change->add_option("--opens-at", options.opens_at, "time in Taipei");
  change->add_option("--closes-at", options.closes_at, "time in Taipei");
  change->add_option("--seal-by", options.seal_by, "from then on it is sealed although answers are still disputed");
  change->add_option("--leave-out", options.leave_out, "category that the round is not to ask about");
  change->add_option("--reason", options.reason, "kept in the history")->required();
}

cli::ExitCode run_round(const config::AppConfig& config, const CLI::App& round, const RoundOptions& options, bool json) {
  mysql::initialise_driver();
  config::Database database = config.database;
  database.read_timeout *= 10;
  mysql::Connection connection(database, config.admin_account.user, config::read_secret(config.admin_account.password_file));
  mysql::MysqlRoundStore rounds(connection);
  mysql::MysqlRosterStore roster(connection);
  try {
    if (round.got_subcommand("list")) return list(rounds, options, json);
    if (round.got_subcommand("create")) {
      if (options.school.empty() && !options.all_schools) throw BadOption{"give --school S or --all-schools"};
      return create(rounds, options);
    }
    if (round.got_subcommand("open")) return open(rounds, roster, options);
    mysql::MysqlWindowStore windows(connection);
    return edit(rounds, windows, options);
  } catch (const BadOption& wrong) {
    fmt::print(stderr, "shouqi-admin: {}\n", wrong.message);
    return ExitCode::kWrongUse;
  }
}

}  // namespace shouqi::batch
