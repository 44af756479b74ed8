#include "upload_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "bundle/bundle_verifier.hpp"
#include "config/config_loader.hpp"
#include "crypto/hasher.hpp"
#include "upload/envelope.hpp"
#include "upload/send_file.hpp"

namespace shouqi::batch {
namespace {

using domain::SealStepKind;

std::string hash_of(const bundle::ByteSource& source) {
  crypto::Hasher hasher(crypto::HashAlgorithm::kSha256);
  source.stream(0, source.size(), [&](std::string_view piece) { hasher.update(piece); });
  return hasher.hex();
}

std::string_view title(upload::Phase phase) {
  switch (phase) {
    case upload::Phase::kCompare: return "比對已在遠端的部分";
    case upload::Phase::kWrite: return "傳送";
    case upload::Phase::kReadBack: return "讀回核對";
  }
  return {};
}

bool is_regular_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

}  // namespace

std::string_view to_string(UploadOutcome outcome) {
  switch (outcome) {
    case UploadOutcome::kSent: return "sent";
    case UploadOutcome::kRecorded: return "recorded";
    case UploadOutcome::kSentBefore: return "sent-before";
    case UploadOutcome::kWouldSend: return "would-send";
    case UploadOutcome::kNotInLedger: return "not-in-ledger";
    case UploadOutcome::kNotStored: return "not-stored";
    case UploadOutcome::kFileMissing: return "file-missing";
    case UploadOutcome::kFileDiffers: return "file-differs";
    case UploadOutcome::kUnsound: return "unsound";
    case UploadOutcome::kOtherFile: return "other-file";
    case UploadOutcome::kNotVerified: return "not-verified";
  }
  return {};
}

bool is_good(UploadOutcome outcome) {
  return outcome == UploadOutcome::kSent || outcome == UploadOutcome::kRecorded || outcome == UploadOutcome::kSentBefore ||
         outcome == UploadOutcome::kWouldSend;
}

cli::ExitCode exit_code(const std::vector<UploadedFile>& files) {
  bool is_early = false;
  for (const UploadedFile& file : files) {
    if (is_good(file.outcome)) continue;
    if (file.outcome != UploadOutcome::kNotStored) return cli::ExitCode::kIntegrity;
    is_early = true;
  }
  return is_early ? cli::ExitCode::kRefusedByRule : cli::ExitCode::kDone;
}

domain::Event delivery_event(const store::SealedBundle& bundle, const domain::Actor& actor, const char* kind) {
  domain::Event event;
  event.actor = actor;
  event.kind = kind;
  event.school_code = bundle.school_code;
  event.round_id = bundle.round_id;
  event.digest = bundle.file_sha256;
  return event;
}

std::optional<UploadOutcome> check_bundle(const store::SealedBundle& bundle, const std::string& path, const bundle::PublicKeys& keys, std::string& message) {
  if (!is_regular_file(path)) {
    message = fmt::format("{} 不在了", bundle::shown(path));
    return UploadOutcome::kFileMissing;
  }
  const bundle::FileSource source(path);
  if (source.size() != bundle.file_bytes || hash_of(source) != bundle.file_sha256) {
    message = "檔案和封存時登記的雜湊不符";
    return UploadOutcome::kFileDiffers;
  }
  const bundle::Verdict verdict = bundle::verify_bundle(source, keys);
  const bool is_of_round = verdict.statement && verdict.statement->facts.school == bundle.school_code && verdict.statement->facts.round() == bundle.round_code &&
                           verdict.statement->facts.sequence == bundle.sequence;
  if (verdict.is_sound() && is_of_round) return std::nullopt;
  message = verdict.is_sound() ? std::string("內容不是這所學校這個梯次的封存") : fmt::format("查驗不通過，{} 處錯誤：請以 shouqi-verify 查看", verdict.findings.errors());
  return UploadOutcome::kUnsound;
}

void Uploader::send_all() {
  const std::filesystem::path folder = job_.config.seal.folder;
  for (store::SealedBundle& bundle : job_.ledger.unsent()) {
    const std::string path = (folder / bundle.file_name).string();
    take(std::move(bundle), path);
  }
}

void Uploader::send_one(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  auto bundle = job_.ledger.find_file(name);
  if (!bundle) {
    UploadedFile file;
    file.outcome = UploadOutcome::kNotInLedger;
    file.file = bundle::shown(name);
    file.message = "封存紀錄裡沒有這個檔名";
    files_.push_back(std::move(file));
    return;
  }
  take(std::move(*bundle), path);
}

void Uploader::take(store::SealedBundle bundle, const std::string& path) { files_.push_back(sent(bundle, path)); }

UploadedFile Uploader::sent(store::SealedBundle& bundle, const std::string& path) {
  UploadedFile file;
  file.file = bundle.file_name;
  file.school_code = bundle.school_code;
  file.round_code = bundle.round_code;
  if (const store::SealStep* sent = bundle.step(SealStepKind::kSent)) {
    file.outcome = UploadOutcome::kSentBefore;
    file.message = fmt::format("{} 已送到 {}", base::to_iso8601(sent->at), sent->detail.value("destination", ""));
    return file;
  }
  if (bundle.step(SealStepKind::kStored) == nullptr) {
    file.outcome = UploadOutcome::kNotStored;
    file.message = "封存還沒有完成：請先再執行一次 shouqi-seal";
    return file;
  }
  if (const auto wrong = check_bundle(bundle, path, job_.keys, file.message)) {
    file.outcome = *wrong;
    return file;
  }
  const bool is_enveloped = job_.config.upload.envelope != "none";
  file.name = is_enveloped ? upload::envelope_name(bundle.file_name) : bundle.file_name;
  if (job_.dry_run) {
    file.outcome = UploadOutcome::kWouldSend;
    file.bytes = bundle.file_bytes;
    // Shows that the way there is open; whoever is refused learns it here.
    static_cast<void>(destination().size(file.name));
    return file;
  }
  if (!is_enveloped) {
    file.sha256 = bundle.file_sha256;
    return bring(bundle, path, std::move(file));
  }
  const std::filesystem::path envelope = upload::prepare_envelope({bundle.file_name, path, bundle.file_sha256}, job_.config.upload.envelope_folder,
                                                                  config::read_secret(job_.config.upload.envelope_password_file));
  file.sha256 = hash_of(bundle::FileSource(envelope));
  file = bring(bundle, envelope.string(), std::move(file));
  // Once it is sent, nobody asks for these very bytes again.
  if (is_good(file.outcome)) std::filesystem::remove(envelope);
  return file;
}

UploadedFile Uploader::bring(store::SealedBundle& bundle, const std::string& path, UploadedFile file) {
  const bundle::FileSource source(path);
  file.bytes = source.size();
  upload::Destination& there = destination();
  nlohmann::json detail{{"destination", there.title()}, {"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}};
  cli::ByteProgress progress(job_.progress, file.bytes);
  const upload::Hooks hooks{
      .on_begin =
          [&] {
            const bool is_said = !bundle.steps.empty() && bundle.steps.back().kind == SealStepKind::kSending && bundle.steps.back().detail == detail;
            if (!is_said) record(bundle, SealStepKind::kSending, detail);
          },
      .make_sure_alone =
          [&] {
            if (!job_.ledger.is_alone()) throw base::UnavailableError("the lock in the database was lost: another uploader may be at work");
          },
      .on_bytes = [&](upload::Phase phase, std::uint64_t done) { progress.at(title(phase), done); }};
  try {
    const auto outcome = upload::send_file(there, {file.name, source, file.sha256}, hooks);
    if (!outcome) {
      file.outcome = UploadOutcome::kOtherFile;
      file.message = fmt::format("{} 已經有同名而內容不同的檔案，沒有覆蓋", there.title());
      return file;
    }
    file.outcome = outcome->was_there ? UploadOutcome::kRecorded : UploadOutcome::kSent;
    file.resumed_at = outcome->resumed_at;
  } catch (const base::IntegrityError& error) {
    file.outcome = UploadOutcome::kNotVerified;
    file.message = error.what();
    return file;
  }
  detail["resumed_at"] = file.resumed_at;
  record(bundle, SealStepKind::kSent, detail);
  return file;
}

void Uploader::record(store::SealedBundle& bundle, SealStepKind kind, const nlohmann::json& detail) {
  std::optional<domain::Event> event;
  if (kind == SealStepKind::kSent) {
    event = delivery_event(bundle, job_.actor, "seal_sent");
    event->detail = {{"round", bundle.round_code}, {"file", bundle.file_name}, {"destination", detail.at("destination")}};
    event->once_key = fmt::format("seal_sent {}", bundle.seal_id);
  }
  if (!job_.ledger.append(bundle, kind, detail, job_.actor.id, event)) {
    throw base::UnavailableError(fmt::format("{}: somebody else has written into the ledger meanwhile: try again", bundle.file_name));
  }
  bundle = job_.ledger.find_file(bundle.file_name).value();
}

upload::Destination& Uploader::destination() {
  if (!destination_) destination_ = job_.connect();
  return *destination_;
}

}  // namespace shouqi::batch
