#include "bundle/container_format.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace shouqi::bundle {
namespace {

constexpr std::uint32_t kZip64LocatorSignature = 0x07064B50;
constexpr std::uint16_t kZip64Extra = 0x0001;
constexpr std::size_t kLongestPath = 200;
constexpr std::string_view kPayload = "data/";

void put(std::string& out, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 255U);
}

std::uint64_t short_size(std::uint64_t value) { return std::min(value, kZip64Size); }
std::uint64_t needed(bool is_zip64) { return is_zip64 ? kNeededZip64 : kNeeded; }

bool is_letter_or_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_ideograph(char32_t c) { return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x2A6DF); }

bool is_path_part(std::string_view part) {
  if (part.empty() || part.front() == '.' || part.back() == '.') return false;
  const std::vector<char32_t> points = base::code_points(part);
  return std::all_of(points.begin(), points.end(), [](char32_t c) {
    return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-' || is_ideograph(c);
  });
}

// What a local header and a directory entry have in common, from "version needed" to the length of the extra field.
void put_common(std::string& out, const EntryFacts& entry, bool is_zip64, std::size_t extra_size) {
  put(out, needed(is_zip64), 2);
  put(out, kUtf8Flag, 2);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, kDosDate, 2);
  put(out, entry.crc, 4);
  put(out, short_size(entry.size), 4);
  put(out, short_size(entry.size), 4);
  put(out, entry.name.size(), 2);
  put(out, extra_size, 2);
}

std::string zip64_extra(const EntryFacts& entry, bool with_offset) {
  std::string values;
  if (entry.size >= kZip64Size) {
    put(values, entry.size, 8);
    put(values, entry.size, 8);
  }
  if (with_offset && entry.offset >= kZip64Size) put(values, entry.offset, 8);
  if (values.empty()) return {};
  std::string extra;
  put(extra, kZip64Extra, 2);
  put(extra, values.size(), 2);
  return extra + values;
}

}  // namespace

std::string local_header(const EntryFacts& entry) {
  const std::string extra = zip64_extra(entry, false);
  std::string out;
  put(out, kLocalSignature, 4);
  put_common(out, entry, !extra.empty(), extra.size());
  return out + entry.name + extra;
}

std::string directory_entry(const EntryFacts& entry) {
  const std::string extra = zip64_extra(entry, true);
  std::string out;
  put(out, kDirectorySignature, 4);
  put(out, kMadeBy, 2);
  put_common(out, entry, !extra.empty(), extra.size());
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, kAttributes, 4);
  put(out, short_size(entry.offset), 4);
  return out + entry.name + extra;
}

std::string end_records(std::uint64_t count, std::uint64_t directory_size, std::uint64_t directory_offset) {
  std::string out;
  if (count >= kZip64Count || directory_size >= kZip64Size || directory_offset >= kZip64Size) {
    put(out, kZip64EndSignature, 4);
    put(out, kZip64EndSize - 12, 8);
    put(out, kMadeBy, 2);
    put(out, kNeededZip64, 2);
    put(out, 0, 4);
    put(out, 0, 4);
    put(out, count, 8);
    put(out, count, 8);
    put(out, directory_size, 8);
    put(out, directory_offset, 8);
    put(out, kZip64LocatorSignature, 4);
    put(out, 0, 4);
    put(out, directory_offset + directory_size, 8);
    put(out, 1, 4);
  }
  put(out, kEndSignature, 4);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, std::min(count, kZip64Count), 2);
  put(out, std::min(count, kZip64Count), 2);
  put(out, short_size(directory_size), 4);
  put(out, short_size(directory_offset), 4);
  put(out, 0, 2);
  return out;
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i > 0; --i) value = value << 8U | static_cast<unsigned char>(bytes.at(offset + i - 1));
  return value;
}

bool is_bundle_path(std::string_view path) {
  if (path.size() > kLongestPath || !base::is_valid_utf8(path)) return false;
  for (;;) {
    const std::size_t slash = path.find('/');
    if (!is_path_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

bool path_precedes(std::string_view left, std::string_view right) {
  const bool left_is_payload = left.starts_with(kPayload);
  const bool right_is_payload = right.starts_with(kPayload);
  if (left_is_payload != right_is_payload) return left_is_payload;
  return left < right;
}

}  // namespace shouqi::bundle
