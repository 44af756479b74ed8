#pragma once
// A small made-up school, two students and one who left, as a bundle; and the tools of somebody who would forge one.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "bundle/bundle_writer.hpp"
#include "bundle/public_keys.hpp"
#include "domain/receipt_package.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::bundle {

// The key of the tests and of the worked example in batch/FORMAT.md: made from a seed that everybody knows.
const crypto::Ed25519PrivateKey& sample_key();
PublicKeys sample_keys();

// Everything a bundle is made from, as plain lists that a test may change.
class SampleInput final : public BundleInput {
 public:
  SampleInput();

  SealFacts seal_facts;
  std::vector<ReceivedFile> received_files;
  std::vector<SealedAnswer> answers;
  std::vector<std::pair<AttachmentFile, std::string>> attachments;
  std::vector<AttachmentUse> attachment_uses;
  std::vector<Dispute> disputes;
  std::vector<LeftStudent> left;
  std::vector<RecordsFile> files;
  std::map<std::string, std::vector<domain::PackageStudent>> records;

  SealFacts facts() override { return seal_facts; }
  std::vector<ReceivedFile> received() override { return received_files; }
  std::optional<SealedAnswer> next_answer() override { return next(answers, 0); }
  std::optional<AttachmentFile> next_attachment() override;
  void write_attachment(const AttachmentFile& file, const Sink& sink) override;
  std::optional<AttachmentUse> next_attachment_use() override { return next(attachment_uses, 2); }
  std::optional<Dispute> next_dispute() override { return next(disputes, 3); }
  std::optional<LeftStudent> next_left() override { return next(left, 4); }
  std::vector<RecordsFile> records_files() override { return files; }
  std::optional<RecordText> next_record(const RecordsFile& file) override;
  void write_roster(const RecordsFile& file, const Sink& sink) override { sink("PK roster of " + file.stem); }

 private:
  template <typename Value>
  std::optional<Value> next(const std::vector<Value>& values, std::size_t stream) {
    return at_[stream] < values.size() ? std::optional<Value>(values[at_[stream]++]) : std::nullopt;
  }
  std::size_t at_[5]{};
  std::map<std::string, std::size_t> record_at_;
};

struct WrittenBundle {
  std::string bytes;
  BundleResult result;
};
WrittenBundle write_sample(SampleInput input = {}, const crypto::Ed25519PrivateKey& key = sample_key());

using Files = std::map<std::string, std::string>;

// The files of a sound bundle by their path below the base folder.
Files unpack(const std::string& bundle);

// What is written into the container, entry by entry, in this order.
struct ForgedEntry {
  std::string name;
  std::string bytes;
};
// In the order and under the base folder that a bundle has.
std::vector<ForgedEntry> in_order(const Files& files, const std::string& base);
std::string pack(const std::vector<ForgedEntry>& entries);
std::string pack(const Files& files, const std::string& base = "shouqi-343302-1092-regular-000001");

// All hashes anew, nothing signed: an insider without the key.
Files rehash(Files files);
// The payload as it is, everything above it anew, signed with the key. `change` may spoil the statement before that.
Files reseal(Files files, const std::function<void(SealStatement&)>& change = {}, const crypto::Ed25519PrivateKey& key = sample_key());
// reseal() after the counts, the tree and the number of who left were taken from the lists as they now are.
Files reseal_lists(Files files, const std::function<void(SealStatement&)>& change = {});

std::string replaced(std::string text, std::string_view what, std::string_view with);

}  // namespace shouqi::bundle
