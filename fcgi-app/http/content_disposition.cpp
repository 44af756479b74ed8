#include "http/content_disposition.hpp"

#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::http {
namespace {

constexpr std::string_view kUnsafeInNames = "\\/:*?\"<>|";
// attr-char of RFC 8187.
constexpr std::string_view kPlain = "!#$&+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// Invisible characters that turn the reading direction could make an .exe look like an .xlsx.
bool turns_direction(char32_t point) {
  return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || point == 0x200e || point == 0x200f;
}

bool is_unsafe(char32_t point) {
  if (point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0xfffe || point == 0xffff || turns_direction(point)) return true;
  return point < 0x80 && kUnsafeInNames.find(static_cast<char>(point)) != std::string_view::npos;
}

std::string safe_name(std::string_view name) {
  std::vector<char32_t> points = base::code_points(name);
  for (char32_t& point : points) {
    if (is_unsafe(point)) point = U'_';
  }
  // A name that begins with a dot is hidden, or is a folder.
  if (points.front() == U'.') points.front() = U'_';
  return base::to_utf8(points);
}

// For readers that do not know filename*: one _ for each run of what ASCII lacks.
std::string ascii_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '%') {
      out += c;
    } else if (out.empty() || out.back() != '_') {
      out += '_';
    }
  }
  return out;
}

std::string percent_encoded(std::string_view name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 0x0f];
    }
  }
  return out;
}

}  // namespace

std::string content_disposition(std::string_view disposition, std::string_view utf8_name) {
  if (disposition != "attachment" && disposition != "inline") throw base::Error("no such content disposition");
  const bool is_name = !utf8_name.empty() && base::is_valid_utf8(utf8_name);
  const std::string name = is_name ? safe_name(utf8_name) : "file";
  return std::string(disposition) + "; filename=\"" + ascii_name(name) + "\"; filename*=UTF-8''" + percent_encoded(name);
}

}  // namespace shouqi::http
