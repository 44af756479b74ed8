#include "upload_acknowledge.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "bundle/bundle_verifier.hpp"
#include "upload_run.hpp"
#include "usecase/import_target.hpp"

namespace shouqi::batch {
namespace {

using domain::SealStepKind;

base::Refused<AcknowledgeRefused> refused(std::string reason, std::string message, cli::ExitCode code = cli::ExitCode::kRefusedByRule) {
  return base::Refused(AcknowledgeRefused{std::move(reason), std::move(message), code});
}

// One step; a second look when somebody has written another one in between.
void record(const AcknowledgeJob& job, store::SealedBundle bundle, const upload::Reconciliation& result) {
  const SealStepKind kind = result.is_equal() ? SealStepKind::kReceived : SealStepKind::kDiffers;
  const nlohmann::json detail{{"package", job.package.file_name},
                              {"package_sha256", job.package.sha256},
                              {"persons", result.persons},
                              {"rows", result.rows},
                              {"counts", difference_counts(result)},
                              {"left_out", result.left_out.size()}};
  domain::Event event = delivery_event(bundle, job.actor, result.is_equal() ? "seal_received" : "seal_differs");
  event.detail = {{"round", bundle.round_code}, {"file", job.package.file_name}, {"differences", result.differences.size()}};
  for (int attempt = 0; attempt < 2; ++attempt) {
    const store::SealStep& last = bundle.steps.back();
    if (last.kind == kind && last.detail == detail) return;
    if (job.ledger.append(bundle, kind, detail, job.actor.id, event)) return;
    bundle = job.ledger.find_file(bundle.file_name).value();
  }
  throw base::UnavailableError(fmt::format("{}: somebody else writes into the ledger: try again", bundle.file_name));
}

}  // namespace

base::Result<Acknowledged, AcknowledgeRefused> acknowledge(const AcknowledgeJob& job) {
  const auto bundle = job.ledger.find_round(job.school_code, job.round_code);
  if (!bundle) {
    return refused("unknown-round", fmt::format("學校 {} 的梯次 {} 沒有封存紀錄。請確認學校代碼和梯次。", job.school_code, job.round_code), cli::ExitCode::kWrongUse);
  }
  if (bundle->step(SealStepKind::kSent) == nullptr) return refused("not-sent", "這個梯次已封存而未送出，中央還不可能收訖。請先送出。");
  const std::string path = (std::filesystem::path(job.config.seal.folder) / bundle->file_name).string();
  std::string message;
  if (const auto wrong = check_bundle(*bundle, path, job.keys, message)) {
    return refused(std::string(to_string(*wrong)), message, cli::ExitCode::kIntegrity);
  }
  const bundle::FileSource source(path);
  const auto verdict = bundle::verify_bundle(source, job.keys);
  const bundle::SealFacts& facts = verdict.statement.value().facts;
  const usecase::ImportTarget target{facts.school, facts.term, facts.batch, std::nullopt};
  if (const auto other = usecase::mismatch(target, job.package)) {
    return refused(std::string(usecase::to_string(other->reason)), other->message, cli::ExitCode::kIntegrity);
  }
  if (job.ledger.was_imported(job.school_code, job.package.sha256)) {
    return refused("imported-before", "這個壓縮檔封存前就匯入過，不能證明中央已收訖。請向中央資料庫重新下載。");
  }
  Acknowledged done{{job.school_code, job.round_code, bundle->file_name, job.package.file_name, job.dry_run},
                    upload::reconcile(upload::read_sealed_records(source, facts), job.package)};
  if (!job.dry_run) record(job, *bundle, done.result);
  return done;
}

}  // namespace shouqi::batch
