#include "http/sign_on.hpp"

#include "base/log.hpp"

namespace shouqi::http {

SignOn::SignOn(const Site& site, IdentityAdapter& identity, SessionService& sessions, store::EventStore* history)
    : site_(site), identity_(identity), sessions_(sessions), history_(history) {}

Response SignOn::enter(const RequestContext& context) {
  const auto person = identity_.identify(context.request);
  if (!person) {
    base::log(base::Severity::kWarning, "hand_over_refused",
              {{"request_id", context.request.request_id}, {"reason", to_string(person.error())}});
    return refuse(403, ErrorReason::kTicketRefused);
  }
  const auto cookie = sessions_.start(context.request, person->person_id, person->school_code);
  if (!cookie) {
    base::log(base::Severity::kWarning, "hand_over_refused",
              {{"request_id", context.request.request_id}, {"reason", "person_unknown"}});
    // The session before it has ended, so its cookie goes as well.
    return refuse(403, ErrorReason::kNotAttending).add("Set-Cookie", sessions_.end(context.request));
  }
  if (history_ != nullptr) record(context.request, *person);
  return redirect(person->target).add("Set-Cookie", *cookie);
}

void SignOn::record(const Request& request, const HandedOver& person) const {
  const bool staff = site_.program() == Program::kStaff;
  domain::Event event;
  event.actor = {staff ? domain::ActorKind::kStaff : domain::ActorKind::kStudent, std::to_string(person.person_id),
                 request.request_id, request.remote_addr};
  event.kind = "signed_on";
  event.school_code = person.school_code;
  history_->append(event);
}

Response SignOn::leave(const RequestContext& context) {
  const std::string cookie = sessions_.end(context.request);
  return redirect(site_.portal_home_url()).add("Set-Cookie", cookie);
}

}  // namespace shouqi::http
