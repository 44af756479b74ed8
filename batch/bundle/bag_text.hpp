// The texts of a bag, as RFC 8493 (1.0) and the drafts before it (0.93 to 0.97) write them. Pure: text in, values out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crypto/hasher.hpp"

namespace shouqi::bundle {

struct BagVersion {
  int major = 1;
  int minor = 0;
  bool is_1_0() const { return major == 1; }
};

// bagit.txt: exactly the two lines, without BOM, each ended by LF, CR or CRLF (the last may lack it).
struct BagDeclaration {
  BagVersion version;
  std::string encoding;
};
std::optional<BagDeclaration> parse_declaration(std::string_view bytes);

// 0.93 to 0.97 and 1.0.
bool is_known_version(const BagVersion& version);

// The text as UTF-8. Empty when the encoding is unknown to us or the bytes are not of it. A byte order mark is taken off; `had_bom` says so
// where the encoding does not ask for one.
std::optional<std::string> decode_tag_file(std::string_view bytes, std::string_view encoding, bool& had_bom);
bool is_known_encoding(std::string_view encoding);

// Cut at LF, CR or CRLF; without the empty piece behind the last line's end.
std::vector<std::string_view> lines_of(std::string_view text);

struct ManifestLine {
  std::string hash;  // lower-case hex
  std::string path;  // as written, an asterisk of the *sum programs taken off
  bool has_asterisk = false;
};
// "hash, white space, path" with as many digits as the algorithm has. Empty for everything else.
std::optional<ManifestLine> parse_manifest_line(std::string_view line, crypto::HashAlgorithm algorithm);

struct FetchLine {
  std::string url;
  std::string path;
};
std::optional<FetchLine> parse_fetch_line(std::string_view line);

// A path with %0A, %0D, %25 read as what they stand for. Empty when `version` is 1.0 and another percent sign stands there: it must be written %25.
std::optional<std::string> decode_percent(std::string_view path, const BagVersion& version);

// What the path means in the bag: without ./ and doubled slashes. Empty when it leaves the bag or could: absolute, ~, a drive, a part "..".
std::optional<std::string> normal_path(std::string_view path);

// bag-info.txt: label and value, in order; continued lines joined by a line feed.
struct BagInfo {
  std::vector<std::pair<std::string, std::string>> tags;
  // Numbers (from 1) of the lines that are none.
  std::vector<std::size_t> bad_lines;
};
BagInfo parse_bag_info(std::string_view text, const BagVersion& version);

// Labels mean the same in any case.
bool same_label(std::string_view left, std::string_view right);

struct Oxum {
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
  friend bool operator==(const Oxum&, const Oxum&) = default;
};
std::optional<Oxum> parse_oxum(std::string_view value);

}  // namespace shouqi::bundle
