#include "portal_session.hpp"

#include <charconv>
#include <chrono>

#include "crypto/encoding.hpp"
#include "crypto/hmac.hpp"

namespace shouqi::demo_portal {
namespace {

constexpr std::string_view kCookie = "portal_session";
constexpr std::size_t kKeyBytes = 32;
constexpr std::chrono::hours kLife{8};

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::uint64_t unix_seconds(base::Instant instant) {
  return static_cast<std::uint64_t>(std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

}  // namespace

PortalSessions::PortalSessions(crypto::Random& random, const base::Clock& clock, http::CookieScheme scheme)
    : key_(random.bytes(kKeyBytes)), clock_(clock), scheme_(scheme) {}

// "<person>.<unix seconds of its end>.<base64url(HMAC-SHA256)>"
std::optional<std::uint64_t> PortalSessions::person(const http::Request& request) const {
  const auto cookie = request.cookies.only(kCookie);
  if (!cookie) return std::nullopt;
  const std::size_t last_dot = cookie->rfind('.');
  if (last_dot == std::string::npos) return std::nullopt;
  const std::string text = cookie->substr(0, last_dot);
  if (!crypto::equal_constant_time(cookie->substr(last_dot + 1), sign(text))) return std::nullopt;
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const auto id = parse_number(std::string_view(text).substr(0, dot));
  const auto ends = parse_number(std::string_view(text).substr(dot + 1));
  if (!id || !ends || *ends <= unix_seconds(clock_.now())) return std::nullopt;
  return id;
}

std::string PortalSessions::start(std::uint64_t person) const {
  const std::string text = std::to_string(person) + "." + std::to_string(unix_seconds(clock_.now() + kLife));
  return http::set_cookie(kCookie, text + "." + sign(text), scheme_);
}

std::string PortalSessions::end() const { return http::expire_cookie(kCookie, scheme_); }

std::string PortalSessions::sign(const std::string& text) const {
  return crypto::to_base64url(crypto::hmac_sha256(key_, text));
}

}  // namespace shouqi::demo_portal
