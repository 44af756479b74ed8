// Our own session, from the ticket to the log-out. The token exists in the browser only; the store holds its hash.
#pragma once

#include <optional>
#include <string>

#include "crypto/random.hpp"
#include "domain/principal.hpp"
#include "http/request.hpp"
#include "http/site.hpp"
#include "store/session_store.hpp"

namespace shouqi::http {

struct OpenSession {
  domain::Principal principal;
  // The secret of the session: for csrf_token() only, never for a page or the log.
  std::string token;
};

class SessionService {
 public:
  SessionService(const Site& site, store::SessionLimits limits, store::SessionStore& store, crypto::Random& random);

  // The live session of the request, if any. Two cookies of our name are no session.
  std::optional<OpenSession> find(const Request& request);

  // Ends whatever session the browser brought, starts one with a new 256-bit token, and returns the value of
  // Set-Cookie. Empty, and nothing started, when the contract views do not know the person at that school, as
  // attending student or as staff in office.
  std::optional<std::string> start(const Request& request, domain::PersonId person, std::string_view school_code);

  // Ends the session on the server and returns the value of Set-Cookie that removes it from the browser.
  std::string end(const Request& request);

 private:
  std::optional<std::string> token_of(const Request& request) const;

  const Site& site_;
  store::SessionLimits limits_;
  store::SessionStore& store_;
  crypto::Random& random_;
};

}  // namespace shouqi::http
