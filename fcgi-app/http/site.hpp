// The address under which browsers see us, and everything that follows from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/category.hpp"
#include "domain/principal.hpp"
#include "http/cookie.hpp"

namespace shouqi::http {

// The two programs that share a host. Each has its own cookie, its own tickets and its own pages.
enum class Program { kStudent, kStaff };

class Site {
 public:
  // `origin` is scheme://host[:port] as browsers write it: lower case, no default port. `portal_ticket_url` is the
  // portal's address that makes a ticket, to which the encoded target is appended. Throws base::ConfigurationError when
  // the origin is anything else, or is not under TLS and not a loopback address: without TLS a session could be read on
  // the way.
  Site(std::string origin, std::string portal_ticket_url, std::string portal_home_url,
       Program program = Program::kStudent);

  Program program() const { return program_; }

  const std::string& origin() const { return origin_; }
  // host[:port]
  const std::string& authority() const { return authority_; }
  // "__Host-shouqi" under TLS, "shouqi" on a loopback site; of staff "__Host-shouqi_staff" and "shouqi_staff".
  std::string_view session_cookie() const;
  CookieScheme scheme() const { return scheme_; }
  // What a ticket must be addressed to: "shouqi-student@<authority>" or "shouqi-staff@<authority>".
  std::string ticket_audience() const;
  // "/receipt/" or "/receipt/staff/"
  std::string_view start_page() const;
  // Of this program, see below.
  bool is_allowed_target(std::string_view target) const;
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
  Program program_;
};

// The pages to which a ticket may lead. Students: "/receipt/" and "/receipt/{category}", the latter with ?term=1092 if
// wanted. Staff: "/receipt/staff/", "/receipt/staff/office", "/receipt/staff/school", "/receipt/staff/school/import" and
// "/receipt/staff/class/{class}". Nothing else, so that no ticket can be made into a link to a page that acts or to another site.
bool is_allowed_target(std::string_view target, Program program = Program::kStudent);
// The students' allowed target nearest to a page: its category with the term if that is one, otherwise the start page.
std::string nearest_target(std::optional<domain::Category> category, std::string_view term);
// The same for staff: the class of the page, the queue for a page of the offices, handing in for a package, the school for one of
// its administrator's, otherwise the start page.
std::string nearest_staff_target(std::optional<domain::ClassId> class_id, std::string_view path);

}  // namespace shouqi::http
