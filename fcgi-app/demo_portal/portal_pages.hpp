// The made-up portal: a log-in list instead of a sign-on, the home page of the school's slides, and the hand-over by
// ticket. It shows what the real portal has to do for us: sign a ticket, and include one fragment.
#pragma once

#include <filesystem>
#include <string>

#include "base/clock.hpp"
#include "config/app_config.hpp"
#include "crypto/random.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/site.hpp"
#include "http/ticket.hpp"
#include "portal_session.hpp"
#include "portal_tables.hpp"
#include "view/template_set.hpp"

namespace shouqi::demo_portal {

// Everything that a portal's pages stand on; all of it outlives them and is shared by the threads.
struct PortalParts {
  // The same site, as each of our programs is addressed.
  const http::Site& site;
  const http::Site& staff_site;
  const http::TicketKey& key;
  std::chrono::seconds ticket_lifetime;
  const view::TemplateSet& templates;
  const std::string& style_sheet;
  const PortalSessions& sessions;
  const base::Clock& clock;
  crypto::Random& random;
};

class PortalPages {
 public:
  PortalPages(PortalParts parts, PortalTables& tables) : parts_(parts), tables_(tables) {}

  // Never throws.
  http::Response answer(http::Request request);

 private:
  http::Response route(const http::Request& request);
  http::Response home(const http::Request& request);
  http::Response login_list(const http::Request& request);
  http::Response log_in(const http::Request& request);
  http::Response log_out(const http::Request& request);
  http::Response hand_over(const http::Request& request);
  http::Response notice(int status);

  http::Response staff_home(const StaffPerson& person);
  std::string ticket(const http::Site& site, std::uint64_t person, const std::string& school, const std::string& target);

  PortalParts parts_;
  PortalTables& tables_;
};

}  // namespace shouqi::demo_portal
