#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "http/fields.hpp"

namespace shouqi::http {

// The Cookie header. Pieces that are no name=value are skipped; values are taken as they stand, without decoding.
Fields parse_cookies(std::string_view header);

enum class CookieScheme { kTls, kLoopback };

// Values of Set-Cookie: HttpOnly, SameSite=Lax, Path=/, and Secure under TLS. It ends with the browser; the server's
// limits end it earlier.
std::string set_cookie(std::string_view name, std::string_view value, CookieScheme scheme);
std::string expire_cookie(std::string_view name, CookieScheme scheme);

}  // namespace shouqi::http
