#pragma once

#include <string>
#include <string_view>

namespace shouqi::crypto {

// HMAC-SHA256 (RFC 2104), 32 raw bytes.
std::string hmac_sha256(std::string_view key, std::string_view message);

// Compares in time that does not depend on where the texts differ.
bool equal_constant_time(std::string_view left, std::string_view right);

}  // namespace shouqi::crypto
