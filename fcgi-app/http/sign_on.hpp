// What happens at /receipt/enter and /receipt/leave, ready to be put into the route table:
//   {Method::kGet, "/receipt/enter", "enter", …, [&](const RequestContext& c) { return sign_on.enter(c); }}
#pragma once

#include "http/identity.hpp"
#include "http/route.hpp"
#include "http/session.hpp"
#include "store/event_store.hpp"

namespace shouqi::http {

class SignOn {
 public:
  // `history` records each sign-on; null where that is not wanted (students).
  SignOn(const Site& site, IdentityAdapter& identity, SessionService& sessions, store::EventStore* history = nullptr);

  // 303 to the hand-over's target with a fresh session, which replaces any before it. A refused hand-over is
  // refuse(403, kTicketRefused) and leaves the session before it as it was; a person who is no attending student, or no
  // staff in office, refuse(403, kNotAttending). Nobody is let in whose sign-on cannot be recorded.
  Response enter(const RequestContext& context);
  // Ends the session on the server and in the browser, 303 to the portal's home page. Also the `expired` handler of its
  // own route.
  Response leave(const RequestContext& context);

 private:
  void record(const Request& request, const HandedOver& person) const;

  const Site& site_;
  IdentityAdapter& identity_;
  SessionService& sessions_;
  store::EventStore* history_;
};

}  // namespace shouqi::http
