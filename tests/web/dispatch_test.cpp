// One thing: the passage of a request through the dispatcher, lock by lock, in the order in which they stand; the fixtures share one site.
#include <cppunit/extensions/HelperMacros.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "base/error.hpp"
#include "http/csrf.hpp"
#include "http/dispatch.hpp"
#include "http/sign_on.hpp"
#include "web/fakes.hpp"

namespace shouqi::http {

using namespace web_test;

class DispatchTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DispatchTest);
  CPPUNIT_TEST(a_handler_sees_decoded_values_and_who_asks);
  CPPUNIT_TEST(an_unknown_path_is_404_and_a_known_one_with_another_method_405);
  CPPUNIT_TEST(head_is_get_without_a_body);
  CPPUNIT_TEST(head_and_prefetch_never_reach_what_changes_something);
  CPPUNIT_TEST(without_a_session_a_page_leads_to_the_portal_and_back);
  CPPUNIT_TEST(a_post_after_its_session_gets_what_was_typed_back);
  CPPUNIT_TEST(a_post_after_its_session_has_a_general_page_as_well);
  CPPUNIT_TEST(a_foreign_page_cannot_reach_even_the_page_of_an_ended_session);
  CPPUNIT_TEST(a_post_without_its_token_or_from_elsewhere_is_refused_before_the_handler);
  CPPUNIT_TEST(a_body_that_is_no_form_is_refused);
  CPPUNIT_TEST(a_query_that_cannot_be_decoded_is_refused);
  CPPUNIT_TEST(faults_of_the_transport_have_their_pages);
  CPPUNIT_TEST(a_form_with_a_file_is_read_where_the_row_has_room_for_one);
  CPPUNIT_TEST(a_person_of_another_role_sees_nothing_here);
  CPPUNIT_TEST(what_breaks_becomes_a_page_without_a_word_of_it);
  CPPUNIT_TEST(what_breaks_while_changing_something_says_that_the_outcome_is_unknown);
  CPPUNIT_TEST(a_broken_error_page_still_answers);
  CPPUNIT_TEST(a_store_that_is_away_is_503_on_every_student_page);
  CPPUNIT_TEST(every_status_carries_the_security_headers);
  CPPUNIT_TEST(under_tls_every_answer_carries_hsts);
  CPPUNIT_TEST(the_address_of_a_ticket_goes_into_no_referer);
  CPPUNIT_TEST(a_file_may_have_a_stricter_policy_than_a_page);
  CPPUNIT_TEST(the_ops_door_knows_its_own_routes_only);
  CPPUNIT_TEST(one_line_is_logged_a_request_whatever_it_brought);
  CPPUNIT_TEST(metrics_are_counted_by_stem_and_never_by_path);
  CPPUNIT_TEST_SUITE_END();

  Site site{"http://127.0.0.1:8080", "/portal/go?to=", "/portal/"};
  FixedClock clock;
  FakeSessionStore store;
  CountingRandom random;
  FakeErrorPages error_pages;
  FakeStatements statements;
  Metrics metrics;
  SessionService sessions{site, {std::chrono::seconds(1800), std::chrono::seconds(14400)}, store, random};
  TicketAdapter adapter{{{ticket_key()}}, site, store, clock};
  SignOn sign_on{site, adapter, sessions};
  int changed = 0;
  Handler handler = [this](const RequestContext& context) {
    statements.count += 3;
    return html("hello " + std::to_string(context.principal == nullptr ? 0 : context.principal->student_id));
  };
  RouteTable routes{rows()};
  std::unique_ptr<CapturedLog> log;

  std::vector<Route> rows() {
    const auto shown = [this](const RequestContext& context) { return handler(context); };
    const auto confirm = [this](const RequestContext& context) {
      ++changed;
      return handler(context);
    };
    const auto typed = [](const RequestContext& context) {
      return html("typed: " + context.request.form.only("reason").value_or(""), 403);
    };
    const auto enter = [this](const RequestContext& context) { return sign_on.enter(context); };
    return {
        {.pattern = "/receipt/", .stem = "start", .ownership = "own", .handler = shown},
        {.pattern = "/receipt/check",
         .stem = "check",
         .audience = Audience::kAnyone,
         .ownership = "any code",
         .handler = shown},
        {.pattern = "/receipt/{category}", .stem = "review", .ownership = "own", .handler = shown},
        {.method = Method::kPost,
         .pattern = "/receipt/{category}/confirm",
         .stem = "confirm",
         .csrf = Csrf::kRequired,
         .effect = Effect::kChanges,
         .ownership = "own",
         .handler = confirm},
        {.method = Method::kPost,
         .pattern = "/receipt/{category}/report",
         .stem = "report",
         .csrf = Csrf::kRequired,
         .effect = Effect::kChanges,
         .ownership = "own",
         .handler = confirm,
         .expired = typed},
        {.method = Method::kPost,
         .pattern = "/receipt/upload",
         .stem = "upload",
         .csrf = Csrf::kRequired,
         .effect = Effect::kChanges,
         .body_limit = 2 * kBodyLimit,
         .ownership = "own",
         .handler = confirm},
        {.pattern = "/receipt/enter",
         .stem = "enter",
         .audience = Audience::kAnyone,
         .effect = Effect::kChanges,
         .query_kind = QueryKind::kSecret,
         .ownership = "the person of the ticket",
         .handler = enter},
        {.pattern = "/receipt/health",
         .stem = "health",
         .audience = Audience::kAnyone,
         .door = Door::kOps,
         .ownership = "nobody's",
         .handler = shown},
    };
  }

  Response dispatch(const Request& request) {
    Dispatcher dispatcher({site, routes, error_pages, sessions, statements, metrics, clock, random});
    return dispatcher.dispatch(request);
  }

  static Request get(const std::string& path, const std::string& query = {}) {
    Request request;
    request.path = path;
    request.query_string = query;
    return request;
  }

  Request signed_in(Request request) {
    bring_back(sessions.start(request, kStudent, kSchool).value(), request);
    return request;
  }

  static std::string token_of(const Request& request) { return csrf_token(request.cookies.only("shouqi").value()); }

  static Request post(const std::string& path, const std::string& body) {
    Request request = get(path);
    request.method = Method::kPost;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = body;
    request.origin = "http://127.0.0.1:8080";
    request.sec_fetch_site = "same-origin";
    return request;
  }

  Request good_post() {
    Request request = signed_in(post("/receipt/cadre/confirm", ""));
    request.body = "term=1092&csrf=" + token_of(request);
    return request;
  }

 public:
  // Not in the constructor: CppUnit makes all fixtures before it runs the first.
  void setUp() override { log = std::make_unique<CapturedLog>(); }
  void tearDown() override { log.reset(); }

  void a_handler_sees_decoded_values_and_who_asks() {
    handler = [](const RequestContext& context) {
      CPPUNIT_ASSERT_EQUAL(kStudent, context.principal->student_id);
      CPPUNIT_ASSERT(context.category == domain::Category::kCadre);
      CPPUNIT_ASSERT_EQUAL(std::string("1092"), context.request.query.only("term").value());
      CPPUNIT_ASSERT_EQUAL(std::size_t{43}, context.csrf_token.size());
      CPPUNIT_ASSERT_EQUAL(std::size_t{32}, context.request.request_id.size());
      CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2Fcadre%3Fterm%3D1092"), context.login_url);
      return html("ok");
    };
    CPPUNIT_ASSERT_EQUAL(200, dispatch(signed_in(get("/receipt/cadre", "term=1092"))).status);
  }

  void an_unknown_path_is_404_and_a_known_one_with_another_method_405() {
    for (const char* path :
         {"", "/", "/receipt", "/receipt/nothing", "/receipt/cadre/", "/receipt/staff/", "/receipt/../etc/passwd"}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, dispatch(get(path)).status);
    }
    const Response not_allowed = dispatch(get("/receipt/cadre/confirm"));
    CPPUNIT_ASSERT_EQUAL(405, not_allowed.status);
    CPPUNIT_ASSERT_EQUAL(std::string("POST"), not_allowed.header("Allow").value());
    Request other = get("/receipt/");
    other.method = Method::kOther;
    CPPUNIT_ASSERT_EQUAL(std::string("GET, HEAD"), dispatch(other).header("Allow").value());
    CPPUNIT_ASSERT_EQUAL(std::string("error page 405"), dispatch(other).body);
  }

  void head_is_get_without_a_body() {
    Request request = signed_in(get("/receipt/"));
    const Response full = dispatch(request);
    request.method = Method::kHead;
    const Response head = dispatch(request);
    CPPUNIT_ASSERT_EQUAL(200, head.status);
    CPPUNIT_ASSERT_EQUAL(std::string(), head.body);
    CPPUNIT_ASSERT_EQUAL(std::to_string(full.body.size()), head.header("Content-Length").value());
  }

  void head_and_prefetch_never_reach_what_changes_something() {
    Request enter = get("/receipt/enter", "ticket=" + make_ticket(ticket_key(), good_claims(clock)));
    enter.method = Method::kHead;
    CPPUNIT_ASSERT_EQUAL(405, dispatch(enter).status);
    enter.method = Method::kGet;
    enter.prefetch = true;
    const Response early = dispatch(enter);
    CPPUNIT_ASSERT_EQUAL(503, early.status);
    CPPUNIT_ASSERT_EQUAL(std::string("no-store"), early.header("Cache-Control").value());
    CPPUNIT_ASSERT(error_pages.last.reason == ErrorReason::kPrefetched);
    CPPUNIT_ASSERT(store.nonces.empty());
    enter.prefetch = false;
    CPPUNIT_ASSERT_EQUAL(303, dispatch(enter).status);
    Request confirm = good_post();
    confirm.prefetch = true;
    CPPUNIT_ASSERT_EQUAL(503, dispatch(confirm).status);
    CPPUNIT_ASSERT_EQUAL(0, changed);
  }

  void without_a_session_a_page_leads_to_the_portal_and_back() {
    const Response response = dispatch(get("/receipt/cadre", "term=1092&x=https://evil.example"));
    CPPUNIT_ASSERT_EQUAL(303, response.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2Fcadre%3Fterm%3D1092"),
                         response.header("Location").value());
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2Fcadre"),
                         dispatch(get("/receipt/cadre", "term=%0d%0aX")).header("Location").value());
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2F"),
                         dispatch(get("/receipt/")).header("Location").value());
    CPPUNIT_ASSERT_EQUAL(std::string("hello 0"), dispatch(get("/receipt/check")).body);
  }

  void a_post_after_its_session_gets_what_was_typed_back() {
    const Response response = dispatch(post("/receipt/cadre/report", "reason=%E5%B0%91%E4%B8%80%E7%AD%86&csrf=old"));
    CPPUNIT_ASSERT_EQUAL(403, response.status);
    CPPUNIT_ASSERT_EQUAL(std::string("typed: 少一筆"), response.body);
    CPPUNIT_ASSERT_EQUAL(0, changed);
  }

  void a_post_after_its_session_has_a_general_page_as_well() {
    CPPUNIT_ASSERT_EQUAL(403, dispatch(post("/receipt/cadre/confirm", "term=1092")).status);
    CPPUNIT_ASSERT(error_pages.last.reason == ErrorReason::kSessionEnded);
    CPPUNIT_ASSERT(error_pages.last.saved == Saved::kNothing);
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2Fcadre%3Fterm%3D1092"), error_pages.last.login_url);
  }

  void a_foreign_page_cannot_reach_even_the_page_of_an_ended_session() {
    Request foreign = post("/receipt/cadre/report", "reason=x");
    foreign.sec_fetch_site = "cross-site";
    CPPUNIT_ASSERT_EQUAL(std::string("error page 403"), dispatch(foreign).body);
    CPPUNIT_ASSERT(error_pages.last.reason == ErrorReason::kForeignRequest);
  }

  void a_post_without_its_token_or_from_elsewhere_is_refused_before_the_handler() {
    const Request good = good_post();
    CPPUNIT_ASSERT_EQUAL(200, dispatch(good).status);
    CPPUNIT_ASSERT_EQUAL(1, changed);
    std::vector<Request> bad(8, good);
    bad[0].body = "term=1092";
    bad[1].body = "term=1092&csrf=";
    bad[2].body = "term=1092&csrf=" + csrf_token("another session");
    bad[3].body = good.body + "&csrf=" + token_of(good);
    bad[4].origin = "https://evil.example";
    bad[5].sec_fetch_site = "cross-site";
    bad[6].sec_fetch_site = "same-site";
    bad[7].sec_fetch_site.clear();
    bad[7].origin.clear();
    for (const Request& request : bad) {
      CPPUNIT_ASSERT_EQUAL(403, dispatch(request).status);
      CPPUNIT_ASSERT(error_pages.last.reason == ErrorReason::kForeignRequest);
    }
    CPPUNIT_ASSERT_EQUAL(1, changed);
  }

  void a_body_that_is_no_form_is_refused() {
    for (const char* type : {"", "text/plain", "application/json", "multipart/form-data; boundary=x"}) {
      Request request = good_post();
      request.content_type = type;
      CPPUNIT_ASSERT_EQUAL(400, dispatch(request).status);
    }
    Request request = good_post();
    request.body += "&reason=%FF";
    CPPUNIT_ASSERT_EQUAL(400, dispatch(request).status);
    CPPUNIT_ASSERT_EQUAL(0, changed);
  }

  void a_query_that_cannot_be_decoded_is_refused() {
    for (const char* query : {"term=%", "term=%00", "x=%C0%AF"})
      CPPUNIT_ASSERT_EQUAL(400, dispatch(get("/receipt/", query)).status);
  }

  void faults_of_the_transport_have_their_pages() {
    Request request = good_post();
    request.fault = TransportFault::kTooLarge;
    CPPUNIT_ASSERT_EQUAL(413, dispatch(request).status);
    request.fault = TransportFault::kMalformed;
    CPPUNIT_ASSERT_EQUAL(400, dispatch(request).status);
    CPPUNIT_ASSERT_EQUAL(0, changed);
  }

  void a_form_with_a_file_is_read_where_the_row_has_room_for_one() {
    std::string file;
    handler = [&](const RequestContext& context) {
      for (const UploadedFile& one : context.request.files) file = one.file_name + ":" + std::string(context.request.bytes_of(one));
      return html("");
    };
    Request request = good_post();
    request.content_type = "multipart/form-data; boundary=b";
    request.body = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token_of(request) +
                   "\r\n--b\r\nContent-Disposition: form-data; name=\"package\"; filename=\"a.zip\"\r\n\r\nPK\r\n--b--\r\n";
    CPPUNIT_ASSERT_EQUAL(400, dispatch(request).status);
    request.path = "/receipt/upload";
    CPPUNIT_ASSERT_EQUAL(200, dispatch(request).status);
    CPPUNIT_ASSERT_EQUAL(std::string("a.zip:PK"), file);
    CPPUNIT_ASSERT_EQUAL(1, changed);
    request.body = request.body.substr(0, request.body.size() - 3);
    CPPUNIT_ASSERT_EQUAL(400, dispatch(request).status);
    request.fault = TransportFault::kTooLarge;
    CPPUNIT_ASSERT_EQUAL(413, dispatch(request).status);
    CPPUNIT_ASSERT(error_pages.last.reason == ErrorReason::kFileTooLarge);
    CPPUNIT_ASSERT_EQUAL(1, changed);
  }

  void a_person_of_another_role_sees_nothing_here() {
    store.staff = true;
    CPPUNIT_ASSERT_EQUAL(404, dispatch(signed_in(get("/receipt/"))).status);
    CPPUNIT_ASSERT_EQUAL(404, dispatch(good_post()).status);
    CPPUNIT_ASSERT_EQUAL(0, changed);
  }

  void what_breaks_becomes_a_page_without_a_word_of_it() {
    handler = [](const RequestContext&) -> Response { throw base::UnavailableError("SELECT secret FROM /etc/passwd"); };
    Response response = dispatch(signed_in(get("/receipt/")));
    CPPUNIT_ASSERT_EQUAL(503, response.status);
    CPPUNIT_ASSERT_EQUAL(std::string("5"), response.header("Retry-After").value());
    CPPUNIT_ASSERT_EQUAL(std::string("error page 503"), response.body);
    CPPUNIT_ASSERT(error_pages.last.saved == Saved::kNothing);
    CPPUNIT_ASSERT(log->text().find("SELECT secret") != std::string::npos);
    CPPUNIT_ASSERT(log->text().find(error_pages.last.request_id) != std::string::npos);
    for (const Handler& broken : std::initializer_list<Handler>{
             [](const RequestContext&) -> Response { throw base::IntegrityError("x"); },
             [](const RequestContext&) -> Response { throw std::out_of_range("map::at"); },
             [](const RequestContext&) -> Response { throw 42; },
             [](const RequestContext&) -> Response { return redirect("/x\r\nSet-Cookie: a=b"); }}) {
      handler = broken;
      CPPUNIT_ASSERT_EQUAL(500, dispatch(signed_in(get("/receipt/"))).status);
    }
  }

  void what_breaks_while_changing_something_says_that_the_outcome_is_unknown() {
    handler = [](const RequestContext&) -> Response { throw base::UnavailableError("gone away"); };
    CPPUNIT_ASSERT_EQUAL(503, dispatch(good_post()).status);
    CPPUNIT_ASSERT(error_pages.last.saved == Saved::kUnknown);
    handler = [](const RequestContext&) { return refuse(404); };
    CPPUNIT_ASSERT_EQUAL(404, dispatch(good_post()).status);
    CPPUNIT_ASSERT(error_pages.last.saved == Saved::kNothing);
  }

  void a_broken_error_page_still_answers() {
    class BrokenPages final : public ErrorPages {
      std::string render(const ErrorNotice&) const override { throw base::Error("no template"); }
    };
    const BrokenPages broken;
    Dispatcher dispatcher({site, routes, broken, sessions, statements, metrics, clock, random});
    const Response response = dispatcher.dispatch(get("/receipt/nothing"));
    CPPUNIT_ASSERT_EQUAL(404, response.status);
    CPPUNIT_ASSERT(!response.body.empty());
    CPPUNIT_ASSERT(response.body.find("template") == std::string::npos);
  }

  void a_store_that_is_away_is_503_on_every_student_page() {
    class AwayStore final : public store::SessionStore {
      bool use_nonce(std::string_view, base::Instant) override { throw base::UnavailableError("away"); }
      bool start(std::string_view, domain::StudentId, std::string_view) override {
        throw base::UnavailableError("away");
      }
      std::optional<domain::Principal> find(std::string_view, const store::SessionLimits&) override {
        throw base::UnavailableError("away");
      }
      void end(std::string_view) override { throw base::UnavailableError("away"); }
    };
    AwayStore away;
    SessionService lost{site, {std::chrono::seconds(1800), std::chrono::seconds(14400)}, away, random};
    Dispatcher dispatcher({site, routes, error_pages, lost, statements, metrics, clock, random});
    CPPUNIT_ASSERT_EQUAL(503, dispatcher.dispatch(signed_in(get("/receipt/"))).status);
    CPPUNIT_ASSERT_EQUAL(503, dispatcher.dispatch(good_post()).status);
    CPPUNIT_ASSERT(error_pages.last.saved == Saved::kNothing);
    CPPUNIT_ASSERT_EQUAL(0, changed);
  }

  void every_status_carries_the_security_headers() {
    for (const int status : {200, 303, 400, 403, 404, 405, 409, 413, 429, 500, 503}) {
      handler = [status](const RequestContext&) {
        return status == 303 ? redirect("/x") : status < 400 ? html("x") : refuse(status);
      };
      const Response response = dispatch(get("/receipt/check"));
      CPPUNIT_ASSERT_EQUAL(status, response.status);
      const std::string policy = response.header("Content-Security-Policy").value();
      CPPUNIT_ASSERT(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self'; "));
      CPPUNIT_ASSERT(policy.find("unsafe") == std::string::npos);
      for (const auto& [name, value] :
           std::initializer_list<std::pair<const char*, const char*>>{{"X-Content-Type-Options", "nosniff"},
                                                                      {"Referrer-Policy", "same-origin"},
                                                                      {"Cross-Origin-Opener-Policy", "same-origin"},
                                                                      {"Cross-Origin-Resource-Policy", "same-origin"},
                                                                      {"Cache-Control", "no-store"},
                                                                      {"Content-Type", "text/html; charset=utf-8"}}) {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string(value), response.header(name).value());
      }
      CPPUNIT_ASSERT(response.header("Permissions-Policy").has_value());
      CPPUNIT_ASSERT(!response.header("Strict-Transport-Security"));
    }
  }

  void under_tls_every_answer_carries_hsts() {
    const Site tls{"https://portfolio.tp.edu.tw", "/portal/go?to=", "/portal/"};
    Dispatcher dispatcher({tls, routes, error_pages, sessions, statements, metrics, clock, random});
    for (const char* path : {"/receipt/check", "/receipt/nothing"}) {
      CPPUNIT_ASSERT_EQUAL(std::string("max-age=31536000"),
                           dispatcher.dispatch(get(path)).header("Strict-Transport-Security").value());
    }
  }

  void the_address_of_a_ticket_goes_into_no_referer() {
    const Response refused = dispatch(get("/receipt/enter", "ticket=v1.k1.x.y"));
    CPPUNIT_ASSERT_EQUAL(403, refused.status);
    CPPUNIT_ASSERT_EQUAL(std::string("no-referrer"), refused.header("Referrer-Policy").value());
    CPPUNIT_ASSERT(log->text().find("v1.k1") == std::string::npos);
  }

  void a_file_may_have_a_stricter_policy_than_a_page() {
    handler = [](const RequestContext&) { return html("x").add("Content-Security-Policy", "sandbox"); };
    CPPUNIT_ASSERT_EQUAL(std::string("sandbox"),
                         dispatch(get("/receipt/check")).header("Content-Security-Policy").value());
  }

  void the_ops_door_knows_its_own_routes_only() {
    CPPUNIT_ASSERT_EQUAL(404, dispatch(get("/receipt/health")).status);
    Request request = get("/receipt/health");
    request.door = Door::kOps;
    CPPUNIT_ASSERT_EQUAL(200, dispatch(request).status);
    request = signed_in(get("/receipt/"));
    request.door = Door::kOps;
    CPPUNIT_ASSERT_EQUAL(404, dispatch(request).status);
  }

  void one_line_is_logged_a_request_whatever_it_brought() {
    const std::string hostile = "\r\n{\"event\":\"forged\"}\x1b[2J\xff";
    Request request = signed_in(get("/receipt/" + hostile, hostile));
    request.host = request.origin = request.sec_fetch_site = request.remote_addr = request.body = hostile;
    request.request_id = hostile;
    dispatch(request);
    handler = [&](const RequestContext&) -> Response { throw base::Error(hostile); };
    dispatch(signed_in(get("/receipt/")));
    std::istringstream lines(log->text());
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      const auto json = nlohmann::json::parse(line);
      CPPUNIT_ASSERT(json["event"] == "request" || json["event"] == "request_broke");
      CPPUNIT_ASSERT(std::regex_match(json["request_id"].get<std::string>(), std::regex("[0-9a-f]{32}")));
      CPPUNIT_ASSERT(line.find('\x1b') == std::string::npos);
      if (json["event"] == "request") {
        for (const char* key : {"at", "page", "role", "status", "ms", "statements"})
          CPPUNIT_ASSERT_MESSAGE(key, json.contains(key));
      }
    }
    CPPUNIT_ASSERT_EQUAL(3, count);
    const auto last = nlohmann::json::parse(log->text().substr(log->text().rfind('\n', log->text().size() - 2) + 1));
    CPPUNIT_ASSERT_EQUAL(std::string("student"), last["role"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(500, last["status"].get<int>());
  }

  void metrics_are_counted_by_stem_and_never_by_path() {
    dispatch(signed_in(get("/receipt/cadre", "term=1092")));
    dispatch(get("/receipt/\"} 1\nforged 2"));
    const std::string text = metrics.text();
    CPPUNIT_ASSERT(text.find(R"(shouqi_requests_total{page="review",status="2xx"} 1)") != std::string::npos);
    CPPUNIT_ASSERT(text.find(R"(shouqi_requests_total{page="none",status="4xx"} 1)") != std::string::npos);
    CPPUNIT_ASSERT(text.find(R"(shouqi_statements_total{page="review"} 3)") != std::string::npos);
    for (const char* word : {"forged", "1092", "4711", "cadre"})
      CPPUNIT_ASSERT_MESSAGE(word, text.find(word) == std::string::npos);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DispatchTest);

}  // namespace shouqi::http
