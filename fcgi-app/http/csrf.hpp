// Two independent locks on every POST: where the request comes from, and a token that only pages of this session hold.
#pragma once

#include <string>
#include <string_view>

#include "http/request.hpp"

namespace shouqi::http {

inline constexpr std::string_view kCsrfField = "csrf";

// HMAC-SHA256 of "csrf" under the session token, base64url: bound to the session, stored nowhere.
std::string csrf_token(std::string_view session_token);
// The form holds the token exactly once, compared in constant time.
bool has_csrf_token(const Request& request, std::string_view session_token);

// Sec-Fetch-Site, when sent, must say same-origin. Origin, when sent, must be ours; "null" is let pass only beside a
// Sec-Fetch-Site that vouches for it (pages under no-referrer send it). A request with neither header is refused: every
// browser that we serve sends one.
bool comes_from_our_pages(const Request& request, std::string_view site_origin);

}  // namespace shouqi::http
