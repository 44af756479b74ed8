// Sealed bundles from the folder of seals to the central database: each checked against the ledger and verified, sent once, and written into the ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bundle/public_keys.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress.hpp"
#include "config/app_config.hpp"
#include "store/seal_delivery_store.hpp"
#include "upload/destination.hpp"

namespace shouqi::batch {

enum class UploadOutcome {
  kSent,
  // It was there already; only the ledger did not say so.
  kRecorded,
  // The ledger said so.
  kSentBefore,
  kWouldSend,
  // Of these nothing was sent.
  kNotInLedger,
  kNotStored,
  kFileMissing,
  kFileDiffers,
  kUnsound,
  // There is something else under its name.
  kOtherFile,
  // Who is there, or what was read back, does not verify.
  kNotVerified,
};
// "sent", "recorded" …: for machines.
std::string_view to_string(UploadOutcome outcome);
// Whether the bundle is where it should be, or would go there.
bool is_good(UploadOutcome outcome);

struct UploadedFile {
  UploadOutcome outcome = UploadOutcome::kSent;
  // The bundle, without folder.
  std::string file;
  std::string school_code;
  std::string round_code;
  // What lies there, where it was looked at: the bundle, or its envelope.
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;
  std::uint64_t resumed_at = 0;
  // Empty, or what is wrong.
  std::string message;
};

struct UploadJob {
  const config::AppConfig& config;
  const bundle::PublicKeys& keys;
  store::SealDeliveryStore& ledger;
  // Connects; asked for when there is something to send, and once.
  std::function<std::unique_ptr<upload::Destination>()> connect;
  domain::Actor actor;
  bool dry_run = false;
  cli::ProgressStyle progress = cli::ProgressStyle::kSilent;
};

class Uploader {
 public:
  explicit Uploader(UploadJob job) : job_(std::move(job)) {}

  // Everything that is stored and not sent.
  void send_all();
  // The bundle at this path, known by its name and its hash.
  void send_one(const std::string& path);

  // Also after an exception: what had been done until then.
  const std::vector<UploadedFile>& files() const { return files_; }

 private:
  void take(store::SealedBundle bundle, const std::string& path);
  UploadedFile sent(store::SealedBundle& bundle, const std::string& path);
  UploadedFile bring(store::SealedBundle& bundle, const std::string& path, UploadedFile file);
  void record(store::SealedBundle& bundle, domain::SealStepKind kind, const nlohmann::json& detail);
  upload::Destination& destination();

  UploadJob job_;
  std::unique_ptr<upload::Destination> destination_;
  std::vector<UploadedFile> files_;
};

cli::ExitCode exit_code(const std::vector<UploadedFile>& files);

// The bundle's file is what the ledger says, and verifies; otherwise why not. `message` tells more.
std::optional<UploadOutcome> check_bundle(const store::SealedBundle& bundle, const std::string& path, const bundle::PublicKeys& keys, std::string& message);

// "seal_sent", "seal_received" or "seal_differs" of a bundle, still without detail.
domain::Event delivery_event(const store::SealedBundle& bundle, const domain::Actor& actor, const char* kind);

}  // namespace shouqi::batch
