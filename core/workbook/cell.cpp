#include "workbook/cell.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::workbook {
namespace {

constexpr std::size_t kNameLimit = 31;
constexpr std::u32string_view kEscapedUnderscore = U"_x005F_";

std::size_t utf16_units(char32_t point) { return point > 0xffff ? 2 : 1; }

bool is_hex(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'F') || (c >= U'a' && c <= U'f'); }

// Excel reads _xHHHH_ as the character of that number.
bool is_escape(const std::vector<char32_t>& points, std::size_t at) {
  return at + 6 < points.size() && points[at] == U'_' && points[at + 1] == U'x' && points[at + 6] == U'_' &&
         std::all_of(points.begin() + static_cast<std::ptrdiff_t>(at) + 2, points.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hex);
}

std::vector<char32_t> checked_points(std::string_view text) {
  if (!base::is_valid_utf8(text)) throw base::Error("workbook: a text is not UTF-8");
  return base::code_points(base::without_controls(text));
}

// Nearly every text: nothing to escape, to replace or to cut. UTF-8 never has fewer bytes than UTF-16 has units.
bool goes_as_it_is(std::string_view text) {
  return text.size() <= kTextLimit && base::is_valid_utf8(text) && text.find("_x") == std::string_view::npos &&
         text.find("\xEF\xBF") == std::string_view::npos && text.find("\xC2") == std::string_view::npos &&
         std::none_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
         });
}

}  // namespace

State state_of(domain::AnswerState state) {
  using domain::AnswerState;
  const std::string word(domain::title(state));
  switch (state) {
    case AnswerState::kPending: return {word, Tone::kWait};
    case AnswerState::kConfirmed: return {word, Tone::kDone};
    case AnswerState::kRecheck: return {word, Tone::kAlert};
    case AnswerState::kReported:
    case AnswerState::kFixing: return {word, Tone::kInfo};
    case AnswerState::kDeemed: return {word, Tone::kPast};
    case AnswerState::kAwaiting:
    case AnswerState::kNotRequired:
    case AnswerState::kLeft: break;
  }
  return {word, Tone::kQuiet};
}

std::string cell_text(std::string_view text) {
  if (goes_as_it_is(text)) return std::string(text);
  const std::vector<char32_t> points = checked_points(text);
  const std::size_t note_units = base::to_utf16(kCutNote).size();
  std::vector<char32_t> out;
  out.reserve(points.size());
  std::size_t units = 0;
  // Where the text still leaves room for the note.
  std::size_t cut_at = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] == U'\r' && i + 1 < points.size() && points[i + 1] == U'\n') continue;
    if (is_escape(points, i)) {
      out.insert(out.end(), kEscapedUnderscore.begin(), kEscapedUnderscore.end());
      units += kEscapedUnderscore.size();
    } else {
      out.push_back(points[i] == U'\r' ? U'\n' : points[i]);
      units += utf16_units(points[i]);
    }
    if (units + note_units <= kTextLimit) cut_at = out.size();
    if (units > kTextLimit) {
      out.resize(cut_at);
      return base::to_utf8(out) + std::string(kCutNote);
    }
  }
  return base::to_utf8(out);
}

std::size_t text_width(std::string_view text) {
  std::size_t longest = 0;
  std::size_t line = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xc0) == 0x80;
    // From U+1000 on, where full-width characters begin, a character has three bytes or more.
    line = c == '\n' ? 0 : line + (continues ? 0 : byte < 0xe1 ? 1 : 2);
    longest = std::max(longest, line);
  }
  return longest;
}

std::size_t text_lines(std::string_view text, std::size_t room) {
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines += std::max<std::size_t>(1, (text_width(text.substr(begin, end - begin)) + room - 1) / room);
    begin = end + 1;
  }
  return lines;
}

std::string legal_sheet_name(std::string_view wanted) {
  static const std::map<char32_t, char32_t> kFullWidth{{U'[', U'［'}, {U']', U'］'}, {U':', U'：'}, {U'*', U'＊'},
                                                       {U'?', U'？'}, {U'/', U'／'}, {U'\\', U'＼'}};
  std::vector<char32_t> name;
  std::size_t units = 0;
  for (const char32_t point : checked_points(wanted)) {
    const auto full_width = kFullWidth.find(point);
    const char32_t taken = full_width != kFullWidth.end() ? full_width->second : point < 0x20 ? U' ' : point;
    if (name.empty() && taken == U'\'') continue;
    if ((units += utf16_units(taken)) > kNameLimit) break;
    name.push_back(taken);
  }
  while (!name.empty() && name.back() == U'\'') name.pop_back();
  std::string text = base::to_utf8(name);
  if (text.find_first_not_of(' ') == std::string::npos) return "工作表";
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower == "history" ? text + "_" : text;
}

}  // namespace shouqi::workbook
