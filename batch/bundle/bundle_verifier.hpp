// Checks a bundle with nothing but its bytes and public keys (batch/FORMAT.md 7). All stages run as far as the ones before let them, all findings are
// collected.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bundle/bag_source.hpp"
#include "bundle/byte_source.hpp"
#include "bundle/finding.hpp"
#include "bundle/public_keys.hpp"
#include "bundle/seal_statement.hpp"

namespace shouqi::bundle {

struct Verdict {
  Findings findings;
  // Stages that were begun, in order.
  std::vector<Stage> stages;
  // What the seal says; to be believed only when is_sound().
  std::optional<SealStatement> statement;
  // SHA-256 of seal.json: how the next seal names this one.
  std::string seal_sha256;

  bool is_sound() const { return findings.errors() == 0; }
  // This seal as its successor must name it. Empty without a statement.
  std::optional<PreviousSeal> as_previous() const;
};

using OnStage = std::function<void(Stage)>;

// With `previous`, the seal before it as known from elsewhere, stage 10 runs as well. Throws base::UnavailableError when the bytes cannot be read.
Verdict verify_bundle(const ByteSource& source, const PublicKeys& keys, const std::optional<PreviousSeal>& previous = std::nullopt,
                      const OnStage& on_stage = {});

// A bundle that has been verified.
struct Checked {
  std::string file;
  Verdict verdict;
};

// Stage 10 over all bundles of a school, which come to stand in the order of their sequence: the first must be the school's first, and each must name the
// one in front of it. That the newest are missing no bundle can say; the notice sheet with the newest seal does. Bundles without a statement come last.
void check_chain(std::vector<Checked>& bundles);

// The bag layer alone, for any bag in a folder, or packed as a bundle's container is. The first throws base::UnavailableError when it is no folder.
Verdict verify_bag_folder(const std::filesystem::path& folder);
Verdict verify_bag_container(const ByteSource& source);

// Stage 5 by itself: for proofs.
void check_signature(const PublicKeys& keys, const std::string& key_id, std::string_view seal, std::string_view signature, Findings& findings);

}  // namespace shouqi::bundle
