#include "domain/answer_proof.hpp"

#include "base/error.hpp"
#include "domain/canonical_json.hpp"

namespace shouqi::domain {
namespace {

nlohmann::json parsed(const std::string& text) {
  nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
  if (!value.is_object()) throw base::Error("a proof is made of JSON objects, not of: " + text.substr(0, 40));
  return value;
}

}  // namespace

std::string proof_json(const AnswerProof& proof) {
  return canonical_json({{"format", kProofFormat},
                         {"leaf", parsed(proof.leaf)},
                         {"leaf_index", proof.leaf_index},
                         {"path", proof.path},
                         {"seal", parsed(proof.seal)},
                         {"signature", proof.signature}});
}

}  // namespace shouqi::domain
