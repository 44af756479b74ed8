// The address under which browsers see us, and everything that follows from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/category.hpp"
#include "http/cookie.hpp"

namespace shouqi::http {

class Site {
 public:
  // `origin` is scheme://host[:port] as browsers write it: lower case, no default port. `portal_ticket_url` is the
  // portal's address that makes a ticket, to which the encoded target is appended. Throws base::ConfigurationError when
  // the origin is anything else, or is not under TLS and not a loopback address: without TLS a session could be read on
  // the way.
  Site(std::string origin, std::string portal_ticket_url, std::string portal_home_url);

  const std::string& origin() const { return origin_; }
  // host[:port]
  const std::string& authority() const { return authority_; }
  // "__Host-shouqi" under TLS, "shouqi" on a loopback site.
  std::string_view session_cookie() const;
  CookieScheme scheme() const { return scheme_; }
  // What a ticket for the student program must be addressed to: "shouqi-student@<authority>".
  std::string ticket_audience() const { return "shouqi-student@" + authority_; }
  const std::string& portal_home_url() const { return portal_home_url_; }

  // The portal's address that logs in, if need be, and leads back to `target`. A target that is not allowed becomes the
  // start page.
  std::string login_url(std::string_view target) const;

 private:
  std::string origin_;
  std::string authority_;
  std::string portal_ticket_url_;
  std::string portal_home_url_;
  CookieScheme scheme_;
};

// The pages to which a ticket may lead: "/receipt/" and "/receipt/{category}", the latter with ?term=1092 if wanted.
// Nothing else, so that no ticket can be made into a link to a page that acts or to another site.
bool is_allowed_target(std::string_view target);
// The allowed target nearest to a page: its category with the term if that is one, otherwise the start page.
std::string nearest_target(std::optional<domain::Category> category, std::string_view term);

}  // namespace shouqi::http
