// What stands in the lists of a bundle, one value a line, and how it is written (batch/FORMAT.md 4). The reader takes a line only when it is
// exactly what the writer would write.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "bundle/csv.hpp"
#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/round_seal.hpp"
#include "domain/term.hpp"

namespace shouqi::bundle {

using domain::Answered;
using domain::answered;

// Whom a line is about: the school's own student number, and a pseudonym of 32 hex digits that stays the same over all seals of the school.
// Never an ID number.
struct SealedStudent {
  std::string number;
  std::string pseudonym;
  friend auto operator<=>(const SealedStudent&, const SealedStudent&) = default;
};

struct SealedAnswer {
  SealedStudent student;
  domain::Category category = domain::Category::kCourse;
  domain::Term term = *domain::Term::parse("1001");
  domain::AnswerState state = domain::AnswerState::kConfirmed;
  // Of the turn that led to the state.
  base::Instant at;
  std::string digest;
  std::uint32_t rows = 0;
  std::uint16_t turn = 0;
  std::uint64_t event = 0;
  // 32 hex digits of the answer's own: without them nobody can guess the leaf of a neighbour.
  std::string nonce;
};

// The held answer once more, with what is disputed. Reports and notes are empty for a recheck without a report.
struct Dispute {
  SealedStudent student;
  domain::Category category = domain::Category::kCourse;
  domain::Term term = *domain::Term::parse("1001");
  domain::AnswerState state = domain::AnswerState::kReported;
  std::string digest;
  std::uint64_t report = 0;
  std::string report_state;
  std::optional<base::Instant> reported_at;
  // Each with its reason; no reason means that the pattern was not ticked.
  std::string extra_reason;
  std::string missing_reason;
  std::string wrong_reason;
  // The rows that the report points at, as the report names them, with a space between.
  std::string rows;
  // 爭議註記: what the office has answered.
  std::string note;
  // False where the school leaves disputed data out of the records.
  bool is_included = true;
};

struct LeftStudent {
  SealedStudent student;
  base::Instant at;
  std::uint64_t event = 0;
};

// A roster as it came from the central database, by the hash that its SHA.txt gave.
struct ReceivedFile {
  std::string name;
  std::string sha256;
  friend auto operator<=>(const ReceivedFile&, const ReceivedFile&) = default;
};

// A file in data/attachments and where it belongs.
struct AttachmentUse {
  std::string file;
  std::uint64_t size = 0;
  SealedStudent student;
  domain::Category category = domain::Category::kCourse;
  // As the record has it: 證明文件連結, 影音檔案連結.
  std::string link;
  // What the central database or the portal had recorded ("md5:…", "sha256:…"), compared when sealing.
  std::string recorded;
};

// First lines.
std::string_view answers_header();
std::string_view disputes_header();
std::string_view left_header();
std::string_view attachments_header();

std::string to_line(const SealedAnswer& answer);
std::string to_line(const Dispute& dispute);
std::string to_line(const LeftStudent& student);
std::string to_line(const ReceivedFile& file);
std::string to_line(const AttachmentUse& use);

// Empty when a field is out of its domain or not in its one spelling.
std::optional<SealedAnswer> parse_answer(const CsvFields& fields);
std::optional<Dispute> parse_dispute(const CsvFields& fields);
std::optional<LeftStudent> parse_left(const CsvFields& fields);
std::optional<ReceivedFile> parse_received(const CsvFields& fields);
std::optional<AttachmentUse> parse_attachment_use(const CsvFields& fields);

// Answers and disputes are in this order, strictly: student number, pseudonym, category as pages show them.
bool precedes(const SealedStudent& left_student, domain::Category left, const SealedStudent& right_student, domain::Category right);

// The leaf of the tree: one canonical JSON object (RFC 8785).
std::string leaf_json(const SealedAnswer& answer, std::string_view school, std::string_view round);
// From a proof. Empty when it is no leaf.
struct Leaf {
  SealedAnswer answer;
  std::string school;
  std::string round;
};
std::optional<Leaf> parse_leaf(std::string_view json);

// True when the text holds a national ID number or resident certificate number with a right check digit.
bool holds_person_id(std::string_view text);

}  // namespace shouqi::bundle
