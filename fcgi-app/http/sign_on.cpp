#include "http/sign_on.hpp"

#include "base/log.hpp"

namespace shouqi::http {

SignOn::SignOn(const Site& site, IdentityAdapter& identity, SessionService& sessions)
    : site_(site), identity_(identity), sessions_(sessions) {}

Response SignOn::enter(const RequestContext& context) {
  const auto person = identity_.identify(context.request);
  if (!person) {
    base::log(base::Severity::kWarning, "hand_over_refused",
              {{"request_id", context.request.request_id}, {"reason", to_string(person.error())}});
    return refuse(403, ErrorReason::kTicketRefused);
  }
  const auto cookie = sessions_.start(context.request, person->student_id, person->school_code);
  if (!cookie) {
    base::log(base::Severity::kWarning, "hand_over_refused",
              {{"request_id", context.request.request_id}, {"reason", "not_attending"}});
    // The session before it has ended, so its cookie goes as well.
    return refuse(403, ErrorReason::kNotAttending).add("Set-Cookie", sessions_.end(context.request));
  }
  return redirect(person->target).add("Set-Cookie", *cookie);
}

Response SignOn::leave(const RequestContext& context) {
  const std::string cookie = sessions_.end(context.request);
  return redirect(site_.portal_home_url()).add("Set-Cookie", cookie);
}

}  // namespace shouqi::http
