// proof.json: that one answer is under a seal (batch/FORMAT.md 6). The pages that hand it out and the verifier write the same bytes here.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace shouqi::domain {

struct AnswerProof {
  // The leaf and seal.json: canonical JSON texts.
  std::string leaf;
  std::uint64_t leaf_index = 0;
  // From the neighbour up: hashes in lower-case hex.
  nlohmann::json path = nlohmann::json::array();
  std::string seal;
  // seal.sig in lower-case hex.
  std::string signature;
};

inline constexpr std::string_view kProofFormat = "shouqi-proof-1";

// One canonical object. Throws base::Error when leaf or seal is no JSON that can be written so.
std::string proof_json(const AnswerProof& proof);

}  // namespace shouqi::domain
