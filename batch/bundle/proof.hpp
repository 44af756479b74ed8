// proof.json: that one answer is under a seal, to be kept by the student and checked with a public key alone (batch/FORMAT.md 6).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/bundle_verifier.hpp"
#include "bundle/sealed_content.hpp"

namespace shouqi::bundle {

// The bytes of a proof. `leaf_hashes` are those of all answers in order, `index` is the place of this one; `seal` and `signature` are seal.json and seal.sig.
std::string make_proof(const SealedAnswer& answer, const std::vector<std::string>& leaf_hashes, std::uint64_t index, std::string_view seal,
                       std::string_view signature);

struct ProofVerdict {
  Verdict verdict;
  // What is proved; to be believed only when the verdict is sound.
  std::optional<Leaf> leaf;
};

ProofVerdict verify_proof(std::string_view proof, const PublicKeys& keys);

}  // namespace shouqi::bundle
