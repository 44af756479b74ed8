// The spine of every request: id, route row, origin, session, access rule, CSRF, handler, security headers, one log
// line.
#pragma once

#include <cstdint>

#include "base/clock.hpp"
#include "crypto/random.hpp"
#include "http/error_pages.hpp"
#include "http/metrics.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/route.hpp"
#include "http/session.hpp"
#include "http/site.hpp"

namespace shouqi::http {

// How many statements this thread's database connection has run so far.
class StatementCounter {
 public:
  virtual ~StatementCounter() = default;
  virtual std::uint64_t statements() const = 0;
};

// Everything that a dispatcher stands on; all of it outlives it. One dispatcher a thread: sessions and statements are
// those of the thread's own connection, the rest may be shared.
struct DispatchParts {
  const Site& site;
  const RouteTable& routes;
  const ErrorPages& error_pages;
  SessionService& sessions;
  const StatementCounter& statements;
  Metrics& metrics;
  const base::Clock& clock;
  crypto::Random& random;
};

class Dispatcher {
 public:
  explicit Dispatcher(DispatchParts parts) : parts_(parts) {}

  // Never throws: a handler's base::UnavailableError is the page 503, any other exception the page 500; their text goes
  // to the log only.
  Response dispatch(Request request);

 private:
  // What is known about a request on its way.
  struct Passage;
  Response guarded(Passage& passage);
  Response answer(Passage& passage);
  Response call(Passage& passage, const Handler& handler, const OpenSession* session);
  void render_error(const Passage& passage, Response& response) const;
  void add_headers(const Passage& passage, Response& response) const;

  DispatchParts parts_;
};

}  // namespace shouqi::http
