#include "bundle/sealed_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/error.hpp"

namespace shouqi::bundle {
namespace {

using domain::AnswerState;
using domain::Category;

constexpr std::string_view kLeafFormat = "shouqi-answer-1";
constexpr std::size_t kLongestStudentNumber = 20;
constexpr std::size_t kPseudonymDigits = 32;
constexpr std::size_t kDigestDigits = 64;

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_student(const SealedStudent& student) {
  const std::string& number = student.number;
  return !number.empty() && number.size() <= kLongestStudentNumber &&
         std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-'; }) &&
         is_hex(student.pseudonym, kPseudonymDigits);
}

template <typename Number>
bool read_number(std::string_view text, Number& value) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool read_instant(const std::string& text, base::Instant& value) {
  try {
    value = base::parse_instant(text);
    return true;
  } catch (const base::Error&) {
    return false;
  }
}

template <typename Value>
bool read_value(const std::optional<Value>& parsed, Value& value) {
  if (parsed) value = *parsed;
  return parsed.has_value();
}

std::string number_or_empty(std::uint64_t number) { return number == 0 ? std::string() : std::to_string(number); }

std::string patterns(const Dispute& dispute) {
  std::string text;
  for (const auto& [name, reason] : {std::pair{"extra", &dispute.extra_reason}, {"missing", &dispute.missing_reason}, {"wrong", &dispute.wrong_reason}}) {
    if (reason->empty()) continue;
    if (!text.empty()) text += '+';
    text += name;
  }
  return text;
}

// A parsed value is taken when it gives the very fields again.
template <typename Value>
std::optional<Value> if_written_so(const CsvFields& fields, Value value) {
  return to_line(value) == csv_record(fields) ? std::optional<Value>(std::move(value)) : std::nullopt;
}

}  // namespace

std::string_view answers_header() { return "student_no,student,category,term,state,answered,at,digest,rows,turn,event,nonce\n"; }
std::string_view disputes_header() {
  return "student_no,student,category,term,state,digest,report,report_state,reported_at,patterns,extra_reason,missing_reason,wrong_reason,rows,note,"
         "included\n";
}
std::string_view left_header() { return "student_no,student,at,event\n"; }
std::string_view attachments_header() { return "file,size,student_no,student,category,link,recorded\n"; }

std::string to_line(const SealedAnswer& answer) {
  const auto how = answered(answer.state);
  return csv_record({answer.student.number, answer.student.pseudonym, std::string(to_string(answer.category)), answer.term.text(),
                     std::string(to_string(answer.state)), std::string(how ? to_string(*how) : ""), base::to_iso8601(answer.at), answer.digest,
                     std::to_string(answer.rows), std::to_string(answer.turn), std::to_string(answer.event), answer.nonce});
}

std::string to_line(const Dispute& dispute) {
  return csv_record({dispute.student.number, dispute.student.pseudonym, std::string(to_string(dispute.category)), dispute.term.text(),
                     std::string(to_string(dispute.state)), dispute.digest, number_or_empty(dispute.report), dispute.report_state,
                     dispute.reported_at ? base::to_iso8601(*dispute.reported_at) : std::string(), patterns(dispute), dispute.extra_reason,
                     dispute.missing_reason, dispute.wrong_reason, dispute.rows, dispute.note, dispute.is_included ? "yes" : "no"});
}

std::string to_line(const LeftStudent& student) {
  return csv_record({student.student.number, student.student.pseudonym, base::to_iso8601(student.at), std::to_string(student.event)});
}

std::string to_line(const ReceivedFile& file) { return csv_record({file.name, file.sha256}); }

std::string to_line(const AttachmentUse& use) {
  return csv_record({use.file, std::to_string(use.size), use.student.number, use.student.pseudonym, std::string(to_string(use.category)), use.link,
                     use.recorded});
}

std::optional<SealedAnswer> parse_answer(const CsvFields& fields) {
  constexpr std::size_t kColumns = 12;
  if (fields.size() != kColumns) return std::nullopt;
  SealedAnswer answer;
  answer.student = {fields[0], fields[1]};
  answer.digest = fields[7];
  answer.nonce = fields[11];
  const bool is_read = is_student(answer.student) && read_value(domain::parse_category(fields[2]), answer.category) &&
                       read_value(domain::Term::parse(fields[3]), answer.term) && read_value(domain::parse_answer_state(fields[4]), answer.state) &&
                       answered(answer.state) && read_instant(fields[6], answer.at) && is_hex(answer.digest, kDigestDigits) &&
                       read_number(fields[8], answer.rows) && read_number(fields[9], answer.turn) && read_number(fields[10], answer.event) &&
                       is_hex(answer.nonce, kPseudonymDigits);
  if (!is_read) return std::nullopt;
  // Whether `answered` follows from the state is asked of the whole line, in a check of its own.
  CsvFields with_own_answered = fields;
  with_own_answered[5] = to_string(*answered(answer.state));
  return if_written_so(with_own_answered, std::move(answer));
}

std::optional<Dispute> parse_dispute(const CsvFields& fields) {
  constexpr std::size_t kColumns = 16;
  if (fields.size() != kColumns) return std::nullopt;
  Dispute dispute;
  dispute.student = {fields[0], fields[1]};
  dispute.digest = fields[5];
  dispute.report_state = fields[7];
  if (!fields[8].empty() && !read_instant(fields[8], dispute.reported_at.emplace())) return std::nullopt;
  dispute.extra_reason = fields[10];
  dispute.missing_reason = fields[11];
  dispute.wrong_reason = fields[12];
  dispute.rows = fields[13];
  dispute.note = fields[14];
  dispute.is_included = fields[15] == "yes";
  const bool is_read = is_student(dispute.student) && read_value(domain::parse_category(fields[2]), dispute.category) &&
                       read_value(domain::Term::parse(fields[3]), dispute.term) && read_value(domain::parse_answer_state(fields[4]), dispute.state) &&
                       answered(dispute.state) == Answered::kHeld && is_hex(dispute.digest, kDigestDigits) &&
                       (fields[6].empty() || read_number(fields[6], dispute.report));
  if (!is_read) return std::nullopt;
  return if_written_so(fields, std::move(dispute));
}

std::optional<LeftStudent> parse_left(const CsvFields& fields) {
  constexpr std::size_t kColumns = 4;
  if (fields.size() != kColumns) return std::nullopt;
  LeftStudent student;
  student.student = {fields[0], fields[1]};
  if (!is_student(student.student) || !read_instant(fields[2], student.at) || !read_number(fields[3], student.event)) return std::nullopt;
  return if_written_so(fields, std::move(student));
}

std::optional<ReceivedFile> parse_received(const CsvFields& fields) {
  if (fields.size() != 2 || fields[0].empty() || !is_hex(fields[1], kDigestDigits)) return std::nullopt;
  return ReceivedFile{fields[0], fields[1]};
}

std::optional<AttachmentUse> parse_attachment_use(const CsvFields& fields) {
  constexpr std::size_t kColumns = 7;
  if (fields.size() != kColumns) return std::nullopt;
  AttachmentUse use;
  use.file = fields[0];
  use.student = {fields[2], fields[3]};
  use.link = fields[5];
  use.recorded = fields[6];
  if (!read_number(fields[1], use.size) || !is_student(use.student) || !read_value(domain::parse_category(fields[4]), use.category)) return std::nullopt;
  return if_written_so(fields, std::move(use));
}

bool precedes(const SealedStudent& left_student, Category left, const SealedStudent& right_student, Category right) {
  if (left_student != right_student) return left_student < right_student;
  return static_cast<int>(left) < static_cast<int>(right);
}

std::string leaf_json(const SealedAnswer& answer, std::string_view school, std::string_view round) {
  // Every value is of letters and digits that JSON leaves as they are; the keys stand in their order.
  const auto how = answered(answer.state);
  return fmt::format(
      R"({{"answered":"{}","at":"{}","category":"{}","digest":"{}","event":"{}","format":"{}","nonce":"{}","round":"{}","rows":{},"school":"{}",)"
      R"("state":"{}","student":"{}","student_no":"{}","term":"{}","turn":{}}})",
      how ? to_string(*how) : "", base::to_iso8601(answer.at), to_string(answer.category), answer.digest, answer.event, kLeafFormat, answer.nonce, round,
      answer.rows, school, to_string(answer.state), answer.student.pseudonym, answer.student.number, answer.term.text(), answer.turn);
}

std::optional<Leaf> parse_leaf(std::string_view json) {
  const nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
  if (!value.is_object()) return std::nullopt;
  const auto text = [&](const char* key) {
    const auto found = value.find(key);
    if (found == value.end()) return std::string();
    return found->is_string() ? found->get<std::string>() : found->is_number_unsigned() ? std::to_string(found->get<std::uint64_t>()) : std::string();
  };
  const CsvFields fields{text("student_no"), text("student"), text("category"), text("term"), text("state"), text("answered"),
                         text("at"),         text("digest"),  text("rows"),     text("turn"), text("event"), text("nonce")};
  auto answer = parse_answer(fields);
  if (!answer) return std::nullopt;
  Leaf leaf{std::move(*answer), text("school"), text("round")};
  if (leaf_json(leaf.answer, leaf.school, leaf.round) != json) return std::nullopt;
  return leaf;
}

bool holds_person_id(std::string_view text) {
  constexpr std::size_t kLength = 10;
  // The number that stands for A to Z.
  constexpr std::array<int, 26> kLetters{10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
  const auto letter = [&](char c) { return kLetters.at(static_cast<std::size_t>((c | 0x20) - 'a')); };
  const auto is_word = [](char c) { return is_digit(c) || is_letter(c); };
  for (std::size_t i = 0; i + kLength <= text.size(); ++i) {
    if (!is_letter(text[i]) || (i > 0 && is_word(text[i - 1])) || (i + kLength < text.size() && is_word(text[i + kLength]))) continue;
    const std::string_view digits = text.substr(i + 1, kLength - 1);
    const std::string_view second_digits("1289");
    const bool is_old_resident = std::string_view("ABCDabcd").find(digits[0]) != std::string_view::npos;
    if (!std::all_of(digits.begin() + 1, digits.end(), is_digit)) continue;
    if (!is_old_resident && second_digits.find(digits[0]) == std::string_view::npos) continue;
    int sum = letter(text[i]) / 10 + letter(text[i]) % 10 * 9;
    sum += (is_old_resident ? letter(digits[0]) % 10 : digits[0] - '0') * 8;
    for (std::size_t d = 1; d < 8; ++d) sum += (digits[d] - '0') * static_cast<int>(8 - d);
    sum += digits[8] - '0';
    if (sum % 10 == 0) return true;
  }
  return false;
}

}  // namespace shouqi::bundle
