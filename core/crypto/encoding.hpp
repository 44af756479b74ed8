#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shouqi::crypto {

std::string to_hex(std::string_view bytes);
// Both cases are read; empty when a character is no hex digit or the count is odd.
std::optional<std::string> from_hex(std::string_view hex);

// RFC 4648 section 5 without padding.
std::string to_base64url(std::string_view bytes);
// Only the one canonical spelling of some bytes is read: no padding, no white space, unused bits zero.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace shouqi::crypto
