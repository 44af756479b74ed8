// The made-up portal's own session: who is logged in, in a signed cookie. A real portal has its own way; ours never
// looks at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "crypto/random.hpp"
#include "http/cookie.hpp"
#include "http/request.hpp"

namespace shouqi::demo_portal {

// Shared by all threads. The key is made anew at every start, which logs everybody out.
class PortalSessions {
 public:
  PortalSessions(crypto::Random& random, const base::Clock& clock, http::CookieScheme scheme);

  // The person number of a cookie that we signed and that has not expired.
  std::optional<std::uint64_t> person(const http::Request& request) const;
  // Values of Set-Cookie.
  std::string start(std::uint64_t person) const;
  std::string end() const;

 private:
  std::string sign(const std::string& text) const;

  std::string key_;
  const base::Clock& clock_;
  http::CookieScheme scheme_;
};

}  // namespace shouqi::demo_portal
