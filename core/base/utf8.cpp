#include "base/utf8.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace shouqi::base {
namespace {

// Decodes one code point at `at` and moves behind it; false when the bytes there are not UTF-8.
bool decode(std::string_view text, std::size_t& at, char32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  std::size_t length = 0;
  if (first < 0x80) {
    code_point = first;
    ++at;
    return true;
  }
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
    code_point = first & 0x1FU;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    code_point = first & 0x0FU;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    code_point = first & 0x07U;
  } else {
    return false;
  }
  if (at + length > text.size()) return false;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80) return false;
    code_point = (code_point << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return false;
  at += length;
  return true;
}

template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t code_point = 0;
    if (!decode(text, at, code_point)) throw Error("text is not UTF-8");
    visit(code_point);
  }
}

void append(std::string& out, char32_t code_point) {
  const auto put = [&](unsigned value) { out += static_cast<char>(value); };
  const auto value = static_cast<unsigned>(code_point);
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

bool is_separator(char32_t code_point) {
  return code_point == U' ' || code_point == U'\u3000' || code_point == U'·' || code_point == U'‧' || code_point == U'•' ||
         code_point == U'・' || code_point == U'.';
}

bool is_unprintable(char32_t code_point) {
  const bool wanted = code_point == U'\t' || code_point == U'\n' || code_point == U'\r';
  const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  return (control && !wanted) || code_point == 0xFFFE || code_point == 0xFFFF;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  char32_t ignored = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!decode(text, at, ignored)) return false;
  }
  return true;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> result;
  for_each_code_point(text, [&](char32_t code_point) { result.push_back(code_point); });
  return result;
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for_each_code_point(text, [&](char32_t) { ++count; });
  return count;
}

std::string to_utf8(const std::vector<char32_t>& code_points) {
  std::string result;
  for (const char32_t code_point : code_points) append(result, code_point);
  return result;
}

std::u16string to_utf16(std::string_view text) {
  std::u16string result;
  for (const char32_t code_point : code_points(text)) {
    const auto value = static_cast<std::uint32_t>(code_point);
    if (value < 0x10000) {
      result += static_cast<char16_t>(value);
    } else {
      result += static_cast<char16_t>(0xD800U + ((value - 0x10000U) >> 10U));
      result += static_cast<char16_t>(0xDC00U + ((value - 0x10000U) & 0x3FFU));
    }
  }
  return result;
}

std::string without_controls(std::string_view text) {
  // Hardly any text has one, and every cell of every page comes here.
  bool has_one = false;
  for_each_code_point(text, [&](char32_t code_point) { has_one = has_one || is_unprintable(code_point); });
  if (!has_one) return std::string(text);
  std::vector<char32_t> letters = code_points(text);
  std::replace_if(letters.begin(), letters.end(), is_unprintable, U'\uFFFD');
  return to_utf8(letters);
}

std::string mask_name(std::string_view name) {
  std::vector<char32_t> letters = code_points(name);
  // Rosters pad names of two characters to the width of three: what is in between does not make a middle.
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!is_separator(letters[i])) places.push_back(i);
  }
  const std::size_t last = places.size() > 2 ? places.size() - 1 : places.size();
  for (std::size_t i = 1; i < last; ++i) letters[places[i]] = U'○';
  return to_utf8(letters);
}

}  // namespace shouqi::base
