#include "http/cookie.hpp"

#include <algorithm>

namespace shouqi::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string attributes(CookieScheme scheme) {
  return std::string("; Path=/; HttpOnly; SameSite=Lax") + (scheme == CookieScheme::kTls ? "; Secure" : "");
}

}  // namespace

Fields parse_cookies(std::string_view header) {
  Fields cookies;
  while (!header.empty()) {
    const std::string_view piece = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(header.size(), piece.size() + 1));
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trimmed(piece.substr(0, equals));
    if (!name.empty()) cookies.add(std::string(name), std::string(trimmed(piece.substr(equals + 1))));
  }
  return cookies;
}

std::string set_cookie(std::string_view name, std::string_view value, CookieScheme scheme) {
  return std::string(name) + "=" + std::string(value) + attributes(scheme);
}

std::string expire_cookie(std::string_view name, CookieScheme scheme) {
  return std::string(name) + "=" + attributes(scheme) + "; Max-Age=0";
}

}  // namespace shouqi::http
