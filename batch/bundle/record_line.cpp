#include "bundle/record_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "domain/canonical_json.hpp"

namespace shouqi::bundle {
namespace {

using nlohmann::json;

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kRosterInfo = "名冊資訊";
constexpr std::string_view kIdNumber = "身分證號";
constexpr std::string_view kBirthDate = "出生日期";
constexpr int kDeepest = 64;

std::string text_of(std::string_view quoted) { return json::parse(quoted).get<std::string>(); }

// Keys are sorted by UTF-16. That is the order of their bytes unless an escape, a surrogate pair or what lies above them takes part.
bool key_precedes(std::string_view left, std::string_view right) {
  const auto is_plain = [](std::string_view key) {
    return std::all_of(key.begin(), key.end(), [](char c) { return c != '\\' && static_cast<unsigned char>(c) < 0xEE; });
  };
  if (is_plain(left) && is_plain(right)) return left.substr(0, left.size() - 1) < right.substr(0, right.size() - 1);
  return base::to_utf16(text_of(left)) < base::to_utf16(text_of(right));
}

// Walks over canonical JSON. Every method leaves the place behind what it has read and says false where the text is not canonical.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t place() const { return at_; }
  std::string_view since(std::size_t start) const { return text_.substr(start, at_ - start); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }

  bool take(char wanted) {
    if (peek() != wanted || at_end()) return false;
    ++at_;
    return true;
  }

  bool value(int depth) {
    if (depth > kDeepest) return false;
    switch (peek()) {
      case '{': return members(depth, [&](std::string_view) { return value(depth + 1); });
      case '[': return elements([&] { return value(depth + 1); });
      case '"': return string();
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return number();
    }
  }

  // Calls `read` at the value of each member, with its key as it stands.
  template <typename Read>
  bool members(int /*depth*/, Read read) {
    if (!take('{')) return false;
    if (take('}')) return true;
    std::string_view previous;
    do {
      const std::size_t start = at_;
      if (!string()) return false;
      const std::string_view key = since(start);
      if (!previous.empty() && !key_precedes(previous, key)) return false;
      previous = key;
      if (!take(':') || !read(key)) return false;
    } while (take(','));
    return take('}');
  }

  template <typename Read>
  bool elements(Read read) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
      if (!read()) return false;
    } while (take(','));
    return take(']');
  }

  bool string() {
    if (!take('"')) return false;
    while (!at_end()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }

 private:
  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool escape() {
    const char c = peek();
    ++at_;
    if (std::string_view("\"\\bfnrt").find(c) != std::string_view::npos && c != '\0') return true;
    if (c != 'u') return false;
    // Only control characters without a letter of their own are written as numbers, with small digits.
    const std::string_view digits = text_.substr(std::min(at_, text_.size()), 4);
    if (digits.size() != 4 || !digits.starts_with("00") || (digits[2] != '0' && digits[2] != '1')) return false;
    if (std::string_view("0123456789abcdef").find(digits[3]) == std::string_view::npos) return false;
    at_ += digits.size();
    const std::string_view code = digits.substr(2);
    return code != "08" && code != "09" && code != "0a" && code != "0c" && code != "0d";
  }

  bool number() {
    const std::size_t start = at_;
    while (std::string_view("+-.0123456789eE").find(peek()) != std::string_view::npos && !at_end()) ++at_;
    const std::string text(since(start));
    // Most numbers are small and whole: spare them the conversion.
    constexpr std::size_t kSurelyExact = 15;
    const bool is_small = !text.empty() && text.size() <= kSurelyExact && text.find_first_not_of("0123456789") == std::string::npos;
    if (is_small) return text == "0" || text.front() != '0';
    const json parsed = text.empty() ? json(json::value_t::discarded) : json::parse(text, nullptr, false);
    if (!parsed.is_number()) return false;
    try {
      return domain::canonical_json(parsed) == text;
    } catch (const base::Error&) {
      return false;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// A list of objects, each not before the one in front of it.
bool read_rows(Scanner& scanner, std::uint32_t& rows) {
  std::string_view previous;
  return scanner.elements([&] {
    const std::size_t start = scanner.place();
    if (scanner.peek() != '{' || !scanner.value(2)) return false;
    const std::string_view row = scanner.since(start);
    if (row < previous) return false;
    previous = row;
    ++rows;
    return true;
  });
}

// The canonical form of a list of rows, sorted by their own.
std::string sorted_rows(const json& rows) {
  std::vector<std::string> texts;
  texts.reserve(rows.size());
  for (const json& row : rows) texts.push_back(domain::canonical_json(row));
  std::sort(texts.begin(), texts.end());
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "[" : ",") + text;
  return list + "]";
}

}  // namespace

std::optional<RecordLine> parse_record_line(std::string_view line) {
  if (!base::is_valid_utf8(line)) return std::nullopt;
  const std::string id_key = fmt::format("\"{}\"", kIdNumber);
  const std::string birth_key = fmt::format("\"{}\"", kBirthDate);
  RecordLine result;
  bool has_birth_date = false;
  Scanner scanner(line);
  const bool is_read = scanner.members(0, [&](std::string_view key) {
    const std::size_t start = scanner.place();
    if (key == id_key || key == birth_key) {
      if (!scanner.string()) return false;
      if (key == birth_key) has_birth_date = true;
      if (key == id_key) result.id_number = text_of(scanner.since(start));
      return true;
    }
    const std::uint32_t before = result.rows;
    if (!read_rows(scanner, result.rows) || result.rows == before) return false;
    if (!result.sub_kinds.empty()) result.sub_kinds += ',';
    result.sub_kinds += key;
    result.sub_kinds += ':';
    result.sub_kinds += scanner.since(start);
    return true;
  });
  if (!is_read || !scanner.at_end() || result.id_number.empty() || !has_birth_date) return std::nullopt;
  return result;
}

std::string record_line(const domain::PackageStudent& student) {
  // Keys and values as they stand in the line.
  std::vector<std::pair<std::string, std::string>> members;
  const auto add = [&](std::string_view key, std::string value) { members.emplace_back(domain::canonical_json(key), std::move(value)); };
  add(kIdNumber, domain::canonical_json(student.id_number));
  add(kBirthDate, domain::canonical_json(student.birth_date));
  for (const auto& [sub_kind, rows] : student.records.items()) {
    if (!rows.empty()) add(sub_kind, sorted_rows(rows));
  }
  std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return key_precedes(a.first, b.first); });
  std::string line;
  for (const auto& [key, value] : members) line += (line.empty() ? "{" : ",") + key + ":" + value;
  return line + "}";
}

std::optional<domain::PackageStudent> student_of_line(std::string_view line) {
  json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  domain::PackageStudent student;
  for (auto& [key, value] : object.items()) {
    if (value.is_array()) {
      student.records[key] = std::move(value);
    } else if (value.is_string() && (key == kIdNumber || key == kBirthDate)) {
      (key == kIdNumber ? student.id_number : student.birth_date) = value.get<std::string>();
    }
  }
  if (student.id_number.empty()) return std::nullopt;
  return student;
}

bool is_canonical_json(std::string_view text) {
  Scanner scanner(text);
  return base::is_valid_utf8(text) && scanner.value(0) && scanner.at_end();
}

std::string records_head(const json& roster_info, std::string_view roster_name) {
  return fmt::format("{}{{\"{}\":[{}],\"{}\":[", kBom, kRosterInfo, domain::canonical_json(roster_info), roster_name);
}

std::optional<json> parse_records_head(std::string_view head, std::string_view roster_name) {
  const std::string before = fmt::format("{}{{\"{}\":[", kBom, kRosterInfo);
  const std::string behind = fmt::format("],\"{}\":[", roster_name);
  if (head.size() < before.size() + behind.size() || !head.starts_with(before) || !head.ends_with(behind)) return std::nullopt;
  const std::string_view info = head.substr(before.size(), head.size() - before.size() - behind.size());
  if (!info.starts_with('{') || !is_canonical_json(info)) return std::nullopt;
  return json::parse(info);
}

}  // namespace shouqi::bundle
