#include "bundle/proof.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "bundle/merkle_tree.hpp"
#include "bundle/record_line.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"
#include "domain/answer_proof.hpp"
#include "domain/canonical_json.hpp"

namespace shouqi::bundle {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestProof = 64 * 1024;
constexpr std::size_t kHashDigits = 64;

struct Proof {
  std::string leaf;
  std::uint64_t index = 0;
  std::vector<std::string> path;
  std::string seal;
  std::string signature;
};

std::string proof_json(const Proof& proof) {
  json path = json::array();
  for (const std::string& hash : proof.path) path.push_back(crypto::to_hex(hash));
  return domain::proof_json({proof.leaf, proof.index, std::move(path), proof.seal, crypto::to_hex(proof.signature)});
}

// Empty when the file is not exactly what proof_json writes.
std::optional<Proof> parse_proof(std::string_view bytes) {
  const bool is_readable = bytes.size() <= kLargestProof && is_canonical_json(bytes);
  const json value = is_readable ? json::parse(bytes, nullptr, false) : json();
  if (!value.is_object() || !value.contains("leaf") || !value.contains("seal") || !value.contains("path") || !value["path"].is_array()) return std::nullopt;
  if (!value.contains("leaf_index") || !value["leaf_index"].is_number_unsigned() || !value.contains("signature") || !value["signature"].is_string()) {
    return std::nullopt;
  }
  try {
    Proof proof{domain::canonical_json(value["leaf"]), value["leaf_index"].get<std::uint64_t>(), {}, domain::canonical_json(value["seal"]), {}};
    for (const json& hash : value["path"]) {
      const auto raw = hash.is_string() && hash.get_ref<const std::string&>().size() == kHashDigits ? crypto::from_hex(hash.get<std::string>()) : std::nullopt;
      if (!raw) return std::nullopt;
      proof.path.push_back(*raw);
    }
    const auto signature = crypto::from_hex(value["signature"].get<std::string>());
    if (!signature) return std::nullopt;
    proof.signature = *signature;
    return proof_json(proof) == bytes ? std::optional(std::move(proof)) : std::nullopt;
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::string make_proof(const SealedAnswer& answer, const std::vector<std::string>& leaf_hashes, std::uint64_t index, std::string_view seal,
                       std::string_view signature) {
  const json statement = json::parse(seal);
  const std::string leaf = leaf_json(answer, statement.at("school").get<std::string>(), statement.at("round").get<std::string>());
  if (index >= leaf_hashes.size() || leaf_hashes[index] != leaf_hash(leaf)) throw base::IntegrityError("a proof was asked for an answer at another place");
  return proof_json({leaf, index, MerkleTree(leaf_hashes).path(index), std::string(seal), std::string(signature)});
}

ProofVerdict verify_proof(std::string_view bytes, const PublicKeys& keys) {
  ProofVerdict result;
  Verdict& verdict = result.verdict;
  Findings& findings = verdict.findings;
  verdict.stages = {Stage::kProof};
  const auto proof = parse_proof(bytes);
  if (!proof) {
    findings.add(Code::kProofForm);
    return result;
  }
  verdict.stages = {Stage::kSeal, Stage::kSignature, Stage::kProof};
  verdict.seal_sha256 = crypto::sha256_hex(proof->seal);
  verdict.statement = parse_seal(proof->seal, findings);
  if (!verdict.statement) return result;
  const SealStatement& statement = *verdict.statement;
  check_signature(keys, statement.key_id, proof->seal, proof->signature, findings);
  result.leaf = parse_leaf(proof->leaf);
  const bool is_of_seal = result.leaf && result.leaf->school == statement.facts.school && result.leaf->round == statement.facts.round();
  if (!is_of_seal) findings.add(Code::kProofLeaf);
  const auto root = root_from_path(leaf_hash(proof->leaf), proof->index, statement.tree_size, proof->path);
  if (!root || crypto::to_hex(*root) != statement.tree_root) findings.add(Code::kProofPath);
  return result;
}

}  // namespace shouqi::bundle
