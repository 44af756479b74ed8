// bench_bundles FOLDER MEBIBYTES ANSWERS     writes FOLDER/bundle.zip and FOLDER/public.pem: what tests/bench/verify measures
//
// A bundle as shouqi-seal's library writes it, with attachments of 4 MiB each and with answers of 無資料, which need no records: bytes that are only
// hashed, and lines that are read one by one. EXIT STATUS  0 done; 2 wrong use
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "bundle/bundle_writer.hpp"
#include "crypto/sha256.hpp"
#include "domain/receipt_document.hpp"

namespace {

using namespace shouqi;
using domain::Category;

constexpr std::uint64_t kAttachmentSize = 4U * 1024 * 1024;

bundle::SealedStudent student(std::uint64_t number) {
  return {fmt::format("{:08}", number), crypto::sha256_hex(fmt::format("student {}", number)).substr(0, 32)};
}

class MadeUpSchool final : public bundle::BundleInput {
 public:
  MadeUpSchool(std::uint64_t attachments, std::uint64_t answers) : answers_(answers) {
    for (std::uint64_t i = 0; i < attachments; ++i) {
      const bundle::AttachmentFile file{crypto::sha256_hex(content(i)), "pdf", kAttachmentSize};
      attachments_.emplace(file.name(), i);
    }
    at_attachment_ = at_use_ = attachments_.begin();
  }

  bundle::SealFacts facts() override {
    bundle::SealFacts facts;
    facts.school = "343302";
    facts.term = *domain::Term::parse("1092");
    facts.batch = "regular";
    for (const Category category : domain::kCategories) facts.categories.emplace(category, facts.term);
    facts.cut_off = kInstant;
    facts.program = "shouqi 0.1.0";
    return facts;
  }
  std::vector<bundle::ReceivedFile> received() override { return {}; }
  std::optional<bundle::SealedAnswer> next_answer() override {
    if (next_answer_ == answers_) return std::nullopt;
    const std::uint64_t number = next_answer_++;
    bundle::SealedAnswer answer;
    answer.student = student(number);
    answer.term = *domain::Term::parse("1092");
    answer.state = domain::AnswerState::kNotRequired;
    answer.at = kInstant;
    answer.digest = nothing_;
    answer.turn = 1;
    answer.event = number + 1;
    answer.nonce = crypto::sha256_hex(fmt::format("nonce {}", number)).substr(0, 32);
    return answer;
  }
  std::optional<bundle::AttachmentFile> next_attachment() override {
    if (at_attachment_ == attachments_.end()) return std::nullopt;
    const std::string& name = (at_attachment_++)->first;
    return bundle::AttachmentFile{name.substr(0, name.find('.')), "pdf", kAttachmentSize};
  }
  void write_attachment(const bundle::AttachmentFile& file, const bundle::Sink& sink) override { sink(content(attachments_.at(file.name()))); }
  std::optional<bundle::AttachmentUse> next_attachment_use() override {
    if (at_use_ == attachments_.end()) return std::nullopt;
    const std::string& name = (at_use_++)->first;
    return bundle::AttachmentUse{name, kAttachmentSize, student(0), Category::kOutcome, name, "sha256:" + name.substr(0, name.find('.'))};
  }
  std::optional<bundle::Dispute> next_dispute() override { return std::nullopt; }
  std::optional<bundle::LeftStudent> next_left() override { return std::nullopt; }
  std::vector<bundle::RecordsFile> records_files() override { return {}; }
  std::optional<bundle::RecordText> next_record(const bundle::RecordsFile& /*file*/) override { return std::nullopt; }
  void write_roster(const bundle::RecordsFile& /*file*/, const bundle::Sink& /*sink*/) override {}

 private:
  // No two pages alike, so that nothing on the way can be clever about them.
  static std::string content(std::uint64_t number) {
    std::string bytes;
    bytes.reserve(kAttachmentSize);
    std::uint64_t state = number * 2 + 1;
    while (bytes.size() < kAttachmentSize) {
      state ^= state << 13U;
      state ^= state >> 7U;
      state ^= state << 17U;
      bytes.append(reinterpret_cast<const char*>(&state), sizeof state);
    }
    return bytes;
  }

  inline static const base::Instant kInstant = base::parse_instant("2021-11-15T00:00:00.000000Z");
  const std::string nothing_ = domain::make_document({Category::kCourse, *domain::Term::parse("1092"), "regular"}, {}).digest;
  std::uint64_t answers_;
  std::uint64_t next_answer_ = 0;
  // By name, as the bundle lists them; which content it is.
  std::map<std::string, std::uint64_t> attachments_;
  std::map<std::string, std::uint64_t>::const_iterator at_attachment_;
  std::map<std::string, std::uint64_t>::const_iterator at_use_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "bench_bundles FOLDER MEBIBYTES ANSWERS\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const auto key = crypto::Ed25519PrivateKey::from_seed("a key that protects only a bench");
  MadeUpSchool school(std::stoull(argv[2]) * 1024 * 1024 / kAttachmentSize, std::stoull(argv[3]));
  bundle::OutputFile file(folder / "bundle.zip");
  write_bundle(school, key, file);
  file.sync();
  std::ofstream(folder / "public.pem") << key.public_key().to_pem();
  return 0;
}
