#include <fmt/format.h>

#include <set>

#include "bundle/merkle_tree.hpp"
#include "bundle/sealed_content.hpp"
#include "bundle/verify_contents.hpp"
#include "crypto/encoding.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::bundle {
namespace {

using domain::Category;

std::string line_text(std::size_t number) { return fmt::format("line {}", number); }

struct HeldAnswer {
  SealedStudent student;
  Category category;
  domain::Term term;
  domain::AnswerState state;
  std::string digest;
  friend bool operator==(const HeldAnswer&, const HeldAnswer&) = default;
};

class AnswersCheck {
 public:
  explicit AnswersCheck(const BundleView& view) : view_(view), facts_(view.statement.facts) {}

  OpenDigests run() {
    read_left();
    read_answers();
    read_disputes();
    read_received();
    return std::move(open_);
  }

 private:
  // Reads the records of a list behind its first line, which must be `header` (none where it is empty). `read` gets the fields of each record.
  template <typename Read>
  void read_list(const char* path, std::string_view header, Read read) {
    const std::size_t index = view_.container.find(path);
    if (index == BagSource::npos) return;
    bool has_header = header.empty();
    CsvReader reader([&](std::size_t number, std::string_view raw, const CsvFields* fields) {
      if (holds_person_id(raw)) view_.findings.add(Code::kPersonId, path, line_text(number));
      if (!has_header) {
        has_header = true;
        if (raw != header) view_.findings.add(Code::kCsvForm, path, line_text(number));
      } else if (fields == nullptr) {
        view_.findings.add(Code::kCsvForm, path, line_text(number));
      } else {
        read(number, *fields);
      }
    });
    view_.container.read(index, [&](std::string_view piece) { reader.feed(piece); });
    reader.finish();
    if (!has_header) view_.findings.add(Code::kCsvForm, path, line_text(1));
  }

  void bad_field(const char* path, std::size_t number) { view_.findings.add(Code::kCsvField, path, line_text(number)); }
  void bad_order(const char* path, std::size_t number) { view_.findings.add(Code::kCsvOrder, path, line_text(number)); }

  void read_left() {
    constexpr const char* kPath = "data/left.csv";
    std::uint64_t count = 0;
    std::optional<SealedStudent> previous;
    read_list(kPath, left_header(), [&](std::size_t number, const CsvFields& fields) {
      const auto student = parse_left(fields);
      if (!student) return bad_field(kPath, number);
      if (previous && !(*previous < student->student)) bad_order(kPath, number);
      previous = student->student;
      left_.insert(student->student.pseudonym);
      ++count;
    });
    if (count != view_.statement.left) view_.findings.add(Code::kLeftCount, kPath, fmt::format("{} != {}", count, view_.statement.left));
  }

  void read_answers() {
    constexpr const char* kPath = "data/answers.csv";
    MerkleRoot tree;
    std::map<domain::AnswerState, std::uint64_t> counts;
    for (const auto state : sealed_states()) counts[state] = 0;
    std::optional<SealedAnswer> previous;
    read_list(kPath, answers_header(), [&](std::size_t number, const CsvFields& fields) {
      auto answer = parse_answer(fields);
      if (!answer) return bad_field(kPath, number);
      constexpr std::size_t kAnsweredColumn = 5;
      if (fields[kAnsweredColumn] != to_string(*answered(answer->state))) view_.findings.add(Code::kAnswerState, kPath, line_text(number));
      if (previous && !precedes(previous->student, previous->category, answer->student, answer->category)) bad_order(kPath, number);
      const auto term = facts_.categories.find(answer->category);
      if (term == facts_.categories.end() || term->second != answer->term) view_.findings.add(Code::kAnswerTerm, kPath, line_text(number));
      if (left_.contains(answer->student.pseudonym)) view_.findings.add(Code::kLeftAnswered, kPath, line_text(number));
      tree.add(leaf_hash(leaf_json(*answer, facts_.school, facts_.round())));
      ++counts[answer->state];
      expect_record(*answer, number);
      if (answered(answer->state) == Answered::kHeld) {
        held_.push_back({answer->student, answer->category, answer->term, answer->state, answer->digest});
        held_rows_.push_back(answer->rows);
      }
      previous = std::move(answer);
    });
    if (counts != view_.statement.answers) view_.findings.add(Code::kAnswerCounts, kPath);
    if (crypto::to_hex(tree.root()) != view_.statement.tree_root) view_.findings.add(Code::kTreeRoot, kPath);
  }

  // An answer about data must find that data in the records; one about nothing has the digest of nothing.
  void expect_record(const SealedAnswer& answer, std::size_t number) {
    if (answer.rows > 0) {
      ++open_[answer.category][fmt::format("{}:{}", answer.digest, answer.rows)];
    } else if (answer.digest != domain::make_document({answer.category, answer.term, facts_.batch}, {}).digest) {
      view_.findings.add(Code::kRecordsMissing, "data/answers.csv", line_text(number));
    }
  }

  void read_disputes() {
    constexpr const char* kPath = "data/disputes.csv";
    std::size_t next = 0;
    std::optional<Dispute> previous;
    read_list(kPath, disputes_header(), [&](std::size_t number, const CsvFields& fields) {
      auto dispute = parse_dispute(fields);
      if (!dispute) return bad_field(kPath, number);
      if (previous && !precedes(previous->student, previous->category, dispute->student, dispute->category)) bad_order(kPath, number);
      const HeldAnswer held{dispute->student, dispute->category, dispute->term, dispute->state, dispute->digest};
      if (next >= held_.size() || held_[next] != held) {
        view_.findings.add(Code::kDisputeSet, kPath, line_text(number));
      } else if (!dispute->is_included && held_rows_[next] > 0) {
        --open_[held.category][fmt::format("{}:{}", held.digest, held_rows_[next])];
      }
      ++next;
      previous = std::move(dispute);
    });
    if (next < held_.size()) view_.findings.add(Code::kDisputeSet, kPath, fmt::format("{} < {}", next, held_.size()));
  }

  void read_received() {
    constexpr const char* kPath = "data/SHA.txt";
    std::optional<ReceivedFile> previous;
    read_list(kPath, {}, [&](std::size_t number, const CsvFields& fields) {
      auto file = parse_received(fields);
      if (!file) return bad_field(kPath, number);
      if (previous && !(*previous < *file)) bad_order(kPath, number);
      previous = std::move(file);
    });
  }

  const BundleView& view_;
  const SealFacts& facts_;
  std::set<std::string> left_;
  std::vector<HeldAnswer> held_;
  std::vector<std::uint32_t> held_rows_;
  OpenDigests open_;
};

}  // namespace

OpenDigests check_answers(const BundleView& view) { return AnswersCheck(view).run(); }

void check_attachments(const BundleView& view) {
  constexpr const char* kIndex = "data/attachments/index.csv";
  constexpr std::string_view kFolder = "data/attachments/";
  constexpr std::size_t kSha256Digits = 64;
  std::map<std::string, std::uint64_t, std::less<>> unused;
  for (std::size_t i = 0; i < view.container.files().size(); ++i) {
    const BagFile& file = view.container.files()[i];
    if (!file.path.starts_with(kFolder) || file.path == kIndex) continue;
    const std::string name = file.path.substr(kFolder.size());
    unused.emplace(name, file.size);
    if (is_attachment_name(name) && name.substr(0, kSha256Digits) != view.bag.hashes[i].at(crypto::HashAlgorithm::kSha256)) {
      view.findings.add(Code::kAttachmentHash, file.path);
    }
  }
  const std::map<std::string, std::uint64_t, std::less<>> sizes = unused;
  const std::size_t index = view.container.find(kIndex);
  if (index == BagSource::npos) {
    if (!sizes.empty()) view.findings.add(Code::kAttachmentIndex, kIndex);
    return;
  }
  std::string previous;
  CsvReader reader([&](std::size_t number, std::string_view raw, const CsvFields* fields) {
    if (holds_person_id(raw)) view.findings.add(Code::kPersonId, kIndex, line_text(number));
    const bool is_header = number == 1;
    if (is_header ? raw != attachments_header() : fields == nullptr) return view.findings.add(Code::kCsvForm, kIndex, line_text(number));
    if (is_header) return;
    const auto use = parse_attachment_use(*fields);
    if (!use) return view.findings.add(Code::kCsvField, kIndex, line_text(number));
    std::string key = use->file + '\0' + use->student.number + '\0' + use->student.pseudonym + '\0' + std::to_string(static_cast<int>(use->category)) + '\0' + use->link;
    if (key <= previous) view.findings.add(Code::kCsvOrder, kIndex, line_text(number));
    previous = std::move(key);
    const auto size = sizes.find(use->file);
    if (size == sizes.end() || size->second != use->size) view.findings.add(Code::kAttachmentIndex, kIndex, line_text(number));
    unused.erase(use->file);
  });
  view.container.read(index, [&](std::string_view piece) { reader.feed(piece); });
  reader.finish();
  for (const auto& [name, ignored] : unused) view.findings.add(Code::kAttachmentIndex, std::string(kFolder) + name);
  if (sizes.empty()) view.findings.add(Code::kAttachmentIndex, kIndex);
}

bool is_attachment_name(std::string_view name) {
  constexpr std::size_t kSha256Digits = 64;
  if (name.size() <= kSha256Digits || name.substr(0, kSha256Digits).find_first_not_of("0123456789abcdef") != std::string_view::npos) return false;
  const std::string_view extension = name.substr(kSha256Digits);
  return extension == ".pdf" || extension == ".jpg" || extension == ".png" || extension == ".mp3" || extension == ".mp4";
}

}  // namespace shouqi::bundle
