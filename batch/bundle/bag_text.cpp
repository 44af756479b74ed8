#include "bundle/bag_text.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace shouqi::bundle {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr std::string_view kBlank = " \t";

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

template <typename Number>
std::optional<Number> number(std::string_view digits) {
  Number value{};
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = !digits.empty() && is_digit(digits.front()) && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::vector<char32_t> points;
  char32_t high = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    const char32_t unit = big_endian ? first * 256U + second : second * 256U + first;
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (is_low != (high != 0)) return std::nullopt;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high = unit;
    } else {
      points.push_back(is_low ? 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00) : unit);
      high = 0;
    }
  }
  if (high != 0) return std::nullopt;
  return base::to_utf8(points);
}

std::optional<std::string> from_latin1(std::string_view bytes, char32_t highest) {
  std::vector<char32_t> points;
  for (const char c : bytes) {
    points.push_back(static_cast<unsigned char>(c));
    if (points.back() > highest) return std::nullopt;
  }
  return base::to_utf8(points);
}

}  // namespace

std::optional<BagDeclaration> parse_declaration(std::string_view bytes) {
  if (!base::is_valid_utf8(bytes)) return std::nullopt;
  const std::vector<std::string_view> lines = lines_of(bytes);
  if (lines.size() != 2) return std::nullopt;
  std::string_view version = lines[0];
  std::string_view encoding = lines[1];
  if (!take(version, "BagIt-Version: ") || !take(encoding, "Tag-File-Character-Encoding: ")) return std::nullopt;
  const std::size_t dot = version.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto major = number<int>(version.substr(0, dot));
  const auto minor = number<int>(version.substr(dot + 1));
  if (!major || !minor || encoding.empty() || encoding.find_first_of(kBlank) != std::string_view::npos) return std::nullopt;
  return BagDeclaration{{*major, *minor}, std::string(encoding)};
}

bool is_known_version(const BagVersion& version) {
  return (version.major == 1 && version.minor == 0) || (version.major == 0 && version.minor >= 93 && version.minor <= 97);
}

bool is_known_encoding(std::string_view encoding) {
  const std::string name = lower(encoding);
  return name == "utf-8" || name == "utf-16" || name == "utf-16le" || name == "utf-16be" || name == "iso-8859-1" || name == "us-ascii";
}

std::optional<std::string> decode_tag_file(std::string_view bytes, std::string_view encoding, bool& had_bom) {
  const std::string name = lower(encoding);
  had_bom = false;
  if (name == "utf-8") {
    had_bom = take(bytes, kUtf8Bom);
    return base::is_valid_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
  }
  if (name == "iso-8859-1") return from_latin1(bytes, 0xFF);
  if (name == "us-ascii") return from_latin1(bytes, 0x7F);
  if (!is_known_encoding(name)) return std::nullopt;
  const bool little_mark = take(bytes, "\xFF\xFE");
  const bool big_mark = !little_mark && take(bytes, "\xFE\xFF");
  if (name != "utf-16" && (little_mark || big_mark)) had_bom = true;
  return from_utf16(bytes, name == "utf-16be" || (name == "utf-16" && !little_mark));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return lines;
}

std::optional<ManifestLine> parse_manifest_line(std::string_view line, crypto::HashAlgorithm algorithm) {
  const std::size_t digits = crypto::hex_length(algorithm);
  if (line.size() <= digits || !is_blank(line[digits])) return std::nullopt;
  ManifestLine parsed{lower(line.substr(0, digits)), {}, false};
  if (parsed.hash.find_first_not_of("0123456789abcdef") != std::string::npos) return std::nullopt;
  const std::size_t start = line.find_first_not_of(kBlank, digits);
  if (start == std::string_view::npos) return std::nullopt;
  std::string_view path = line.substr(start);
  parsed.has_asterisk = take(path, "*");
  if (path.empty()) return std::nullopt;
  parsed.path = path;
  return parsed;
}

std::optional<FetchLine> parse_fetch_line(std::string_view line) {
  const std::size_t url_end = line.find_first_of(kBlank);
  if (url_end == std::string_view::npos || url_end == 0) return std::nullopt;
  const std::string_view url = line.substr(0, url_end);
  const std::size_t length_start = line.find_first_not_of(kBlank, url_end);
  if (length_start == std::string_view::npos) return std::nullopt;
  const std::size_t length_end = line.find_first_of(kBlank, length_start);
  if (length_end == std::string_view::npos) return std::nullopt;
  const std::string_view length = line.substr(length_start, length_end - length_start);
  const std::size_t path_start = line.find_first_not_of(kBlank, length_end);
  const bool has_scheme = url.find(':') != std::string_view::npos && url.front() != ':';
  if (!has_scheme || path_start == std::string_view::npos || (length != "-" && !number<std::uint64_t>(length))) return std::nullopt;
  return FetchLine{std::string(url), std::string(line.substr(path_start))};
}

std::optional<std::string> decode_percent(std::string_view path, const BagVersion& version) {
  std::string decoded;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string code = path[i] == '%' ? lower(path.substr(i, 3)) : std::string();
    const char meant = code == "%0a" ? '\n' : code == "%0d" ? '\r' : code == "%25" ? '%' : '\0';
    if (meant != '\0') {
      decoded += meant;
      i += 2;
    } else if (path[i] == '%' && version.is_1_0()) {
      return std::nullopt;
    } else {
      decoded += path[i];
    }
  }
  return decoded;
}

std::optional<std::string> normal_path(std::string_view path) {
  const bool has_drive = path.size() >= 2 && path[1] == ':' && ((path[0] >= 'A' && path[0] <= 'Z') || (path[0] >= 'a' && path[0] <= 'z'));
  if (path.empty() || path.front() == '/' || path.front() == '~' || path.front() == '\\' || has_drive) return std::nullopt;
  std::string normal;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part == "..") return std::nullopt;
    if (part.empty() || part == ".") continue;
    if (!normal.empty()) normal += '/';
    normal += part;
  }
  if (normal.empty()) return std::nullopt;
  return normal;
}

BagInfo parse_bag_info(std::string_view text, const BagVersion& version) {
  BagInfo info;
  std::size_t line_number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++line_number;
    if (line.empty() && !version.is_1_0()) continue;
    if (!line.empty() && is_blank(line.front())) {
      const std::size_t start = line.find_first_not_of(kBlank);
      if (info.tags.empty() || start == std::string_view::npos) {
        info.bad_lines.push_back(line_number);
      } else {
        info.tags.back().second += "\n" + std::string(line.substr(start));
      }
      continue;
    }
    const std::size_t colon = line.find(':');
    const bool has_label = colon != std::string_view::npos && colon > 0;
    const bool is_strict = has_label && !is_blank(line[colon - 1]) && colon + 1 < line.size() && is_blank(line[colon + 1]);
    if (!has_label || (version.is_1_0() && !is_strict)) {
      info.bad_lines.push_back(line_number);
      continue;
    }
    std::string_view label = line.substr(0, colon);
    while (is_blank(label.back())) label.remove_suffix(1);
    std::string_view value = line.substr(colon + 1);
    if (!value.empty() && is_blank(value.front())) value.remove_prefix(1);
    info.tags.emplace_back(label, value);
  }
  return info;
}

bool same_label(std::string_view left, std::string_view right) { return lower(left) == lower(right); }

std::optional<Oxum> parse_oxum(std::string_view value) {
  const std::size_t dot = value.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto bytes = number<std::uint64_t>(value.substr(0, dot));
  const auto files = number<std::uint64_t>(value.substr(dot + 1));
  if (!bytes || !files) return std::nullopt;
  return Oxum{*bytes, *files};
}

}  // namespace shouqi::bundle
