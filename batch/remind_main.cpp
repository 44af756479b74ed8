// shouqi-remind: who has not answered, into the outbox that the portal reads, and as a digest by mail to the school.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "mysql/mysql_reminder_store.hpp"
#include "remind/addresses.hpp"
#include "remind/digest.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;
using store::MailState;

struct Options {
  cli::CommonOptions common;
  std::string school;
  std::string round;
  bool all = false;
  bool dry_run = false;
  bool repeat_interrupted = false;
};

struct Outcome {
  std::size_t rounds = 0;
  std::size_t reminders = 0;
  std::size_t waiting = 0;
  std::size_t mails = 0;
  std::vector<std::string> findings;
};

// The digests of one round. A mail is written down before it goes and after the server has answered. Of one whose sending was interrupted nobody
// can tell whether it arrived: it is not sent again by itself, because a school that gets two counts trusts neither.
class Digests {
 public:
  Digests(const config::Remind& settings, store::ReminderStore& reminders, bool repeat_interrupted)
      : settings_(settings),
        reminders_(reminders),
        repeat_interrupted_(repeat_interrupted),
        addresses_(batch::read_addresses(settings.addresses_file)),
        password_(settings.smtp_user.empty() ? std::string() : config::read_secret(settings.smtp_password_file)) {
    if (!batch::is_mail_address(settings.smtp_from)) throw base::ConfigurationError("remind.smtp_from is no address: " + settings.smtp_from);
  }

  void send(const store::RoundToRemind& round, const usecase::ReminderPlan& plan, bool dry_run, base::Instant now, Outcome& outcome) {
    if (plan.digests.empty()) return;
    const std::string where = round.school_code + " " + round.code;
    const auto address = addresses_.find(round.school_code);
    if (address == addresses_.end()) {
      outcome.findings.push_back(fmt::format("{}：{} 裡沒有這個學校的信箱，沒有寄信", where, settings_.addresses_file));
      return;
    }
    const std::vector<store::MailStep> mails = reminders_.mails(round.id);
    for (const std::string& reason : plan.digests) {
      const auto before = std::find_if(mails.begin(), mails.end(), [&](const store::MailStep& one) { return one.reason == reason; });
      if (before != mails.end() && before->state == MailState::kSent) continue;
      if (before != mails.end() && before->state == MailState::kSending && !repeat_interrupted_) {
        outcome.findings.push_back(fmt::format("{}：寄給 {} 的信（{}）中途中斷，不知道是否寄達。確定沒有收到時，加上 --repeat-interrupted", where,
                                               address->second, reason));
        continue;
      }
      if (dry_run) {
        ++outcome.mails;
        continue;
      }
      const auto step = static_cast<std::uint16_t>(before == mails.end() ? 1 : before->step + 1);
      send_one(round, plan, address->second, {reason, step, MailState::kSending}, now, outcome);
    }
  }

 private:
  void send_one(const store::RoundToRemind& round, const usecase::ReminderPlan& plan, const std::string& to, store::MailStep step, base::Instant now,
                Outcome& outcome) {
    batch::Mail mail = batch::digest_of(round, plan);
    mail.to = to;
    const std::string id = fmt::format("shouqi-{}-{}-{}", round.school_code, round.id, step.reason) + settings_.smtp_from.substr(settings_.smtp_from.find('@'));
    const std::string text = batch::mail_text(mail, settings_.smtp_from, id, now);
    reminders_.append_mail(round.id, step, to, {});
    const batch::MailResult result = batch::send_mail(settings_, password_, to, text);
    ++step.step;
    if (result.outcome == batch::MailOutcome::kSent) {
      step.state = MailState::kSent;
      reminders_.append_mail(round.id, step, to, {});
      ++outcome.mails;
    } else if (result.outcome == batch::MailOutcome::kRefused) {
      step.state = MailState::kRefused;
      reminders_.append_mail(round.id, step, to, result.detail);
      outcome.findings.push_back(fmt::format("{} {}：信沒有寄出，下一次執行會再試：{}", round.school_code, round.code, result.detail));
    } else {
      outcome.findings.push_back(fmt::format("{} {}：寄信時斷線，不知道是否寄達：{}", round.school_code, round.code, result.detail));
    }
  }

  const config::Remind& settings_;
  store::ReminderStore& reminders_;
  bool repeat_interrupted_;
  std::map<std::string, std::string> addresses_;
  std::string password_;
};

void tell(const Outcome& outcome, const Options& options) {
  if (options.common.json) {
    std::cout << nlohmann::json{{"rounds", outcome.rounds},   {"waiting", outcome.waiting},   {"reminders", outcome.reminders},
                                {"mails", outcome.mails},     {"findings", outcome.findings}, {"dry_run", options.dry_run}}
                     .dump()
              << "\n";
    return;
  }
  for (const std::string& finding : outcome.findings) fmt::print("注意　{}\n", finding);
  fmt::print("{} 個梯次，還沒完成 {} 項：{} {} 則提醒，{} 封信\n", outcome.rounds, outcome.waiting, options.dry_run ? "會新增" : "新增",
             outcome.reminders, outcome.mails);
}

ExitCode run(const Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  mysql::initialise_driver();
  config::Database database = config.database;
  database.read_timeout *= 10;
  mysql::Connection connection(database, config.remind_account.user, config::read_secret(config.remind_account.password_file));
  mysql::MysqlReminderStore reminders(connection);
  if (!reminders.exists(options.school, options.round)) {
    fmt::print(stderr, "沒有這個梯次：{} {}\n", options.school, options.round);
    return ExitCode::kWrongUse;
  }
  if (!reminders.lock()) {
    fmt::print(stderr, "另一個 shouqi-remind 正在執行。\n");
    return ExitCode::kAlreadyRunning;
  }
  std::optional<Digests> digests;
  if (!config.remind.smtp_url.empty()) digests.emplace(config.remind, reminders, options.repeat_interrupted);
  Outcome outcome;
  const std::vector<store::RoundToRemind> rounds = reminders.rounds(options.school, options.round);
  cli::Progress progress(cli::progress_style(options.common.json), static_cast<int>(rounds.size()));
  for (const store::RoundToRemind& round : rounds) {
    progress.step(round.school_code + " " + round.code);
    const base::Instant now = reminders.now();
    const usecase::ReminderPlan plan = usecase::plan_reminders(round, reminders.waiting(round.id), reminders.told(round.id), now);
    if (!options.dry_run) reminders.append(round, plan.reminders);
    ++outcome.rounds;
    outcome.reminders += plan.reminders.size();
    for (const auto& [category, classes] : plan.waiting) {
      for (const auto& [name, waiting] : classes) outcome.waiting += waiting;
    }
    if (digests) digests->send(round, plan, options.dry_run, now, outcome);
  }
  tell(outcome, options);
  return outcome.findings.empty() ? ExitCode::kDone : ExitCode::kDoneWithFindings;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Tells who has not answered while the window is open: into the outbox that the portal reads (view reminder_outbox), and with\n"
      "remind.smtp_url as a digest of counts to each school. Never twice for the same reason: opened, recheck-TURN, last_day-DATE.");
  cli::add_common_options(app, options.common);
  auto* round = app.add_option("--round", options.round, "code of the round, such as 1092-regular");
  app.add_option("--school", options.school, "school code; default: every school that has the round");
  auto* all = app.add_flag("--all", options.all, "every round that is open");
  app.add_flag("--dry-run", options.dry_run, "say what would be told and tell nobody");
  app.add_flag("--repeat-interrupted", options.repeat_interrupted, "send mail again of which nobody knows whether it arrived");
  all->excludes(round);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  if (options.round.empty() && !options.all) {
    fmt::print(stderr, "shouqi-remind: give --round R, or --all\n");
    return static_cast<int>(ExitCode::kWrongUse);
  }
  return cli::guarded_main("shouqi-remind", [&] { return run(options); });
}
