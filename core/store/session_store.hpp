// Sessions and used tickets of one program, each in tables of its own. Tokens are stored only as SHA-256: whoever reads the table cannot use one.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/principal.hpp"

namespace shouqi::store {

struct SessionLimits {
  std::chrono::seconds idle;
  std::chrono::seconds absolute;
};

class SessionStore {
 public:
  virtual ~SessionStore() = default;

  // Remembers the ticket's nonce until `expires`. False when it was there already: the ticket has been used.
  virtual bool use_nonce(std::string_view nonce, base::Instant expires) = 0;

  // Starts a session for a person whom the contract views know: as attending student, or as staff in office. False when they do not:
  // nothing is stored.
  virtual bool start(std::string_view token_sha256, domain::PersonId person, std::string_view school_code) = 0;

  // The person behind a live session, looked up in the contract views in the same read; empty when the session is unknown, idle too
  // long, too old, or the person is no longer there. Notes the use of the session at most once a minute.
  virtual std::optional<domain::Principal> find(std::string_view token_sha256, const SessionLimits& limits) = 0;

  // Ends it on the server. An unknown session is not an error.
  virtual void end(std::string_view token_sha256) = 0;
};

}  // namespace shouqi::store
