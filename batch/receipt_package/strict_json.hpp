// JSON as a receipt document needs it: what two readers could understand differently is refused, not repaired.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "receipt_package/package_fault.hpp"
#include "receipt_package/package_limits.hpp"

namespace shouqi::receipt_package {

// Parses UTF-8 JSON with or without a BOM. Beyond what JSON itself forbids it refuses: two equal keys in one object,
// U+0000 and U+FFFE / U+FFFF in text, lone surrogates, numbers that a double cannot
// carry digit for digit, integers beyond 2^53, nesting deeper than limits.json_depth, more values than
// limits.json_values. `entry` is the name for messages. Faults: kEmptyFile, kInvalidUtf8, kInvalidJson, kDuplicateKey,
// kTooDeep, kInexactNumber, kControlCharacter, kLoneSurrogate, kSizeLimit.
base::Result<nlohmann::json, PackageRefusal> parse_strict_json(std::string_view text, const std::string& entry,
                                                               const PackageLimits& limits);

// A key of the file as a message may show it: not too long, and nothing in it that a terminal would obey.
std::string shown_key(const std::string& key);

}  // namespace shouqi::receipt_package
