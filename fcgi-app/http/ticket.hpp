// The adapter `ticket`: the portal signs, the browser carries, we verify and use once.
//
//   v1.<kid>.<base64url(json)>.<base64url(HMAC-SHA256(key, "v1.<kid>.<base64url(json)>"))>
//
// json holds exactly: sub (the portal's person id as decimal text), school (6 characters), aud
// ("shouqi-student@<host[:port]>", or "shouqi-staff@…"), target (a path from the allow-list), iat and exp (unix seconds), nonce (16 to 64
// characters of A-Z a-z 0-9 - _).
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "http/identity.hpp"
#include "http/site.hpp"
#include "store/session_store.hpp"

namespace shouqi::http {

inline constexpr std::size_t kTicketLimit = 2048;

struct TicketKey {
  // 1 to 32 characters of A-Z a-z 0-9 - _.
  std::string id;
  // At least 32 raw bytes.
  std::string secret;
};

// Reads "<kid> <hex of at least 32 bytes>". Throws base::ConfigurationError; the text never holds the secret.
TicketKey parse_ticket_key(std::string_view line);

struct TicketClaims {
  std::string subject;
  std::string school_code;
  std::string audience;
  std::string target;
  std::chrono::sys_seconds issued;
  std::chrono::sys_seconds expires;
  std::string nonce;
};

// What the portal does; here for the demo's portal and the tests. Does not judge the claims.
std::string make_ticket(const TicketKey& key, const TicketClaims& claims);

struct TicketRules {
  // One or two; with two, both are accepted (rotation). Ids must differ.
  std::vector<TicketKey> keys;
  std::chrono::seconds lifetime{60};
  // How far the portal's clock may be ahead of ours. Nothing is given at the other end: an expired ticket is expired.
  std::chrono::seconds clock_skew{30};
};

class TicketAdapter final : public IdentityAdapter {
 public:
  // Takes tickets that are addressed to the program of `site` and lead to one of its allowed targets.
  // Throws base::ConfigurationError when there is no key, more than two, or two with one id.
  TicketAdapter(TicketRules rules, const Site& site, store::SessionStore& used, const base::Clock& clock);

  // Reads the query field `ticket`. The nonce is used up last, so that only a ticket that is right in every other way
  // counts as used.
  base::Result<HandedOver, IdentityRefusal> identify(const Request& request) override;

 private:
  base::Result<HandedOver, IdentityRefusal> identify(std::string_view ticket);

  TicketRules rules_;
  const Site& site_;
  store::SessionStore& used_;
  const base::Clock& clock_;
};

}  // namespace shouqi::http
