// The ledger of seals as whoever brings bundles to the central database needs it: what is sealed, what became of it, and the next step.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/event.hpp"
#include "domain/seal_step.hpp"

namespace shouqi::store {

struct SealStep {
  // Counts from 1.
  std::uint32_t number = 0;
  domain::SealStepKind kind = domain::SealStepKind::kStored;
  nlohmann::json detail;
  std::string actor;
  base::Instant at;
};

struct SealedBundle {
  std::uint32_t seal_id = 0;
  std::string school_code;
  std::uint32_t sequence = 0;
  domain::RoundId round_id = 0;
  // "1092-regular"
  std::string round_code;
  std::string file_name;
  std::uint64_t file_bytes = 0;
  std::string file_sha256;
  // In their order.
  std::vector<SealStep> steps;

  // The first of its kind; null when there is none.
  const SealStep* step(domain::SealStepKind kind) const {
    for (const SealStep& one : steps) {
      if (one.kind == kind) return &one;
    }
    return nullptr;
  }
};

class SealDeliveryStore {
 public:
  virtual ~SealDeliveryStore() = default;

  // Keeps every other uploader away until this connection ends. False: one is at work now.
  virtual bool enter() = 0;
  // Whether the connection still does: one that was lost has let others in.
  virtual bool is_alone() = 0;

  // Every bundle that is stored and not sent, by school and sequence.
  virtual std::vector<SealedBundle> unsent() = 0;
  virtual std::optional<SealedBundle> find_file(std::string_view file_name) = 0;
  virtual std::optional<SealedBundle> find_round(std::string_view school_code, std::string_view round_code) = 0;

  // Whether the school has imported exactly this package.
  virtual bool was_imported(std::string_view school_code, std::string_view package_sha256) = 0;

  // The bundle's next step: sending, sent, received or differs; with an event, both or neither. False when another step has come in between.
  virtual bool append(const SealedBundle& bundle, domain::SealStepKind kind, const nlohmann::json& detail, const std::string& actor,
                      const std::optional<domain::Event>& event) = 0;
};

}  // namespace shouqi::store
