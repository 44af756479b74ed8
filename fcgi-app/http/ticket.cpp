#include "http/ticket.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/hmac.hpp"

namespace shouqi::http {
namespace {

constexpr std::string_view kVersion = "v1";
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kSchoolCodeLength = 6;
constexpr std::array<std::string_view, 7> kKeys{"sub", "school", "aud", "target", "iat", "exp", "nonce"};
// A used nonce is remembered beyond the end of its ticket, so that no difference between our clock and the database's
// opens a gap.
constexpr std::chrono::minutes kRememberBeyond{10};

bool is_word(std::string_view text, std::size_t least, std::size_t most) {
  constexpr std::string_view kWord = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.size() >= least && text.size() <= most && text.find_first_not_of(kWord) == std::string_view::npos;
}

std::optional<domain::PersonId> parse_person_id(std::string_view text) {
  domain::PersonId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool canonical = error == std::errc{} && end == text.data() + text.size() && text.front() != '0';
  return canonical ? std::optional(id) : std::nullopt;
}

// An object with exactly our keys, each once: two readers of one ticket must not see two persons.
std::optional<nlohmann::json> parse_strictly(std::string_view text) {
  std::set<std::string> seen;
  bool repeated = false;
  const auto watch = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    if (depth == 1 && event == nlohmann::json::parse_event_t::key) {
      repeated = !seen.insert(parsed.get<std::string>()).second || repeated;
    }
    return true;
  };
  auto json = nlohmann::json::parse(text, watch, false);
  const bool complete =
      json.is_object() && !repeated && json.size() == kKeys.size() &&
      std::all_of(kKeys.begin(), kKeys.end(), [&](std::string_view key) { return json.contains(key); });
  return complete ? std::optional(std::move(json)) : std::nullopt;
}

std::optional<TicketClaims> parse_claims(std::string_view text) {
  const auto json = parse_strictly(text);
  if (!json) return std::nullopt;
  for (const auto& [key, value] : json->items()) {
    const bool is_time = key == "iat" || key == "exp";
    if (is_time ? !value.is_number_unsigned() : !value.is_string()) return std::nullopt;
  }
  const auto instant = [&](const char* key) -> std::optional<std::chrono::sys_seconds> {
    const auto seconds = json->at(key).get<std::uint64_t>();
    constexpr std::uint64_t kYear9999 = 253'402'300'800;
    if (seconds >= kYear9999) return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
  };
  const auto issued = instant("iat");
  const auto expires = instant("exp");
  if (!issued || !expires) return std::nullopt;
  TicketClaims claims{json->at("sub"), json->at("school"), json->at("aud"),  json->at("target"),
                      *issued,         *expires,           json->at("nonce")};
  if (!is_word(claims.school_code, kSchoolCodeLength, kSchoolCodeLength) || !is_word(claims.nonce, 16, 64)) {
    return std::nullopt;
  }
  return claims;
}

}  // namespace

TicketKey parse_ticket_key(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) throw base::ConfigurationError("ticket key: needs '<kid> <hex>' on one line");
  TicketKey key{std::string(line.substr(0, space)), {}};
  if (!is_word(key.id, 1, 32)) throw base::ConfigurationError("ticket key: the id has 1 to 32 of A-Z a-z 0-9 - _");
  auto secret = crypto::from_hex(line.substr(space + 1));
  if (!secret || secret->size() < kSecretBytes) {
    throw base::ConfigurationError("ticket key " + key.id + ": the secret has at least 64 hex digits");
  }
  key.secret = std::move(*secret);
  return key;
}

std::string make_ticket(const TicketKey& key, const TicketClaims& claims) {
  nlohmann::ordered_json json;
  json["sub"] = claims.subject;
  json["school"] = claims.school_code;
  json["aud"] = claims.audience;
  json["target"] = claims.target;
  json["iat"] = claims.issued.time_since_epoch().count();
  json["exp"] = claims.expires.time_since_epoch().count();
  json["nonce"] = claims.nonce;
  const std::string body = std::string(kVersion) + "." + key.id + "." + crypto::to_base64url(json.dump());
  return body + "." + crypto::to_base64url(crypto::hmac_sha256(key.secret, body));
}

TicketAdapter::TicketAdapter(TicketRules rules, const Site& site, store::SessionStore& used, const base::Clock& clock)
    : rules_(std::move(rules)), site_(site), used_(used), clock_(clock) {
  if (rules_.keys.empty() || rules_.keys.size() > 2)
    throw base::ConfigurationError("ticket: one or two keys are needed");
  if (rules_.keys.size() == 2 && rules_.keys[0].id == rules_.keys[1].id) {
    throw base::ConfigurationError("ticket: both keys have the id " + rules_.keys[0].id);
  }
  for (const TicketKey& key : rules_.keys) {
    if (key.secret.size() < kSecretBytes) throw base::ConfigurationError("ticket key " + key.id + ": too short");
  }
}

base::Result<HandedOver, IdentityRefusal> TicketAdapter::identify(const Request& request) {
  const auto ticket = request.query.only("ticket");
  if (!ticket || ticket->empty()) return base::Refused(IdentityRefusal::kMissing);
  return identify(*ticket);
}

base::Result<HandedOver, IdentityRefusal> TicketAdapter::identify(std::string_view ticket) {
  if (ticket.size() > kTicketLimit) return base::Refused(IdentityRefusal::kTooLong);
  if (std::count(ticket.begin(), ticket.end(), '.') != 3) return base::Refused(IdentityRefusal::kMalformed);
  const std::size_t last_dot = ticket.rfind('.');
  const std::string_view body = ticket.substr(0, last_dot);
  const std::size_t kid_at = ticket.find('.') + 1;
  const std::size_t json_at = ticket.find('.', kid_at) + 1;
  if (ticket.substr(0, kid_at - 1) != kVersion) return base::Refused(IdentityRefusal::kMalformed);
  const std::string_view key_id = ticket.substr(kid_at, json_at - 1 - kid_at);
  const auto key = std::find_if(rules_.keys.begin(), rules_.keys.end(),
                                [&](const TicketKey& candidate) { return candidate.id == key_id; });
  if (key == rules_.keys.end()) return base::Refused(IdentityRefusal::kUnknownKey);
  const auto signature = crypto::from_base64url(ticket.substr(last_dot + 1));
  if (!signature || !crypto::equal_constant_time(*signature, crypto::hmac_sha256(key->secret, body))) {
    return base::Refused(IdentityRefusal::kBadSignature);
  }

  const auto json = crypto::from_base64url(body.substr(json_at));
  if (!json) return base::Refused(IdentityRefusal::kMalformed);
  const auto claims = parse_claims(*json);
  if (!claims) return base::Refused(IdentityRefusal::kBadClaims);
  const auto person = parse_person_id(claims->subject);
  if (!person) return base::Refused(IdentityRefusal::kBadClaims);
  if (claims->audience != site_.ticket_audience()) return base::Refused(IdentityRefusal::kWrongAudience);
  if (!site_.is_allowed_target(claims->target)) return base::Refused(IdentityRefusal::kBadTarget);
  const base::Instant now = clock_.now();
  if (claims->expires <= claims->issued) return base::Refused(IdentityRefusal::kBadClaims);
  if (claims->expires - claims->issued > rules_.lifetime) return base::Refused(IdentityRefusal::kLivesTooLong);
  if (claims->issued > now + rules_.clock_skew) return base::Refused(IdentityRefusal::kNotYetValid);
  if (claims->expires <= now) return base::Refused(IdentityRefusal::kExpired);
  if (!used_.use_nonce(claims->nonce, claims->expires + kRememberBeyond)) {
    return base::Refused(IdentityRefusal::kAlreadyUsed);
  }
  return HandedOver{*person, claims->school_code, claims->target};
}

}  // namespace shouqi::http
