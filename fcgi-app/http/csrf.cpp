#include "http/csrf.hpp"

#include "crypto/encoding.hpp"
#include "crypto/hmac.hpp"

namespace shouqi::http {

std::string csrf_token(std::string_view session_token) {
  return crypto::to_base64url(crypto::hmac_sha256(session_token, "csrf"));
}

bool has_csrf_token(const Request& request, std::string_view session_token) {
  const auto given = request.form.only(kCsrfField);
  return given && crypto::equal_constant_time(*given, csrf_token(session_token));
}

bool comes_from_our_pages(const Request& request, std::string_view site_origin) {
  if (!request.sec_fetch_site.empty()) {
    if (request.sec_fetch_site != "same-origin") return false;
    return request.origin.empty() || request.origin == "null" || request.origin == site_origin;
  }
  return request.origin == site_origin;
}

}  // namespace shouqi::http
