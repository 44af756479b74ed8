// application/x-www-form-urlencoded, for query strings and bodies alike. Split first, decode each piece.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/fields.hpp"

namespace shouqi::http {

// More fields than any page of ours has: a report sends three for each record, and nothing typed may be lost to a limit.
inline constexpr std::size_t kFieldLimit = 1000;

// Empty when a piece is not decodable: a stray %, bytes that are not UTF-8, NUL, or more than kFieldLimit fields. The
// second and later
// "=" belong to the value; a piece without "=" is a name with an empty value; empty pieces are skipped.
std::optional<Fields> parse_urlencoded(std::string_view text);

// True for "application/x-www-form-urlencoded", with or without parameters.
bool is_urlencoded(std::string_view content_type);

// Everything but unreserved characters (RFC 3986) as %XX: for one value inside a query string.
std::string url_encode(std::string_view text);

}  // namespace shouqi::http
