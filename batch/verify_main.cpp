// shouqi-verify: a bundle, all bundles of a school, one student's proof, or any BagIt bag, with nothing but the file and a public key. Options, the
// check, and its outcome as an exit status.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "verify_report.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

struct Options {
  cli::CommonOptions common;
  // One, but for a chain.
  std::vector<std::string> files;
  std::string public_key;
  std::string previous;

  const std::string& file() const { return files.front(); }
};

ExitCode wrong_use(const std::string& message) {
  fmt::print(stderr, "shouqi-verify: {}\n", message);
  return ExitCode::kWrongUse;
}

ExitCode exit_code(const bundle::Verdict& verdict) {
  if (!verdict.is_sound()) return ExitCode::kIntegrity;
  return verdict.findings.warnings() > 0 ? ExitCode::kDoneWithFindings : ExitCode::kDone;
}

// Missing, a folder, or not ours to read: the caller's mistake, and worth another sentence than a broken disk.
std::string why_unreadable(const std::string& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return fmt::format("{}：找不到這個檔案", bundle::shown(file));
  if (!std::filesystem::is_regular_file(file, error)) return fmt::format("{}：不是檔案", bundle::shown(file));
  return {};
}

ExitCode verify_bundle(const Options& options, const bundle::PublicKeys& keys) {
  std::optional<bundle::PreviousSeal> previous;
  if (!options.previous.empty()) {
    if (const std::string why = why_unreadable(options.previous); !why.empty()) return wrong_use(why);
    const bundle::Verdict before = bundle::verify_bundle(bundle::FileSource(options.previous), keys);
    if (!before.is_sound()) {
      std::cout << (options.common.json ? batch::verdict_json(options.previous, before).dump() + "\n" : batch::verdict_text(options.previous, before));
      return ExitCode::kIntegrity;
    }
    previous = before.as_previous();
  }
  const bundle::FileSource source(options.file());
  bundle::Verdict verdict;
  {
    constexpr int kStages = 9;
    cli::Progress progress(cli::progress_style(options.common.json), previous ? kStages + 1 : kStages);
    verdict = bundle::verify_bundle(source, keys, previous, [&](bundle::Stage stage) { progress.step(title(stage)); });
  }
  std::cout << (options.common.json ? batch::verdict_json(options.file(), verdict).dump() + "\n" : batch::verdict_text(options.file(), verdict));
  return exit_code(verdict);
}

// All bundles of a school.
ExitCode verify_chain(const Options& options, const bundle::PublicKeys& keys) {
  std::vector<bundle::Checked> bundles;
  {
    cli::Progress progress(cli::progress_style(options.common.json), static_cast<int>(options.files.size()));
    for (const std::string& file : options.files) {
      progress.step(bundle::shown(file));
      bundles.push_back({file, bundle::verify_bundle(bundle::FileSource(file), keys)});
    }
  }
  bundle::check_chain(bundles);
  std::cout << (options.common.json ? batch::chain_json(bundles).dump() + "\n" : batch::chain_text(bundles));
  ExitCode worst = ExitCode::kDone;
  for (const bundle::Checked& one : bundles) worst = std::max(worst, exit_code(one.verdict));
  return worst;
}

ExitCode verify_proof(const Options& options, const bundle::PublicKeys& keys) {
  const bundle::FileSource source(options.file());
  constexpr std::uint64_t kMoreThanAnyProof = 1024 * 1024;
  const std::string bytes = source.read_at(0, static_cast<std::size_t>(std::min(source.size(), kMoreThanAnyProof)));
  const bundle::ProofVerdict proof = bundle::verify_proof(bytes, keys);
  std::cout << (options.common.json ? batch::proof_report_json(options.file(), proof).dump() + "\n" : batch::proof_text(options.file(), proof));
  return exit_code(proof.verdict);
}

ExitCode verify_bag(const Options& options) {
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(options.file(), error);
  if (!is_folder) {
    if (const std::string why = why_unreadable(options.file()); !why.empty()) return wrong_use(why);
  }
  const bundle::Verdict verdict =
      is_folder ? bundle::verify_bag_folder(options.file()) : bundle::verify_bag_container(bundle::FileSource(options.file()));
  if (batch::is_packed_otherwise(verdict)) {
    fmt::print(stderr, "shouqi-verify: 這裡只讀封存程式寫的 ZIP；其他的壓縮檔請先解開，再查驗解開後的資料夾。\n");
  }
  std::cout << (options.common.json ? batch::verdict_json(options.file(), verdict).dump() + "\n" : batch::verdict_text(options.file(), verdict));
  return exit_code(verdict);
}

ExitCode with_keys(const Options& options, ExitCode (*verify)(const Options&, const bundle::PublicKeys&)) {
  const auto keys = bundle::PublicKeys::load(options.public_key);
  if (!keys) return wrong_use(keys.error());
  for (const std::string& file : options.files) {
    if (const std::string why = why_unreadable(file); !why.empty()) return wrong_use(why);
  }
  return verify(options, *keys);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Checks a sealed bundle, all bundles of a school, one student's proof, or any BagIt bag, with nothing but the file and a public key: no database, no\n"
      "network.\n"
      "What each finding means is in batch/FORMAT.md.");
  cli::add_common_options(app, options.common);
  app.require_subcommand(1);
  const auto add_key = [&](CLI::App* command) {
    command->add_option("--public-key", options.public_key, "PEM file, or a folder of them (retired keys stay in it)")->required();
  };
  const auto with_common = [&](CLI::App* command) {
    command->add_flag("--json", options.common.json, "result as one JSON object on standard output");
    command->footer(cli::exit_status_help());
  };
  auto* of_bundle = app.add_subcommand("bundle", "a bundle as shouqi-seal writes it: container, checksums, seal, signature, answers, records");
  of_bundle->add_option("FILE", options.files, "the bundle")->required()->expected(1);
  add_key(of_bundle);
  of_bundle->add_option("--previous", options.previous, "the bundle of the seal before: check that this one follows it");
  auto* of_chain = app.add_subcommand("chain", "all bundles of one school, in any order: each by itself, and that none between the first and the newest is missing");
  of_chain->add_option("FILE", options.files, "the bundles")->required();
  add_key(of_chain);
  auto* of_proof = app.add_subcommand("proof", "a student's proof.json: that one answer is under a seal");
  of_proof->add_option("PROOF", options.files, "the proof")->required()->expected(1);
  add_key(of_proof);
  auto* of_bag = app.add_subcommand("bag", "any BagIt bag, 0.93 to 1.0, the bag layer alone");
  of_bag->add_option("DIR_OR_FILE", options.files, "the bag's folder, or a bundle")->required()->expected(1);
  for (auto* command : {of_bundle, of_chain, of_proof, of_bag}) with_common(command);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::guarded_main("shouqi-verify", [&] {
    if (of_bag->parsed()) return verify_bag(options);
    return with_keys(options, of_bundle->parsed() ? &verify_bundle : of_chain->parsed() ? &verify_chain : &verify_proof);
  });
}
