// Seals one round of one school: closes it, freezes it, looks through it, writes the bundle, reads it back and verifies it, writes the ledger, and only then
// gives the file its name. Killed at any point and started again, it finishes.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "bundle/public_keys.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/random.hpp"
#include "domain/event.hpp"
#include "seal/round_survey.hpp"
#include "seal/seal_folder.hpp"
#include "store/window_store.hpp"

namespace shouqi::seal {

enum class SealRefusal {
  kUnknownRound,
  // It was never opened.
  kNotOpen,
  // A window is open.
  kTooEarly,
  // Findings must be mended first.
  kBlocked,
  // Stored data contradicts itself, or a file does not verify.
  kBroken,
  // Somebody imports into, opens or seals a round of this school now.
  kAlreadyRunning,
};
std::string_view to_string(SealRefusal refusal);

struct SealRefused {
  SealRefusal reason;
  std::string message;
  std::vector<SealFinding> findings{};
};

struct SealedRound {
  // Without a sequence where it was only looked at.
  store::SealRecord record;
  // False when the round was sealed before this run.
  bool is_new = false;
  RoundSurvey survey{};
};

enum class SealAct {
  kWrite,
  // As kWrite, but the bundle of a round that was sealed on another host is left to that host.
  kWriteDue,
  // Nothing is written.
  kLook,
};

struct SealStores {
  store::RoundStore& rounds;
  store::WindowStore& windows;
  store::SealSource& source;
  store::SealLedger& ledger;
  store::SealRuleStore& rules;
};

struct SealTools {
  const SealFolder& folder;
  const crypto::Ed25519PrivateKey& key;
  // Those that are published; a seal that none of them verifies is not made.
  const bundle::PublicKeys& public_keys;
  std::filesystem::path files_folder;
  std::chrono::seconds grace;
  crypto::Random& random;
  // Who runs it: events are written under its id, as `close` and as `seal`.
  domain::Actor actor;
  // How long to wait while somebody imports into, opens or seals a round of the school.
  std::chrono::seconds patience;
  // What begins now, for a progress bar; kSealSteps at most.
  std::function<void(std::string_view)> on_step;
};
inline constexpr int kSealSteps = 5;

// A round that is sealed already is left as it is; its bundle is written again, byte for byte, where it is missing from the folder.
base::Result<SealedRound, SealRefused> seal_round(const SealStores& stores, const SealTools& tools, const std::string& school_code,
                                                  const std::string& round_code, SealAct act);

}  // namespace shouqi::seal
