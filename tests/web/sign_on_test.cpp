#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "http/sign_on.hpp"
#include "web/fakes.hpp"

namespace shouqi::http {

using namespace web_test;

class SignOnTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SignOnTest);
  CPPUNIT_TEST(a_good_ticket_opens_a_session_and_leads_to_its_target);
  CPPUNIT_TEST(a_new_person_replaces_the_session_before);
  CPPUNIT_TEST(a_refused_ticket_leaves_the_session_as_it_was);
  CPPUNIT_TEST(who_is_not_attending_is_told_so_and_has_no_session);
  CPPUNIT_TEST(leaving_ends_the_session_and_removes_the_cookie);
  CPPUNIT_TEST_SUITE_END();

  Site site{"http://127.0.0.1:8080", "/portal/go?to=", "/portal/"};
  FixedClock clock;
  FakeSessionStore store;
  CountingRandom random;
  SessionService sessions{site, {std::chrono::seconds(1800), std::chrono::seconds(14400)}, store, random};
  TicketAdapter adapter{{{ticket_key()}}, site, store, clock};
  SignOn sign_on{site, adapter, sessions};

  Response enter(Request& request, const std::string& ticket) {
    request.query = {{"ticket", ticket}};
    const RequestContext context{.request = request};
    const Response response = sign_on.enter(context);
    if (const auto cookie = response.header("Set-Cookie")) bring_back(*cookie, request);
    return response;
  }

  std::string ticket(const std::string& subject = "4711", const std::string& nonce = "abcdefghijklmnop") {
    TicketClaims claims = good_claims(clock);
    claims.subject = subject;
    claims.nonce = nonce;
    return make_ticket(ticket_key(), claims);
  }

 public:
  void a_good_ticket_opens_a_session_and_leads_to_its_target() {
    Request request;
    const Response response = enter(request, ticket());
    CPPUNIT_ASSERT_EQUAL(303, response.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre?term=1092"), response.header("Location").value());
    CPPUNIT_ASSERT_EQUAL(kStudent, sessions.find(request)->principal.student_id);
  }

  void a_new_person_replaces_the_session_before() {
    Request request;
    enter(request, ticket());
    const Request first = request;
    enter(request, ticket("4712", "another-nonce-12"));
    CPPUNIT_ASSERT(!sessions.find(first));
    CPPUNIT_ASSERT_EQUAL(domain::StudentId{4712}, sessions.find(request)->principal.student_id);
  }

  void a_refused_ticket_leaves_the_session_as_it_was() {
    Request request;
    enter(request, ticket());
    const CapturedLog log;
    const Response response = enter(request, ticket());
    CPPUNIT_ASSERT_EQUAL(403, response.status);
    CPPUNIT_ASSERT(response.error == ErrorReason::kTicketRefused);
    CPPUNIT_ASSERT(sessions.find(request).has_value());
    CPPUNIT_ASSERT(log.text().find("already_used") != std::string::npos);
    CPPUNIT_ASSERT(log.text().find("v1.k1") == std::string::npos);
  }

  void who_is_not_attending_is_told_so_and_has_no_session() {
    Request request;
    enter(request, ticket());
    store.attending = false;
    const CapturedLog log;
    const Response response = enter(request, ticket("4712", "another-nonce-12"));
    CPPUNIT_ASSERT(response.error == ErrorReason::kNotAttending);
    CPPUNIT_ASSERT(!sessions.find(request));
    CPPUNIT_ASSERT(store.sessions.empty());
  }

  void leaving_ends_the_session_and_removes_the_cookie() {
    Request request;
    enter(request, ticket());
    const Response response = sign_on.leave({.request = request});
    CPPUNIT_ASSERT_EQUAL(303, response.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/"), response.header("Location").value());
    CPPUNIT_ASSERT(response.header("Set-Cookie")->find("Max-Age=0") != std::string::npos);
    CPPUNIT_ASSERT(store.sessions.empty());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SignOnTest);

}  // namespace shouqi::http
