#include "bundle/bundle_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "bundle/merkle_tree.hpp"
#include "bundle/record_line.hpp"
#include "crypto/encoding.hpp"

namespace shouqi::bundle {
namespace {

using crypto::HashAlgorithm;

class Writer {
 public:
  Writer(BundleInput& input, const crypto::Ed25519PrivateKey& key, OutputFile& file) : input_(input), key_(key), file_(file) {}

  BundleResult run() {
    SealStatement& statement = result_.statement;
    statement.facts = input_.facts();
    statement.key_id = key_.public_key().id();
    for (const auto state : sealed_states()) statement.answers[state] = 0;
    container_.emplace(file_, base_name(statement));
    write_received();
    write_answers();
    write_attachments();
    write_disputes();
    write_left();
    const std::vector<RecordsFile> files = input_.records_files();
    for (const RecordsFile& records : files) write_records(records);
    for (const RecordsFile& records : files) {
      entry(fmt::format("data/rosters/{}.xlsx", records.stem), 0, [&] { input_.write_roster(records, [&](std::string_view piece) { put(piece); }); });
    }
    write_tag_files();
    return std::move(result_);
  }

 private:
  void put(std::string_view bytes) {
    sha256_->update(bytes);
    sha512_->update(bytes);
    result_.statement.payload.bytes += bytes.size();
    container_->append(bytes);
  }

  // One file of the payload.
  template <typename Write>
  void entry(const std::string& path, std::uint64_t known_size, Write write) {
    sha256_.emplace(HashAlgorithm::kSha256);
    sha512_.emplace(HashAlgorithm::kSha512);
    container_->begin(path, known_size);
    write();
    container_->end();
    ++result_.statement.payload.files;
    sha256_of_[path] = sha256_->hex();
    sha512_of_[path] = sha512_->hex();
  }

  void write_received() {
    std::vector<ReceivedFile> received = input_.received();
    std::sort(received.begin(), received.end());
    entry("data/SHA.txt", 0, [&] {
      for (const ReceivedFile& line : received) put(to_line(line));
    });
  }

  void write_answers() {
    const SealFacts& facts = result_.statement.facts;
    MerkleRoot tree;
    entry("data/answers.csv", 0, [&] {
      put(answers_header());
      std::optional<SealedAnswer> previous;
      while (auto answer = input_.next_answer()) {
        if (!answered(answer->state)) throw base::IntegrityError("an answer that is not finished cannot be sealed: " + answer->student.number);
        if (previous && !precedes(previous->student, previous->category, answer->student, answer->category)) {
          throw base::IntegrityError("answers are not in their order: " + answer->student.number);
        }
        put(to_line(*answer));
        result_.leaf_hashes.push_back(leaf_hash(leaf_json(*answer, facts.school, facts.round())));
        tree.add(result_.leaf_hashes.back());
        ++result_.statement.answers[answer->state];
        previous = std::move(answer);
      }
    });
    result_.statement.tree_root = crypto::to_hex(tree.root());
    result_.statement.tree_size = tree.size();
  }

  void write_attachments() {
    bool has_any = false;
    while (const auto attachment = input_.next_attachment()) {
      has_any = true;
      entry("data/attachments/" + attachment->name(), attachment->size, [&] {
        input_.write_attachment(*attachment, [&](std::string_view piece) { put(piece); });
      });
      if (sha256_of_["data/attachments/" + attachment->name()] != attachment->sha256) {
        throw base::IntegrityError("an attachment changed while it was sealed: " + attachment->name());
      }
    }
    if (!has_any) return;
    entry("data/attachments/index.csv", 0, [&] {
      put(attachments_header());
      while (const auto use = input_.next_attachment_use()) put(to_line(*use));
    });
  }

  void write_disputes() {
    entry("data/disputes.csv", 0, [&] {
      put(disputes_header());
      while (const auto dispute = input_.next_dispute()) put(to_line(*dispute));
    });
  }

  void write_left() {
    entry("data/left.csv", 0, [&] {
      put(left_header());
      while (const auto student = input_.next_left()) {
        put(to_line(*student));
        ++result_.statement.left;
      }
    });
  }

  void write_records(const RecordsFile& records) {
    entry(fmt::format("data/records/{}.json", records.stem), 0, [&] {
      put(records_head(records.roster_info, roster_name(records.category)));
      std::string previous;
      while (const auto student = input_.next_record(records)) {
        if (student->id_number <= previous) throw base::IntegrityError(records.stem + ": records are not in their order");
        put(previous.empty() ? "\n" : ",\n");
        put(student->line);
        previous = student->id_number;
      }
      put(kRecordsTail);
    });
  }

  void write_tag_files() {
    SealStatement& statement = result_.statement;
    const std::string manifest_sha256 = manifest_text(sha256_of_);
    const std::string manifest_sha512 = manifest_text(sha512_of_);
    statement.manifest_sha256 = crypto::hash_hex(HashAlgorithm::kSha256, manifest_sha256);
    statement.manifest_sha512 = crypto::hash_hex(HashAlgorithm::kSha512, manifest_sha512);
    result_.seal = seal_json(statement);
    result_.signature = key_.sign(signed_message(result_.seal));
    for (const auto& [path, bytes] : tag_files(statement, result_.seal, result_.signature, manifest_sha256, manifest_sha512)) {
      container_->begin(path);
      container_->append(bytes);
      container_->end();
    }
    container_->finish();
  }

  BundleInput& input_;
  const crypto::Ed25519PrivateKey& key_;
  OutputFile& file_;
  std::optional<ContainerWriter> container_;
  std::optional<crypto::Hasher> sha256_;
  std::optional<crypto::Hasher> sha512_;
  std::map<std::string, std::string> sha256_of_;
  std::map<std::string, std::string> sha512_of_;
  BundleResult result_;
};

}  // namespace

BundleResult write_bundle(BundleInput& input, const crypto::Ed25519PrivateKey& key, OutputFile& file) { return Writer(input, key, file).run(); }

}  // namespace shouqi::bundle
