// Who the portal says it is. One interface, so that another portal is another adapter and nothing else (SPEC 4). The
// hand-over names the person only; that the person is an attending student, or staff in office, is looked up when
// the session starts.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/principal.hpp"
#include "http/request.hpp"

namespace shouqi::http {

struct HandedOver {
  domain::PersonId person_id = 0;
  std::string school_code;
  // Where to go next; on the allow-list.
  std::string target;
};

// For the log. The page says the same to all of them: what exactly was wrong helps only a forger.
enum class IdentityRefusal {
  kMissing,
  kTooLong,
  kMalformed,
  kUnknownKey,
  kBadSignature,
  kBadClaims,
  kWrongAudience,
  kBadTarget,
  kNotYetValid,
  kExpired,
  kLivesTooLong,
  kAlreadyUsed,
};

// "wrong_audience" …
std::string_view to_string(IdentityRefusal refusal);

class IdentityAdapter {
 public:
  virtual ~IdentityAdapter() = default;
  // Verifies what the request carries, and uses it up where it is good for one use only. Throws base::UnavailableError
  // when that cannot be recorded: then nobody is let in.
  virtual base::Result<HandedOver, IdentityRefusal> identify(const Request& request) = 0;
};

}  // namespace shouqi::http
