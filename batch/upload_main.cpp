// shouqi-upload: sealed bundles to the central database, and what it says that it has received. Options, the job, and its outcome as an exit status.
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "mysql/mysql_seal_delivery_store.hpp"
#include "receipt_package/receipt_package_reader.hpp"
#include "upload/address.hpp"
#include "upload/https_destination.hpp"
#include "upload/sftp_destination.hpp"
#include "upload_acknowledge.hpp"
#include "upload_report.hpp"
#include "upload_run.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

struct Options {
  cli::CommonOptions common;
  std::vector<std::string> files;
  bool all = false;
  bool dry_run = false;
  std::string acknowledgement;
  std::string password_file;
  std::string school;
  std::string round;
  std::string output;
};

ExitCode refused(const Options& options, std::string_view reason, const std::string& message, ExitCode code) {
  if (options.common.json) {
    std::cout << nlohmann::json{{"result", "refused"}, {"reason", reason}, {"message", message}}.dump() << "\n";
  } else {
    fmt::print(stderr, "未完成（{}）：{}\n", reason, message);
  }
  return code;
}

void need(const std::string& value, const char* setting) {
  if (value.empty()) throw base::ConfigurationError(fmt::format("{} is needed and is empty", setting));
}

upload::Address address(const config::AppConfig& config) {
  need(config.upload.destination, "upload.destination");
  const auto parsed = upload::parse_address(config.upload.destination);
  if (!parsed) throw base::ConfigurationError("upload.destination must be sftp://user@host[:port]/folder or https://host[:port]/folder");
  return *parsed;
}

// What is missing is told before anything is done.
std::function<std::unique_ptr<upload::Destination>()> connector(const config::Upload& settings, const upload::Address& to) {
  if (to.protocol == upload::Protocol::kSftp) {
    need(settings.known_hosts_file, "upload.known_hosts_file");
    need(settings.key_file, "upload.key_file");
    return [&settings, to] {
      return std::make_unique<upload::SftpDestination>(to, upload::SftpSettings{settings.known_hosts_file, settings.key_file, settings.timeout});
    };
  }
  need(settings.ca_file, "upload.ca_file");
  need(settings.certificate_file, "upload.certificate_file");
  need(settings.key_file, "upload.key_file");
  return [&settings, to] {
    return std::make_unique<upload::HttpsDestination>(
        to, upload::HttpsSettings{settings.ca_file, settings.certificate_file, settings.key_file, settings.timeout});
  };
}

bundle::PublicKeys public_keys(const config::AppConfig& config) {
  need(config.seal.public_keys, "seal.public_keys");
  auto keys = bundle::PublicKeys::load(config.seal.public_keys);
  if (!keys) throw base::ConfigurationError("seal.public_keys: " + keys.error());
  return std::move(*keys);
}

mysql::Connection connect_database(const config::AppConfig& config) {
  config::Database database = config.database;
  database.read_timeout *= 10;
  need(config.upload.account.password_file, "upload.password_file");
  return {database, config.upload.account.user, config::read_secret(config.upload.account.password_file)};
}

ExitCode run_upload(const Options& options, const config::AppConfig& config) {
  const upload::Address to = address(config);
  const auto connect = connector(config.upload, to);
  if (config.upload.envelope != "none") {
    need(config.upload.envelope_password_file, "upload.envelope_password_file");
    need(config.upload.envelope_folder, "upload.envelope_folder");
  }
  if (options.all) need(config.seal.folder, "seal.folder");
  const bundle::PublicKeys keys = public_keys(config);
  mysql::Connection connection = connect_database(config);
  mysql::MysqlSealDeliveryStore ledger(connection);
  if (!options.dry_run && !ledger.enter()) return refused(options, "already-running", "另一個 shouqi-upload 正在執行。", ExitCode::kAlreadyRunning);
  batch::Uploader uploader({config, keys, ledger, connect, cli::program_actor(domain::ActorKind::kUpload), options.dry_run,
                            cli::progress_style(options.common.json)});
  const auto tell = [&] {
    std::cout << (options.common.json ? batch::upload_json(uploader.files(), to.title()).dump() + "\n" : batch::upload_text(uploader.files(), to.title()));
  };
  try {
    if (options.all) uploader.send_all();
    for (const std::string& file : options.files) uploader.send_one(file);
  } catch (const base::Error&) {
    // What was done until then is done.
    if (!uploader.files().empty()) tell();
    throw;
  }
  tell();
  return batch::exit_code(uploader.files());
}

void write_table(const std::string& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  out << text;
  out.close();
  if (!out) throw base::UnavailableError(file + " cannot be written");
}

ExitCode run_acknowledgement(const Options& options, const config::AppConfig& config) {
  const auto package = receipt_package::read_package(options.acknowledgement, config::read_secret(options.password_file));
  if (!package) {
    const receipt_package::PackageRefusal& refusal = package.error();
    const ExitCode code = receipt_package::is_wrong_use(refusal.fault) ? ExitCode::kWrongUse : ExitCode::kIntegrity;
    return refused(options, receipt_package::to_string(refusal.fault), refusal.message, code);
  }
  need(config.seal.folder, "seal.folder");
  const bundle::PublicKeys keys = public_keys(config);
  mysql::Connection connection = connect_database(config);
  mysql::MysqlSealDeliveryStore ledger(connection);
  const auto done = batch::acknowledge({config, keys, ledger, *package, options.school, options.round, cli::program_actor(domain::ActorKind::kUpload),
                                        options.dry_run});
  if (!done) return refused(options, done.error().reason, done.error().message, done.error().code);
  if (!options.output.empty()) write_table(options.output, batch::acknowledgement_csv(done->result));
  std::cout << (options.common.json ? batch::acknowledgement_json(done->seal, done->result).dump() + "\n"
                                    : batch::acknowledgement_text(done->seal, done->result));
  return done->result.differences.empty() ? ExitCode::kDone : ExitCode::kDoneWithFindings;
}

// What the options leave out or leave open; empty when they say what to do.
std::string gap(const Options& options) {
  const int jobs = (options.all ? 1 : 0) + (options.files.empty() ? 0 : 1) + (options.acknowledgement.empty() ? 0 : 1);
  if (jobs != 1) return "give FILE…, or --all, or --acknowledgement";
  for (const std::string& file : options.files) {
    if (std::filesystem::path(file).filename().empty()) return file + " is no file";
  }
  return {};
}

ExitCode run(const Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  mysql::initialise_driver();
  return options.acknowledgement.empty() ? run_upload(options, config) : run_acknowledgement(options, config);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Sends sealed bundles (封存檔) to the central database, by SFTP or HTTPS as upload.destination says: under a temporary name, read back, renamed, never twice.\n"
      "With --acknowledgement it compares a 收訖明細 package of the sealed round with the bundle, row by row: 已送出 becomes 中央已收訖 only when all of it is equal.");
  cli::add_common_options(app, options.common);
  auto* all = app.add_flag("--all", options.all, "every bundle in seal.folder that is sealed and not sent");
  app.add_flag("--dry-run", options.dry_run, "check, connect, say what would happen, and change nothing");
  auto* files = app.add_option("FILE", options.files, "bundles as shouqi-seal has written them");
  auto* acknowledgement = app.add_option("--acknowledgement", options.acknowledgement, "the ZIP file of the central database's 收訖明細");
  auto* password = app.add_option("--password-file", options.password_file, "file whose first line is the package's password (mode 600)");
  auto* school = app.add_option("--school", options.school, "school code");
  auto* round = app.add_option("--round", options.round, "code of the sealed round, such as 1092-regular");
  auto* output = app.add_option("--output", options.output, "all differences as a CSV file as well");
  all->excludes(files)->excludes(acknowledgement);
  acknowledgement->needs(password)->needs(school)->needs(round)->excludes(files);
  for (auto* option : {password, school, round, output}) option->needs(acknowledgement);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  if (const std::string missing = gap(options); !missing.empty()) {
    fmt::print(stderr, "shouqi-upload: {}\n", missing);
    return static_cast<int>(ExitCode::kWrongUse);
  }
  // A peer that is gone is an error of the write, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  return cli::guarded_main("shouqi-upload", [&] { return run(options); });
}
