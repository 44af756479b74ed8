// Writes a bundle from streams, in constant memory but for a few hundred bytes a file and 32 bytes an answer. The same input gives the same bytes.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bundle/byte_source.hpp"
#include "bundle/container_writer.hpp"
#include "bundle/seal_statement.hpp"
#include "bundle/sealed_content.hpp"
#include "crypto/ed25519.hpp"
#include "domain/category.hpp"

namespace shouqi::bundle {

// A file in data/records and its roster in data/rosters: "26_課程學習成果", or "修課紀錄" where the part has no number.
struct RecordsFile {
  std::string stem;
  domain::Category category;
  // 名冊資訊 as the central database sent it.
  nlohmann::json roster_info;
};

// A student in a file of records: `line` is what record_line() makes of him.
struct RecordText {
  std::string id_number;
  std::string line;
};

struct AttachmentFile {
  std::string sha256;
  // pdf, jpg, png, mp3, mp4
  std::string extension;
  std::uint64_t size = 0;

  std::string name() const { return sha256 + "." + extension; }
};

// Where the writer takes everything from, in the order of these methods; each stream is read to its end before the next begins. What must be sorted
// is said here and checked: a wrong order is base::IntegrityError, because it would come out as another file another time.
class BundleInput {
 public:
  virtual ~BundleInput() = default;

  virtual SealFacts facts() = 0;
  // data/SHA.txt; in any order, each once.
  virtual std::vector<ReceivedFile> received() = 0;
  // By precedes(), strictly.
  virtual std::optional<SealedAnswer> next_answer() = 0;
  // By name, strictly; `write` hands exactly `size` bytes of the file to the sink.
  virtual std::optional<AttachmentFile> next_attachment() = 0;
  virtual void write_attachment(const AttachmentFile& file, const Sink& sink) = 0;
  // By file, student, category, link.
  virtual std::optional<AttachmentUse> next_attachment_use() = 0;
  // One for each held answer, in the order of the answers.
  virtual std::optional<Dispute> next_dispute() = 0;
  // By student, strictly.
  virtual std::optional<LeftStudent> next_left() = 0;
  // By the bytes of the stem, strictly. Few; asked once.
  virtual std::vector<RecordsFile> records_files() = 0;
  // The students of a file, by the bytes of their ID number, strictly.
  virtual std::optional<RecordText> next_record(const RecordsFile& file) = 0;
  // The .xlsx of a file.
  virtual void write_roster(const RecordsFile& file, const Sink& sink) = 0;
};

struct BundleResult {
  SealStatement statement;
  // The bytes of seal.json and seal.sig.
  std::string seal;
  std::string signature;
  // Of every answer, raw, in order: what a proof is made from.
  std::vector<std::string> leaf_hashes;
};

// Writes the whole bundle; the caller syncs, verifies and renames the file. Throws base::IntegrityError for input that no bundle can hold,
// base::UnavailableError when the file cannot be written.
BundleResult write_bundle(BundleInput& input, const crypto::Ed25519PrivateKey& key, OutputFile& file);

}  // namespace shouqi::bundle
