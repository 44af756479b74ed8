// The ledger of seals: which round is sealed, with which bundle, and what became of it. Nothing in it is ever changed or taken away.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/round.hpp"
#include "store/seal_rule_store.hpp"

namespace shouqi::store {

using SealId = std::uint32_t;

// What a bundle can be written from once more, byte for byte, and how to recognise it.
struct SealRecord {
  SealId id = 0;
  std::string school_code;
  std::uint32_t sequence = 0;
  domain::RoundId round_id = 0;
  std::string round_code;
  base::Instant cut_off;
  std::string program;
  std::string key_id;
  // 32 bytes in hex; secret.
  std::string nonce_seed;
  SealRule rule;
  std::string file_name;
  std::uint64_t file_bytes = 0;
  std::string file_sha256;
  // The bytes of seal.json, their SHA-256, and seal.sig in hex.
  std::string seal;
  std::string seal_sha256;
  std::string signature;
  std::string root;
  std::uint32_t tree_size = 0;
  base::Instant sealed_at;
  // The file stands under its name: 已封存.
  bool is_stored = false;
};

// What a student's proof is made from.
struct SealedAnswerRow {
  domain::StudentId student_id = 0;
  domain::Category category;
  std::uint32_t leaf_index = 0;
  std::string leaf;
  // JSON array of hashes in hex.
  std::string path;
};

class SealLedger {
 public:
  virtual ~SealLedger() = default;

  // 32 bytes in hex, from which the pseudonyms of the school's students follow: `fresh` at the first call for a school, the same ever after.
  virtual std::string pseudonym_secret(std::string_view school_code, std::string_view fresh) = 0;

  // Of the round; empty while it is not sealed.
  virtual std::optional<SealRecord> of_round(domain::RoundId round) = 0;
  virtual std::optional<SealRecord> of_sequence(std::string_view school_code, std::uint32_t sequence) = 0;
  // 0 while the school has no seal.
  virtual std::uint32_t last_sequence(std::string_view school_code) = 0;

  // From now on nobody answers, reports, reopens or imports in the round. False when it is neither open nor frozen already.
  virtual bool freeze(domain::RoundId round) = 0;
  // It stands open again; nothing of it was sealed.
  virtual void thaw(domain::RoundId round) = 0;

  // Writes the record, what proofs are made from, and the event, and the round is sealed: all or nothing. `next_answer` gives them one by one and
  // then nothing. Throws ConflictError when somebody else has sealed meanwhile. Returns the number of the seal.
  virtual SealId complete(const SealRecord& record, const std::function<std::optional<SealedAnswerRow>()>& next_answer, const domain::Event& event) = 0;
  // The bundle stands under its name. Once; a second time changes nothing.
  virtual void stored(SealId seal, std::string_view actor) = 0;
};

}  // namespace shouqi::store
