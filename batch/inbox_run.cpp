#include "inbox_run.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/inbox_folder.hpp"
#include "base/log.hpp"
#include "base/utf8.hpp"
#include "cli/options.hpp"
#include "mysql/mysql_import_store.hpp"
#include "mysql/mysql_inbox_store.hpp"
#include "mysql/mysql_roster_store.hpp"
#include "mysql/mysql_round_store.hpp"
#include "receipt_package/receipt_package_reader.hpp"
#include "usecase/import_receipts.hpp"

namespace shouqi::batch {
namespace {

using domain::HandInState;
using usecase::ImportRefusal;

// Files without a row: a page may be about to write it.
constexpr std::chrono::hours kLeftoverAge{1};

domain::HandInResult refusal_of(std::string_view reason, std::string message) {
  domain::HandInResult result;
  result.reason = reason;
  result.message = std::move(message);
  return result;
}

domain::HandInResult result_of(const usecase::ImportReport& report) {
  domain::HandInResult result;
  result.fresh = report.counts.fresh;
  result.changed = report.counts.changed;
  result.unchanged = report.counts.unchanged;
  result.gone = report.counts.gone;
  result.reopened = report.counts.reopened;
  for (const usecase::DocumentChange& change : report.changes) {
    if (!change.reopened) continue;
    result.asked_again.push_back({change.person.class_name, change.person.seat_no, base::mask_name(change.person.name), change.category});
  }
  result.findings = report.findings;
  if (report.braked) result.reason = usecase::to_string(*report.braked);
  return result;
}

mysql::Connection connect(const config::AppConfig& config) {
  config::Database database = config.database;
  database.read_timeout *= 10;
  return {database, config.import_account.user, config::read_secret(config.import_account.password_file)};
}

// One package, with a connection of its own: what it has locked is free when it is done.
class HandInJob {
 public:
  HandInJob(const InboxParts& parts, const base::InboxFolder& inbox, const store::WaitingHandIn& waiting)
      : parts_(parts),
        inbox_(inbox),
        waiting_(waiting),
        connection_(connect(parts.config)),
        store_(connection_),
        actor_(cli::program_actor(domain::ActorKind::kImport)) {
    line_.id = waiting.id;
    line_.school_code = waiting.school_code;
    line_.round_code = waiting.round_code;
    line_.before = waiting.state;
  }

  InboxLine run() {
    if (!inbox_.holds(waiting_.token)) {
      return end(HandInState::kRefused, refusal_of("file-lost", "交付的檔案已經不在系統的收件匣裡。請再交付一次；若又發生，請告訴系統管理員。"));
    }
    const auto password = inbox_.password(waiting_.token);
    if (!password) throw base::InboxError(base::InboxError::Kind::kAway, "inbox folder: a password cannot be read");
    auto package = receipt_package::read_package(inbox_.package(waiting_.token), *password);
    if (!package) {
      const receipt_package::PackageRefusal& refusal = package.error();
      // What the page has filed is there and has a password, so this is the folder's fault and not the package's.
      if (receipt_package::is_wrong_use(refusal.fault)) {
        throw base::InboxError(base::InboxError::Kind::kAway, "inbox folder: a package cannot be read");
      }
      return end(HandInState::kRefused, refusal_of(receipt_package::to_string(refusal.fault), refusal.message));
    }
    if (package->sha256 != waiting_.sha256) {
      return end(HandInState::kRefused, refusal_of("file-changed", "收件匣裡的檔案和交付的檔案不同，沒有匯入。請告訴系統管理員，再交付一次。"));
    }
    package->file_name = waiting_.file_name;
    return waiting_.state == HandInState::kOrdered ? apply(*package) : check(*package, std::nullopt);
  }

 private:
  usecase::ImportRequest request() const {
    usecase::ImportRequest request;
    request.school_code = waiting_.school_code;
    request.round_code = waiting_.round_code;
    request.dry_run = parts_.dry_run;
    return request;
  }

  base::Result<usecase::ImportReport, usecase::ImportRefused> import(const domain::ReceiptPackage& package, const usecase::ImportRequest& request,
                                                                     const domain::Actor& actor) {
    mysql::MysqlRoundStore rounds(connection_);
    mysql::MysqlRosterStore roster(connection_);
    mysql::MysqlImportStore imports(connection_, parts_.person_key, random_);
    return usecase::import_receipts({rounds, roster, imports}, parts_.config.rules, package, request, actor);
  }

  // `ordered_count`: what had been ordered and can no longer be followed.
  InboxLine check(const domain::ReceiptPackage& package, std::optional<std::uint32_t> ordered_count) {
    usecase::ImportRequest wanted = request();
    wanted.dry_run = true;
    wanted.brake = usecase::Brake::kTell;
    const auto report = import(package, wanted, actor_);
    if (!report) return refuse(report.error());
    domain::HandInResult result = result_of(*report);
    result.ordered_count = ordered_count;
    return end(HandInState::kChecked, std::move(result));
  }

  InboxLine apply(const domain::ReceiptPackage& package) {
    usecase::ImportRequest wanted = request();
    wanted.accept_reopen = waiting_.reopened;
    wanted.hand_in = step(HandInState::kApplied, {});
    domain::Actor orderer = actor_;
    orderer.id = waiting_.actor;
    const auto report = import(package, wanted, orderer);
    if (!report) {
      const ImportRefusal reason = report.error().reason;
      const bool moved = reason == ImportRefusal::kTooManyReopened || reason == ImportRefusal::kReplacedRoster;
      return moved ? check(package, waiting_.reopened) : refuse(report.error());
    }
    line_.import_id = report->import_id == 0 ? std::nullopt : std::optional(report->import_id);
    if (!line_.import_id) return end(HandInState::kApplied, result_of(*report));
    // Its step is written already, in the import's own transaction.
    line_.after = HandInState::kApplied;
    line_.result = result_of(*report);
    inbox_.remove(waiting_.token);
    return line_;
  }

  InboxLine refuse(const usecase::ImportRefused& refused) {
    if (refused.reason == ImportRefusal::kAlreadyRunning) {
      line_.problem = refused.message;
      return line_;
    }
    return end(HandInState::kRefused, refusal_of(usecase::to_string(refused.reason), refused.message));
  }

  store::NewHandInStep step(HandInState state, domain::HandInResult result) const {
    return {waiting_.id, static_cast<std::uint16_t>(waiting_.step + 1), state, std::move(result), std::nullopt, actor_.id};
  }

  InboxLine end(HandInState state, domain::HandInResult result) {
    line_.after = state;
    line_.result = result;
    if (parts_.dry_run) return line_;
    // Taken back by the administrator in the meantime: that one wins, and its page has removed the files.
    if (!store_.append(step(state, std::move(result)))) line_.after = HandInState::kWithdrawn;
    if (domain::is_final(*line_.after)) inbox_.remove(waiting_.token);
    return line_;
  }

  const InboxParts& parts_;
  const base::InboxFolder& inbox_;
  const store::WaitingHandIn& waiting_;
  mysql::Connection connection_;
  mysql::MysqlInboxStore store_;
  crypto::SystemRandom random_;
  domain::Actor actor_;
  InboxLine line_;
};

InboxLine broken(const store::WaitingHandIn& waiting, const std::exception& error) {
  base::log(base::Severity::kError, "hand_in_broke", {{"hand_in", waiting.id}, {"error", error.what()}});
  InboxLine line;
  line.id = waiting.id;
  line.school_code = waiting.school_code;
  line.round_code = waiting.round_code;
  line.before = waiting.state;
  line.problem = error.what();
  return line;
}

InboxLine handle(const InboxParts& parts, const base::InboxFolder& inbox, store::InboxStore& store, const store::WaitingHandIn& waiting) {
  try {
    return HandInJob(parts, inbox, waiting).run();
  } catch (const base::InboxError& error) {
    InboxLine line = broken(waiting, error);
    // Its page takes a package's files away under our hands when the administrator takes it back.
    if (store.state_of(waiting.token) == HandInState::kWithdrawn) {
      line.after = HandInState::kWithdrawn;
      line.problem.clear();
    }
    return line;
  } catch (const base::UnavailableError&) {
    // The others would fare no better.
    throw;
  } catch (const base::Error& error) {
    return broken(waiting, error);
  }
}

// What a page, or a run, that was killed has left behind.
void sweep(const InboxParts& parts, const base::InboxFolder& inbox, store::InboxStore& store, InboxOutcome& outcome) {
  const base::Instant now = base::SystemClock().now();
  std::set<std::string> leftovers;
  for (const base::InboxFolder::Item& item : inbox.items()) {
    if (item.token.empty()) {
      outcome.strangers.push_back(item.name);
      continue;
    }
    const auto state = store.state_of(item.token);
    if (state ? domain::is_final(*state) : now - item.written > kLeftoverAge) leftovers.insert(item.token);
  }
  std::sort(outcome.strangers.begin(), outcome.strangers.end());
  outcome.swept = static_cast<std::uint32_t>(leftovers.size());
  if (parts.dry_run) return;
  for (const std::string& token : leftovers) inbox.remove(token);
}

}  // namespace

InboxOutcome work_off_inbox(const InboxParts& parts) {
  const base::InboxFolder inbox(parts.config.inbox_folder);
  if (!inbox.is_set()) throw base::ConfigurationError("import.inbox_folder is not set");
  if (const std::string problem = inbox.problem(); !problem.empty()) {
    throw base::ConfigurationError("import.inbox_folder = " + parts.config.inbox_folder + ": " + problem);
  }
  mysql::Connection connection = connect(parts.config);
  mysql::MysqlInboxStore store(connection);
  InboxOutcome outcome;
  if (!store.enter()) {
    outcome.already_running = true;
    return outcome;
  }
  for (const store::WaitingHandIn& waiting : store.waiting()) outcome.lines.push_back(handle(parts, inbox, store, waiting));
  sweep(parts, inbox, store, outcome);
  return outcome;
}

cli::ExitCode exit_code(const InboxOutcome& outcome) {
  if (outcome.already_running) return cli::ExitCode::kAlreadyRunning;
  const auto is_unfinished = [](const InboxLine& line) { return !line.after.has_value(); };
  if (std::any_of(outcome.lines.begin(), outcome.lines.end(), is_unfinished)) return cli::ExitCode::kUnavailable;
  const auto is_to_look_at = [](const InboxLine& line) {
    return line.after == HandInState::kRefused || line.result.ordered_count || !line.result.findings.empty();
  };
  const bool findings = !outcome.strangers.empty() || std::any_of(outcome.lines.begin(), outcome.lines.end(), is_to_look_at);
  return findings ? cli::ExitCode::kDoneWithFindings : cli::ExitCode::kDone;
}

}  // namespace shouqi::batch
