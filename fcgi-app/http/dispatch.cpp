#include "http/dispatch.hpp"

#include <cmath>

#include "base/error.hpp"
#include "base/log.hpp"
#include "crypto/encoding.hpp"
#include "http/csrf.hpp"
#include "http/form.hpp"
#include "http/multipart.hpp"

namespace shouqi::http {
namespace {

constexpr std::size_t kRequestIdBytes = 16;
constexpr std::string_view kContentPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src "
    "'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr std::string_view kPermissions =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
    "payment=(), usb=()";
constexpr std::string_view kOneYear = "max-age=31536000";
constexpr std::string_view kTryAgainAfterSeconds = "5";
// Shown only when the page of the error itself cannot be made.
constexpr std::string_view kLastResort = "系統暫時無法提供服務，請稍後再試。\n";

// Under which of the person's roles the page is asked for; of a page for anyone, what kind of person it is.
std::string_view role_of(const Route& route, const Captures& captures, const domain::Principal& person) {
  if (route.audience != Audience::kAnyone && admits(route, captures, person)) return to_string(route.audience);
  return person.is_staff() ? "staff" : "student";
}

// Fills in the form of a POST; false when the body is none. Files may come only where the row has room for them.
bool read_form(Request& request, const Route& route) {
  if (is_urlencoded(request.content_type)) {
    auto form = request.body.size() <= kBodyLimit ? parse_urlencoded(request.body) : std::nullopt;
    if (form) request.form = std::move(*form);
    return form.has_value();
  }
  const auto boundary = route.body_limit > kBodyLimit ? multipart_boundary(request.content_type) : std::nullopt;
  auto form = boundary ? parse_multipart(request.body, *boundary) : std::nullopt;
  if (!form) return false;
  request.form = std::move(form->fields);
  request.files = std::move(form->files);
  return true;
}

std::string term_of(const Request& request) {
  return request.method == Method::kPost ? request.form.only("term").value_or("")
                                         : request.query.only("term").value_or("");
}

}  // namespace

struct Dispatcher::Passage {
  Request request;
  RouteTable::Found found;
  std::string login_url;
  std::string_view role = "anyone";
  // Unknown from the moment when a handler that changes something has begun.
  Saved saved = Saved::kNothing;

  std::string_view stem() const { return found.route == nullptr ? std::string_view("none") : found.route->stem; }
};

Response Dispatcher::dispatch(Request request) {
  const base::Instant begun = parts_.clock.now();
  const std::uint64_t statements_before = parts_.statements.statements();
  Passage passage;
  passage.request = std::move(request);
  Response response = guarded(passage);
  if (response.error) render_error(passage, response);
  add_headers(passage, response);
  if (passage.request.method == Method::kHead) {
    response.set("Content-Length", std::to_string(response.body.size()));
    response.body.clear();
  }

  const auto duration = parts_.clock.now() - begun;
  const std::uint64_t statements = parts_.statements.statements() - statements_before;
  parts_.metrics.record(passage.stem(), response.status, duration, statements);
  base::log(base::Severity::kInfo, "request",
            {{"request_id", passage.request.request_id},
             {"page", passage.stem()},
             {"role", passage.role},
             {"status", response.status},
             {"ms", std::round(static_cast<double>(duration.count()) / 100.0) / 10.0},
             {"statements", statements}});
  return response;
}

Response Dispatcher::guarded(Passage& passage) {
  const auto report = [&](const char* text) {
    base::log(base::Severity::kError, "request_broke",
              {{"request_id", passage.request.request_id}, {"page", passage.stem()}, {"error", text}});
  };
  try {
    return answer(passage);
  } catch (const base::UnavailableError& error) {
    report(error.what());
    return refuse(503);
  } catch (const std::exception& error) {
    report(error.what());
    return refuse(500);
  } catch (...) {
    report("something that is no std::exception");
    return refuse(500);
  }
}

Response Dispatcher::answer(Passage& passage) {
  Request& request = passage.request;
  request.request_id = crypto::to_hex(parts_.random.bytes(kRequestIdBytes));
  if (request.fault == TransportFault::kTooLarge) {
    const bool file = parts_.routes.body_limit(request) > kBodyLimit;
    return refuse(413, file ? ErrorReason::kFileTooLarge : ErrorReason::kPlain);
  }
  if (request.fault == TransportFault::kMalformed) return refuse(400);

  passage.found = parts_.routes.find(request.door, request.method, request.path);
  const Route* route = passage.found.route;
  if (route == nullptr) {
    if (passage.found.allow.empty()) return refuse(404);
    return refuse(405).add("Allow", passage.found.allow);
  }

  auto query = parse_urlencoded(request.query_string);
  if (!query) return refuse(400);
  request.query = std::move(*query);
  const bool post = route->method == Method::kPost;
  if (post && !read_form(request, *route)) return refuse(400);
  if (request.prefetch && route->effect == Effect::kChanges) return refuse(503, ErrorReason::kPrefetched);
  // Before the session is looked at, so that a foreign page cannot make even the page for an ended session show what it
  // sent.
  if (post && !comes_from_our_pages(request, parts_.site.origin())) return refuse(403, ErrorReason::kForeignRequest);

  passage.login_url = parts_.site.login_url(
      parts_.site.program() == Program::kStaff
          ? nearest_staff_target(passage.found.captures.class_id, request.path)
          : nearest_target(passage.found.captures.category, term_of(request)));
  // A ticket replaces whatever session there was, so nobody needs to know it.
  const bool replaces_session = route->audience == Audience::kAnyone && route->effect == Effect::kChanges;
  const auto session = replaces_session || request.door == Door::kOps ? std::nullopt : parts_.sessions.find(request);
  if (session) passage.role = role_of(*route, passage.found.captures, session->principal);
  if (route->audience != Audience::kAnyone) {
    if (!session) {
      if (!post) return redirect(passage.login_url);
      return route->expired ? call(passage, route->expired, nullptr) : refuse(403, ErrorReason::kSessionEnded);
    }
    if (!admits(*route, passage.found.captures, session->principal)) return refuse(404);
  }
  if (route->csrf == Csrf::kRequired && !has_csrf_token(request, session->token)) {
    return refuse(403, ErrorReason::kForeignRequest);
  }
  if (post) passage.saved = Saved::kUnknown;
  Response response = call(passage, route->handler, session ? &*session : nullptr);
  // The handler came back, so it knows: whatever it answers, nothing is in doubt any more.
  passage.saved = Saved::kNothing;
  return response;
}

Response Dispatcher::call(Passage& passage, const Handler& handler, const OpenSession* session) {
  const Captures& captures = passage.found.captures;
  return handler({passage.request, session == nullptr ? nullptr : &session->principal,
                  session == nullptr ? std::string() : csrf_token(session->token), captures.category, captures.id,
                  passage.login_url, captures.class_id});
}

void Dispatcher::render_error(const Passage& passage, Response& response) const {
  const bool can_log_in = response.error == ErrorReason::kSessionEnded ||
                          response.error == ErrorReason::kTicketRefused || response.error == ErrorReason::kPrefetched;
  std::string_view type = "text/html; charset=utf-8";
  try {
    response.body =
        parts_.error_pages.render({response.status, *response.error, passage.saved, passage.request.request_id,
                                   can_log_in ? passage.login_url : std::string()});
  } catch (const std::exception& error) {
    base::log(base::Severity::kError, "error_page_broke",
              {{"request_id", passage.request.request_id}, {"error", error.what()}});
    response.body = kLastResort;
    type = "text/plain; charset=utf-8";
  }
  response.set("Content-Type", type);
}

void Dispatcher::add_headers(const Passage& passage, Response& response) const {
  const Route* route = passage.found.route;
  const bool secret = route != nullptr && route->query_kind == QueryKind::kSecret;
  if (!response.header("Content-Type")) response.set("Content-Type", "text/html; charset=utf-8");
  // A file is shown in a stricter cage than a page, so its handler may bring its own policy.
  if (!response.header("Content-Security-Policy")) response.set("Content-Security-Policy", kContentPolicy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", secret ? "no-referrer" : "same-origin");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", kPermissions);
  response.set("Cache-Control", "no-store");
  if (parts_.site.scheme() == CookieScheme::kTls) response.set("Strict-Transport-Security", kOneYear);
  if (response.status == 503 && !response.header("Retry-After")) response.set("Retry-After", kTryAgainAfterSeconds);
}

}  // namespace shouqi::http
