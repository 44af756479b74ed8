// The FastCGI shell: threads that accept, hand a request value to a handler and write back what it answers.
#pragma once

#include <functional>

#include "fcgi/codec.hpp"
#include "fcgi/listener.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace shouqi::fcgi {

struct RequestHandler {
  std::function<http::Response(http::Request)> answer;
  // Asked before a long body is read, which is held in memory as a whole; without it a body may be as long as a form.
  BodyLimit body_limit{};
};
// Called once in each thread, so that each has a database connection of its own; the handler dies in that thread as
// well.
using HandlerFactory = std::function<RequestHandler()>;

// Serves with `threads` threads until SIGTERM or SIGINT, then lets every request in work finish and returns, idle or
// under load, within milliseconds of the last answer. A request that is still in work after 20 seconds is abandoned
// together with the process (exit status 1). Call it from main before any other thread exists: it blocks the signals
// for all of them. Throws what the factory throws.
void serve(const Listener& listener, int threads, const HandlerFactory& factory);

}  // namespace shouqi::fcgi
