#include "http/session.hpp"

#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::http {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenCharacters = 43;

}  // namespace

SessionService::SessionService(const Site& site, store::SessionLimits limits, store::SessionStore& store,
                               crypto::Random& random)
    : site_(site), limits_(limits), store_(store), random_(random) {}

std::optional<std::string> SessionService::token_of(const Request& request) const {
  auto token = request.cookies.only(site_.session_cookie());
  // Only what we could have given out is worth a question to the database.
  if (!token || token->size() != kTokenCharacters || !crypto::from_base64url(*token)) return std::nullopt;
  return token;
}

std::optional<OpenSession> SessionService::find(const Request& request) {
  auto token = token_of(request);
  if (!token) return std::nullopt;
  auto principal = store_.find(crypto::sha256_hex(*token), limits_);
  if (!principal) return std::nullopt;
  return OpenSession{std::move(*principal), std::move(*token)};
}

std::optional<std::string> SessionService::start(const Request& request, domain::PersonId person,
                                                 std::string_view school_code) {
  if (const auto before = token_of(request)) store_.end(crypto::sha256_hex(*before));
  const std::string token = crypto::to_base64url(random_.bytes(kTokenBytes));
  if (!store_.start(crypto::sha256_hex(token), person, school_code)) return std::nullopt;
  return set_cookie(site_.session_cookie(), token, site_.scheme());
}

std::string SessionService::end(const Request& request) {
  if (const auto token = token_of(request)) store_.end(crypto::sha256_hex(*token));
  return expire_cookie(site_.session_cookie(), site_.scheme());
}

}  // namespace shouqi::http
