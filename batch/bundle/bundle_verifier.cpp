#include "bundle/bundle_verifier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "bundle/bag_check.hpp"
#include "bundle/container_reader.hpp"
#include "bundle/verify_contents.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::bundle {
namespace {

using crypto::HashAlgorithm;

constexpr std::size_t kLargestSealFile = 64 * 1024;
constexpr std::array kRequired{"bag-info.txt", "bagit.txt", "data/SHA.txt", "data/answers.csv", "data/disputes.csv", "data/left.csv", "manifest-sha256.txt",
                               "manifest-sha512.txt", "seal.json", "seal.sig", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"};

bool may_be_there(std::string_view path) {
  if (std::find(kRequired.begin(), kRequired.end(), path) != kRequired.end() || path == "data/attachments/index.csv") return true;
  if (!stem_below(path, "data/records/", ".json").empty() || !stem_below(path, "data/rosters/", ".xlsx").empty()) return true;
  return path.starts_with("data/attachments/") && is_attachment_name(path.substr(std::string_view("data/attachments/").size()));
}

// Directly behind `before`, which no seal is for a school's first.
void check_follows(const SealStatement& statement, const std::optional<PreviousSeal>& before, Findings& findings) {
  const std::uint32_t sequence = before ? before->sequence : 0;
  if (sequence + 1 != statement.facts.sequence) {
    findings.add(Code::kChainSequence, "seal.json", fmt::format("{} -> {}", sequence, statement.facts.sequence));
  } else if (statement.facts.previous != before) {
    findings.add(Code::kChainRoot, "seal.json");
  }
}

class Verifier {
 public:
  Verifier(const ByteSource& source, const PublicKeys& keys, const std::optional<PreviousSeal>& previous, const OnStage& on_stage)
      : source_(source), keys_(keys), previous_(previous), on_stage_(on_stage) {}

  void run(Verdict& verdict) {
    Findings& findings = verdict.findings;
    begin(Stage::kContainer, verdict);
    const auto container = Container::open(source_, findings);
    if (!container) return;
    begin(Stage::kBag, verdict);
    begin(Stage::kChecksums, verdict);
    const BagFacts bag = check_bag(*container, {HashAlgorithm::kSha256, HashAlgorithm::kSha512}, findings);
    check_file_set(*container, findings);

    begin(Stage::kSeal, verdict);
    const std::string seal = tag_file(*container, "seal.json");
    const std::string signature = tag_file(*container, "seal.sig");
    if (container->find("seal.json") == BagSource::npos) return;
    verdict.seal_sha256 = crypto::sha256_hex(seal);
    verdict.statement = parse_seal(seal, findings);
    if (!verdict.statement) return;
    const SealStatement& statement = *verdict.statement;
    if (container->base_name() != base_name(statement)) findings.add(Code::kSealName, container->base_name());

    begin(Stage::kSignature, verdict);
    check_signature(keys_, statement.key_id, seal, signature, findings);

    begin(Stage::kContents, verdict);
    check_tag_files(*container, bag, statement, seal, signature, findings);

    const BundleView view{*container, bag, statement, findings};
    begin(Stage::kAnswers, verdict);
    OpenDigests open = check_answers(view);
    begin(Stage::kDisputes, verdict);
    begin(Stage::kRecords, verdict);
    check_records(view, std::move(open));
    check_attachments(view);
    if (!previous_) return;
    begin(Stage::kChain, verdict);
    check_follows(statement, previous_, findings);
  }

 private:
  void begin(Stage stage, Verdict& verdict) {
    verdict.stages.push_back(stage);
    if (on_stage_) on_stage_(stage);
  }

  static std::string tag_file(const Container& container, std::string_view path) {
    const std::size_t index = container.find(path);
    return index == BagSource::npos ? std::string() : container.read_whole(index, kLargestSealFile);
  }

  static void check_file_set(const Container& container, Findings& findings) {
    for (const char* path : kRequired) {
      if (container.find(path) == BagSource::npos) findings.add(Code::kBundleFileMissing, path);
    }
    for (const BagFile& file : container.files()) {
      if (!may_be_there(file.path)) findings.add(Code::kBundleFileUnknown, file.path);
    }
  }

  // The seal names the manifests and the size of the payload; from it and from the payload every tag file follows to the byte.
  static void check_tag_files(const Container& container, const BagFacts& bag, const SealStatement& statement, const std::string& seal,
                              const std::string& signature, Findings& findings) {
    const auto hash_of = [&](const std::string& path, HashAlgorithm algorithm) {
      const std::size_t index = container.find(path);
      return index == BagSource::npos ? std::string() : bag.hashes[index].at(algorithm);
    };
    const bool names_payload = hash_of("manifest-sha256.txt", HashAlgorithm::kSha256) == statement.manifest_sha256 &&
                               hash_of("manifest-sha512.txt", HashAlgorithm::kSha512) == statement.manifest_sha512 && bag.payload == statement.payload;
    if (!names_payload) findings.add(Code::kSealPayload, "seal.json");

    std::map<std::string, std::string> sha256;
    std::map<std::string, std::string> sha512;
    for (std::size_t index = 0; index < container.files().size(); ++index) {
      const std::string& path = container.files()[index].path;
      if (!path.starts_with("data/")) continue;
      sha256[path] = bag.hashes[index].at(HashAlgorithm::kSha256);
      sha512[path] = bag.hashes[index].at(HashAlgorithm::kSha512);
    }
    for (const auto& [path, bytes] : tag_files(statement, seal, signature, manifest_text(sha256), manifest_text(sha512))) {
      const std::size_t index = container.find(path);
      if (index == BagSource::npos) continue;
      if (bag.hashes[index].at(HashAlgorithm::kSha512) != crypto::hash_hex(HashAlgorithm::kSha512, bytes)) findings.add(Code::kTagForm, path);
    }
  }

  const ByteSource& source_;
  const PublicKeys& keys_;
  const std::optional<PreviousSeal>& previous_;
  const OnStage& on_stage_;
};

}  // namespace

std::optional<PreviousSeal> Verdict::as_previous() const {
  if (!statement) return std::nullopt;
  return PreviousSeal{statement->facts.sequence, statement->tree_root, seal_sha256};
}

Verdict verify_bundle(const ByteSource& source, const PublicKeys& keys, const std::optional<PreviousSeal>& previous, const OnStage& on_stage) {
  Verdict verdict;
  Verifier(source, keys, previous, on_stage).run(verdict);
  return verdict;
}

void check_chain(std::vector<Checked>& bundles) {
  const auto sequence = [](const Checked& one) {
    return one.verdict.statement ? std::uint64_t{one.verdict.statement->facts.sequence} : std::numeric_limits<std::uint64_t>::max();
  };
  std::stable_sort(bundles.begin(), bundles.end(), [&](const Checked& left, const Checked& right) { return sequence(left) < sequence(right); });
  std::optional<PreviousSeal> before;
  for (auto& [file, verdict] : bundles) {
    if (!verdict.statement) return;
    verdict.stages.push_back(Stage::kChain);
    check_follows(*verdict.statement, before, verdict.findings);
    before = verdict.as_previous();
  }
}

Verdict verify_bag_folder(const std::filesystem::path& folder) {
  Verdict verdict;
  verdict.stages = {Stage::kBag, Stage::kChecksums};
  const FolderBag bag(folder, verdict.findings);
  check_bag(bag, {}, verdict.findings);
  return verdict;
}

Verdict verify_bag_container(const ByteSource& source) {
  Verdict verdict;
  verdict.stages = {Stage::kContainer};
  const auto container = Container::open(source, verdict.findings);
  if (!container) return verdict;
  verdict.stages = {Stage::kContainer, Stage::kBag, Stage::kChecksums};
  check_bag(*container, {}, verdict.findings);
  return verdict;
}

void check_signature(const PublicKeys& keys, const std::string& key_id, std::string_view seal, std::string_view signature, Findings& findings) {
  if (signature.size() != crypto::kEd25519SignatureSize) {
    findings.add(Code::kSignatureLength, "seal.sig", fmt::format("{} bytes", signature.size()));
    return;
  }
  const auto candidates = keys.with_id(key_id);
  if (candidates.empty()) {
    findings.add(Code::kKeyUnknown, "seal.json", key_id);
    return;
  }
  const std::string message = signed_message(seal);
  const bool is_signed = std::any_of(candidates.begin(), candidates.end(), [&](const auto& key) { return key.verifies(message, signature); });
  if (!is_signed) findings.add(Code::kSignatureWrong, "seal.sig", key_id);
}

}  // namespace shouqi::bundle
