// shouqi-seal: fixes a round of a school for ever, in a bundle that anybody can verify. Options, the job, and its outcome as an exit status.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "mysql/connection.hpp"
#include "mysql/mysql_round_store.hpp"
#include "mysql/mysql_seal_ledger.hpp"
#include "mysql/mysql_seal_rule_store.hpp"
#include "mysql/mysql_seal_source.hpp"
#include "mysql/mysql_window_store.hpp"
#include "seal/seal_round.hpp"
#include "seal_report.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

struct Options {
  cli::CommonOptions common;
  std::string school;
  std::string round;
  std::string output;
  bool all = false;
  bool dry_run = false;
};

crypto::Ed25519PrivateKey signing_key(const config::AppConfig& config) {
  const auto key = crypto::Ed25519PrivateKey::from_pem(config::read_secret_text(config.seal.key_file));
  if (!key) throw base::ConfigurationError("seal.key_file is no Ed25519 private key: " + config.seal.key_file + "; shouqi-admin key generate makes one");
  return *key;
}

// A seal that nobody can verify would be worth nothing.
bundle::PublicKeys published_keys(const config::AppConfig& config, const crypto::Ed25519PrivateKey& key) {
  auto keys = bundle::PublicKeys::load(config.seal.public_keys);
  if (!keys) throw base::ConfigurationError("seal.public_keys: " + keys.error());
  if (keys->with_id(key.public_key().id()).empty()) {
    throw base::ConfigurationError(fmt::format("the public key of seal.key_file ({}) is not in seal.public_keys; shouqi-admin key generate puts it there",
                                               key.public_key().id()));
  }
  return std::move(*keys);
}

ExitCode exit_code(const seal::SealRefused& refusal) {
  switch (refusal.reason) {
    case seal::SealRefusal::kUnknownRound: return ExitCode::kWrongUse;
    case seal::SealRefusal::kAlreadyRunning: return ExitCode::kAlreadyRunning;
    case seal::SealRefusal::kBroken: return ExitCode::kIntegrity;
    case seal::SealRefusal::kNotOpen:
    case seal::SealRefusal::kTooEarly:
    case seal::SealRefusal::kBlocked: return ExitCode::kRefusedByRule;
  }
  return ExitCode::kRefusedByRule;
}

class Run {
 public:
  Run(const Options& options, const config::AppConfig& config)
      : options_(options),
        config_(config),
        actor_(cli::program_actor(domain::ActorKind::kSeal)),
        folder_(options.output.empty() ? config.seal.folder : options.output, actor_.request_id),
        key_(signing_key(config)),
        public_keys_(published_keys(config, key_)),
        connection_(patient(config.database), config.seal.account.user, config::read_secret(config.seal.account.password_file)),
        rounds_(connection_),
        windows_(connection_),
        source_(connection_, cli::secret_key(config.person_key_file, "import.person_key_file")),
        ledger_(connection_),
        rules_(connection_) {}

  ExitCode one() {
    const ExitCode code = tell({options_.school, options_.round}, seal({options_.school, options_.round}, store::kLockPatience));
    report();
    return code;
  }

  // Every round that is due. What is refused is told and stops nobody else. A school that another host works at comes last, so that several share the
  // schools instead of following each other; whom it still seals then is left to it.
  ExitCode all() {
    std::vector<Target> busy;
    ExitCode worst = ExitCode::kDone;
    const auto tell_one = [&](const Target& target, const Outcome& outcome) {
      const ExitCode code = tell(target, outcome);
      if (code == ExitCode::kIntegrity) worst = code;
      if (code != ExitCode::kDone && code != ExitCode::kAlreadyRunning && worst == ExitCode::kDone) worst = ExitCode::kDoneWithFindings;
    };
    for (const Target& target : due()) {
      const Outcome outcome = seal(target, std::chrono::seconds(0));
      const bool is_busy = !outcome && outcome.error().reason == seal::SealRefusal::kAlreadyRunning;
      if (is_busy) busy.push_back(target);
      if (!is_busy) tell_one(target, outcome);
    }
    for (const Target& target : busy) tell_one(target, seal(target, store::kLockPatience));
    report();
    return worst;
  }

 private:
  struct Target {
    std::string school;
    std::string round;
  };
  using Outcome = base::Result<seal::SealedRound, seal::SealRefused>;

  std::vector<Target> due() {
    std::vector<Target> found;
    for (const store::RoundRecord& record : rounds_.list({})) {
      const domain::Round& round = record.round;
      const bool may_be_due = (round.state == domain::RoundState::kOpen && round.closes_at + config_.rules.grace <= rounds_.now()) ||
                              round.state == domain::RoundState::kSealing || is_unfinished(round);
      if (may_be_due) found.push_back({round.school_code, round.code});
    }
    return found;
  }

  static config::Database patient(config::Database database) {
    database.read_timeout *= 10;
    return database;
  }

  // In the ledger, and its bundle not yet under its name.
  bool is_unfinished(const domain::Round& round) {
    if (round.state != domain::RoundState::kSealed) return false;
    const auto sealed = ledger_.of_round(round.id);
    return sealed && !sealed->is_stored;
  }

  Outcome seal(const Target& target, std::chrono::seconds patience) {
    cli::Progress progress(cli::progress_style(options_.common.json), seal::kSealSteps);
    const seal::SealTools tools{folder_, key_, public_keys_, config_.files_folder, config_.rules.grace, random_, actor_, patience,
                                [&](std::string_view what) { progress.step(what); }};
    const auto act = options_.dry_run ? seal::SealAct::kLook : options_.all ? seal::SealAct::kWriteDue : seal::SealAct::kWrite;
    return seal::seal_round({rounds_, windows_, source_, ledger_, rules_}, tools, target.school, target.round, act);
  }

  ExitCode tell(const Target& target, const Outcome& sealed) {
    if (!sealed) {
      report_.add_refused(target.school, target.round, sealed.error());
      return exit_code(sealed.error());
    }
    report_.add_sealed(target.school, target.round, *sealed);
    return sealed->survey.findings.has(seal::Severity::kWarning) ? ExitCode::kDoneWithFindings : ExitCode::kDone;
  }

  void report() const {
    std::cout << (options_.common.json ? report_.json(options_.dry_run) + "\n" : report_.text(options_.dry_run));
  }

  const Options& options_;
  const config::AppConfig& config_;
  domain::Actor actor_;
  seal::SealFolder folder_;
  crypto::Ed25519PrivateKey key_;
  bundle::PublicKeys public_keys_;
  mysql::Connection connection_;
  mysql::MysqlRoundStore rounds_;
  mysql::MysqlWindowStore windows_;
  mysql::MysqlSealSource source_;
  mysql::MysqlSealLedger ledger_;
  mysql::MysqlSealRuleStore rules_;
  crypto::SystemRandom random_;
  batch::SealReport report_;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Seals a round: closes it, looks through it, writes the bundle, reads it back and verifies it, writes the ledger. For ever.\n"
      "A round that is sealed already is left as it is; its bundle is written again, byte for byte, where the folder lacks it.");
  cli::add_common_options(app, options.common);
  auto* school = app.add_option("--school", options.school, "school code");
  auto* round = app.add_option("--round", options.round, "code of the round, such as 1092-regular");
  auto* all = app.add_flag("--all", options.all, "every round that is due; may run on several hosts at once");
  app.add_option("--output", options.output, "folder for bundles, on a disk; default: seal.folder of the configuration");
  app.add_flag("--dry-run", options.dry_run, "look through it, say what would stop it, and write nothing");
  school->needs(round);
  round->needs(school);
  all->excludes(school)->excludes(round);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  if (options.all == !options.school.empty()) {
    fmt::print(stderr, "shouqi-seal: give --school S --round R, or --all\n");
    return static_cast<int>(ExitCode::kWrongUse);
  }
  return cli::guarded_main("shouqi-seal", [&] {
    const config::AppConfig config = config::load_config(options.common.config_file);
    mysql::initialise_driver();
    Run run(options, config);
    return options.all ? run.all() : run.one();
  });
}
