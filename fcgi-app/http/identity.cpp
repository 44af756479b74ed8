#include "http/identity.hpp"

namespace shouqi::http {

std::string_view to_string(IdentityRefusal refusal) {
  switch (refusal) {
    case IdentityRefusal::kMissing:
      return "missing";
    case IdentityRefusal::kTooLong:
      return "too_long";
    case IdentityRefusal::kMalformed:
      return "malformed";
    case IdentityRefusal::kUnknownKey:
      return "unknown_key";
    case IdentityRefusal::kBadSignature:
      return "bad_signature";
    case IdentityRefusal::kBadClaims:
      return "bad_claims";
    case IdentityRefusal::kWrongAudience:
      return "wrong_audience";
    case IdentityRefusal::kBadTarget:
      return "bad_target";
    case IdentityRefusal::kNotYetValid:
      return "not_yet_valid";
    case IdentityRefusal::kExpired:
      return "expired";
    case IdentityRefusal::kLivesTooLong:
      return "lives_too_long";
    case IdentityRefusal::kAlreadyUsed:
      return "already_used";
  }
  return "unknown";
}

}  // namespace shouqi::http
