// What a check of a bundle, a bag or a proof has found. Every finding has a code that never changes its meaning (batch/FORMAT.md lists them).
#pragma once

#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::bundle {

enum class Code {
  // 1 container
  kContainerNotZip, kContainerTruncated, kContainerTrailing, kContainerComment, kContainerEnd, kContainerZip64, kContainerDirectory,
  kContainerCompressed, kContainerEncrypted, kContainerDescriptor, kContainerFlags, kContainerTime, kContainerVersion, kContainerAttributes,
  kContainerExtra, kContainerEntryComment, kContainerSize, kContainerName, kContainerBase, kContainerOrder, kContainerDuplicate, kContainerTwin,
  kContainerGap, kContainerLocalHeader, kContainerCrc,
  // 2 bag
  kBagDeclarationMissing, kBagDeclaration, kBagVersion, kBagEncoding, kBagPayloadMissing, kBagManifestMissing, kBagAlgorithm, kBagManifestLine,
  kBagManifestPath, kBagManifestDuplicate, kBagFileMissing, kBagFileUnlisted, kBagTagMissing, kBagTagSets, kBagInfoLine, kBagInfoRepeated,
  kBagOxum, kBagFetchLine, kBagFetchUnlisted, kBagSpecialFile, kBagTwinNames, kBagNormalization, kBagDotSlash, kBagAsterisk, kBagBom,
  // 3 checksums
  kBagChecksum, kBagTagChecksum,
  // 4 seal
  kSealForm, kSealFormat, kSealField, kSealCounts, kSealSequence, kSealSupplement, kSealName,
  // 5 signature
  kKeyUnknown, kSignatureLength, kSignatureWrong,
  // 6 contents
  kBundleFileMissing, kBundleFileUnknown, kSealPayload, kTagForm,
  // 7 answers
  kCsvForm, kCsvField, kCsvOrder, kPersonId, kAnswerState, kAnswerTerm, kAnswerCounts, kTreeRoot,
  // 8 disputes and who left
  kDisputeSet, kLeftAnswered, kLeftCount,
  // 9 records, rosters, attachments
  kRecordsName, kRecordsForm, kRecordsOrder, kRecordsMissing, kRecordsExtra, kRosterSet, kAttachmentHash, kAttachmentIndex,
  // 10 chain
  kChainSequence, kChainRoot,
  // proof of one answer
  kProofForm, kProofLeaf, kProofPath,
};

enum class Severity { kError, kWarning };

// The stages of a verification, in their order; the number is what reports show.
enum class Stage {
  kContainer = 1, kBag = 2, kChecksums = 3, kSeal = 4, kSignature = 5, kContents = 6, kAnswers = 7, kDisputes = 8, kRecords = 9, kChain = 10, kProof = 11
};
// 容器, 袋, 雜湊 …
std::string_view title(Stage stage);

struct CodeFacts {
  Code code;
  // "container-trailing-bytes": for machines and for asking somebody.
  std::string_view name;
  Stage stage;
  Severity severity;
  // What is wrong, and what that means for whoever relies on the file.
  std::string_view text;
  std::string_view meaning;
};
const CodeFacts& facts(Code code);
const std::vector<CodeFacts>& all_codes();

struct Finding {
  Code code;
  // File in the bundle or bag that it is about; empty for the whole.
  std::string path;
  // Which line, field, value; may be empty. Holds nothing that a terminal would obey.
  std::string detail;
};

// A name out of somebody else's file as a person may be shown it: one line that no terminal obeys and that reads from left to right.
// What is not fit for that, or long, comes as ASCII with its bytes as %0A.
std::string shown(std::string_view text);

// Collects what the checks report. Of each code the first kKept are kept, all are counted: a bag with a million bad files must not fill the memory.
class Findings {
 public:
  static constexpr std::size_t kKept = 20;

  // `where` is the check that reports; tests use it to prove that each check is needed.
  void add(Code code, std::string_view path = {}, std::string_view detail = {}, std::source_location where = std::source_location::current());

  const std::vector<Finding>& kept() const { return kept_; }
  std::uint64_t count(Code code) const { return counts_.at(static_cast<std::size_t>(code)); }
  bool has(Code code) const { return count(code) > 0; }
  std::uint64_t errors() const;
  std::uint64_t warnings() const;

 private:
  std::vector<Finding> kept_;
  std::vector<std::uint64_t> counts_ = std::vector<std::uint64_t>(static_cast<std::size_t>(Code::kProofPath) + 1);
};

}  // namespace shouqi::bundle
