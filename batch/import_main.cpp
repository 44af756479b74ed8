// shouqi-import: a 收訖明細 package, or what the school has submitted, into receipt documents. Options, the job, and its outcome as an exit status.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "import_report.hpp"
#include "inbox_report.hpp"
#include "inbox_run.hpp"
#include "mysql/mysql_import_store.hpp"
#include "mysql/mysql_portal_submission.hpp"
#include "mysql/mysql_roster_store.hpp"
#include "mysql/mysql_round_store.hpp"
#include "receipt_package/receipt_package_reader.hpp"
#include "usecase/import_submission.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

struct Options {
  cli::CommonOptions common;
  usecase::ImportRequest request;
  std::string password_file;
  std::string package_file;
  std::string archive_term;
  bool archive = false;
  bool from_portal = false;
  bool inbox = false;
};

ExitCode refused(const Options& options, std::string_view reason, const std::string& message, ExitCode code) {
  if (options.common.json) {
    std::cout << nlohmann::json{{"result", "refused"}, {"reason", reason}, {"message", message}}.dump() << "\n";
  } else {
    fmt::print(stderr, "未匯入（{}）：{}\n", reason, message);
  }
  return code;
}

ExitCode exit_code(usecase::ImportRefusal reason) {
  switch (reason) {
    case usecase::ImportRefusal::kUnknownSchool:
    case usecase::ImportRefusal::kUnknownRound: return ExitCode::kWrongUse;
    case usecase::ImportRefusal::kAlreadyRunning: return ExitCode::kAlreadyRunning;
    case usecase::ImportRefusal::kWrongSchool:
    case usecase::ImportRefusal::kWrongTerm:
    case usecase::ImportRefusal::kWrongBatch:
    case usecase::ImportRefusal::kTooManyUnknown: return ExitCode::kIntegrity;
    case usecase::ImportRefusal::kRoundSealed:
    case usecase::ImportRefusal::kReplacedRoster:
    case usecase::ImportRefusal::kTooManyReopened:
    case usecase::ImportRefusal::kPackageExists: return ExitCode::kRefusedByRule;
  }
  return ExitCode::kRefusedByRule;
}

std::string person_key(const config::AppConfig& config) { return cli::secret_key(config.person_key_file, "import.person_key_file"); }

ExitCode run_inbox(const Options& options, const config::AppConfig& config) {
  mysql::initialise_driver();
  const batch::InboxOutcome outcome = batch::work_off_inbox({config, person_key(config), options.request.dry_run});
  if (options.common.json) {
    std::cout << batch::json_report(outcome, options.request.dry_run).dump() << "\n";
  } else {
    std::cout << batch::text_report(outcome, options.request.dry_run);
  }
  return batch::exit_code(outcome);
}

ExitCode run(Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  if (options.inbox) return run_inbox(options, config);
  std::optional<domain::ReceiptPackage> package;
  if (!options.from_portal) {
    const std::string password = config::read_secret(options.password_file);
    auto read = receipt_package::read_package(options.package_file, password);
    if (!read) {
      const receipt_package::PackageRefusal& refusal = read.error();
      const ExitCode code = receipt_package::is_wrong_use(refusal.fault) ? ExitCode::kWrongUse : ExitCode::kIntegrity;
      return refused(options, receipt_package::to_string(refusal.fault), refusal.message, code);
    }
    package = std::move(*read);
  }
  mysql::initialise_driver();
  config::Database database = config.database;
  database.read_timeout *= 10;
  mysql::Connection connection(database, config.import_account.user, config::read_secret(config.import_account.password_file));
  crypto::SystemRandom random;
  mysql::MysqlRoundStore rounds(connection);
  mysql::MysqlRosterStore roster(connection);
  mysql::MysqlImportStore imports(connection, person_key(config), random);
  mysql::MysqlPortalSubmission submission(connection);
  const usecase::ImportStores stores{rounds, roster, imports};
  const domain::Actor actor = cli::program_actor(domain::ActorKind::kImport);
  const auto report = package ? usecase::import_receipts(stores, config.rules, *package, options.request, actor)
                              : usecase::import_submission(stores, submission, config.rules, options.request, actor);
  if (!report) return refused(options, usecase::to_string(report.error().reason), report.error().message, exit_code(report.error().reason));
  if (options.common.json) {
    std::cout << batch::json_report(*report, options.request.dry_run).dump() << "\n";
  } else {
    std::cout << batch::text_report(*report, options.request.dry_run);
  }
  return report->findings.empty() ? ExitCode::kDone : ExitCode::kDoneWithFindings;
}

// What the options leave out or leave open, as the end of a line for standard error; empty when they say what to do.
std::string gap(const Options& options) {
  const bool with_file = !options.package_file.empty();
  if (options.inbox) return with_file ? "--inbox takes no PACKAGE" : "";
  if (options.request.school_code.empty()) return "give --school S";
  if (options.from_portal) {
    if (options.request.round_code.empty()) return "--from-portal needs --round R";
    return with_file ? "--from-portal takes no PACKAGE" : "";
  }
  if (options.archive ? !options.request.archive_term.has_value() : options.request.round_code.empty()) {
    return "give --round R, or --archive with a --term such as 1091";
  }
  if (!with_file) return "give the PACKAGE, or --from-portal where none has come yet";
  return options.password_file.empty() ? "a PACKAGE needs --password-file" : "";
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Reads a 收訖明細 package (password-protected ZIP) of the central database into receipt documents: all of it, or nothing.\n"
      "Where no package has come yet, --from-portal takes what the school has submitted: students see it as 已提交, never as 收訖.\n"
      "--inbox checks the packages that administrators have handed in on the web, and imports those that they have ordered.");
  cli::add_common_options(app, options.common);
  auto* school = app.add_option("--school", options.request.school_code, "school code");
  auto* round = app.add_option("--round", options.request.round_code, "code of the round, such as 1092-regular");
  auto* archive = app.add_flag("--archive", options.archive, "an earlier term, read-only, without a round");
  auto* term = app.add_option("--term", options.archive_term, "the archive's term, such as 1091");
  auto* from_portal = app.add_flag("--from-portal", options.from_portal, "the school's own submission in the portal, for a round without a package");
  auto* password = app.add_option("--password-file", options.password_file, "file whose first line is the package's password (mode 600)");
  app.add_flag("--dry-run", options.request.dry_run, "say what would happen and write nothing");
  auto* inbox = app.add_flag("--inbox", options.inbox, "everything that waits in import.inbox_folder, each all or nothing");
  auto* accept = app.add_option("--accept-reopen", options.request.accept_reopen, "exactly so many answers may be asked again");
  app.add_option("PACKAGE", options.package_file, "the ZIP file");
  archive->needs(term)->excludes(round);
  term->needs(archive);
  from_portal->excludes(archive)->excludes(password);
  inbox->excludes(school)->excludes(round)->excludes(archive)->excludes(from_portal)->excludes(password)->excludes(accept);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  if (options.archive) options.request.archive_term = domain::Term::parse(options.archive_term);
  if (const std::string missing = gap(options); !missing.empty()) {
    fmt::print(stderr, "shouqi-import: {}\n", missing);
    return static_cast<int>(ExitCode::kWrongUse);
  }
  return cli::guarded_main("shouqi-import", [&] { return run(options); });
}
