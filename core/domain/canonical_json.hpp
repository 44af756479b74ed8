// RFC 8785 (JSON Canonicalization Scheme): the bytes over which a digest is taken.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace shouqi::domain {

// Keys sorted by UTF-16 code units, no white space, shortest numbers as ECMAScript prints them. Strings must be UTF-8.
// Throws base::Error for numbers that a double cannot hold exactly (integers beyond 2^53) and for NaN or infinity.
std::string canonical_json(const nlohmann::json& value);

}  // namespace shouqi::domain
