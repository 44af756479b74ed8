#include <cppunit/extensions/HelperMacros.h>

#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"
#include "web/fakes.hpp"

namespace shouqi::http {

using namespace web_test;

class SessionTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SessionTest);
  CPPUNIT_TEST(a_started_session_is_found_again);
  CPPUNIT_TEST(the_store_never_sees_the_token);
  CPPUNIT_TEST(each_start_makes_a_new_token_and_ends_the_session_before);
  CPPUNIT_TEST(a_token_that_the_browser_chose_is_never_taken_over);
  CPPUNIT_TEST(who_is_not_attending_gets_no_session);
  CPPUNIT_TEST(an_ended_session_cannot_be_used_again);
  CPPUNIT_TEST(what_we_cannot_have_given_out_is_not_looked_up);
  CPPUNIT_TEST(two_session_cookies_are_no_session);
  CPPUNIT_TEST_SUITE_END();

  Site site{"https://portfolio.tp.edu.tw", "/portal/go?to=", "/portal/"};
  FakeSessionStore store;
  CountingRandom random;
  SessionService sessions{site, {std::chrono::seconds(1800), std::chrono::seconds(14400)}, store, random};

 public:
  void a_started_session_is_found_again() {
    Request request;
    const std::string cookie = sessions.start(request, kStudent, kSchool).value();
    CPPUNIT_ASSERT(cookie.starts_with("__Host-shouqi="));
    CPPUNIT_ASSERT(cookie.ends_with("; Secure"));
    bring_back(cookie, request);
    CPPUNIT_ASSERT_EQUAL(kStudent, sessions.find(request)->principal.student_id);
  }

  void the_store_never_sees_the_token() {
    Request request;
    bring_back(sessions.start(request, kStudent, kSchool).value(), request);
    const std::string token = request.cookies.only("__Host-shouqi").value();
    CPPUNIT_ASSERT_EQUAL(std::size_t{32}, crypto::from_base64url(token)->size());
    CPPUNIT_ASSERT_EQUAL(crypto::sha256_hex(token), store.sessions.begin()->first);
  }

  void each_start_makes_a_new_token_and_ends_the_session_before() {
    Request request;
    bring_back(sessions.start(request, kStudent, kSchool).value(), request);
    const Request old = request;
    bring_back(sessions.start(request, kStudent + 1, kSchool).value(), request);
    CPPUNIT_ASSERT(!sessions.find(old));
    CPPUNIT_ASSERT_EQUAL(kStudent + 1, sessions.find(request)->principal.student_id);
  }

  void a_token_that_the_browser_chose_is_never_taken_over() {
    Request request;
    const std::string chosen(43, 'A');
    request.cookies = {{"__Host-shouqi", chosen}};
    const std::string cookie = sessions.start(request, kStudent, kSchool).value();
    CPPUNIT_ASSERT(cookie.find(chosen) == std::string::npos);
    CPPUNIT_ASSERT(!sessions.find(request));
  }

  void who_is_not_attending_gets_no_session() {
    store.attending = false;
    CPPUNIT_ASSERT(!sessions.start({}, kStudent, kSchool));
    CPPUNIT_ASSERT(store.sessions.empty());
  }

  void an_ended_session_cannot_be_used_again() {
    Request request;
    bring_back(sessions.start(request, kStudent, kSchool).value(), request);
    CPPUNIT_ASSERT(sessions.end(request).find("Max-Age=0") != std::string::npos);
    CPPUNIT_ASSERT(!sessions.find(request));
    CPPUNIT_ASSERT(store.sessions.empty());
  }

  void what_we_cannot_have_given_out_is_not_looked_up() {
    const std::string valid(43, 'A');
    for (const std::string& value : {std::string(), std::string("x"), valid + "A", valid.substr(1),
                                     std::string(43, '%'), std::string(42, 'A') + "B", std::string(42, 'A') + "="}) {
      Request request;
      request.cookies = {{"__Host-shouqi", value}};
      CPPUNIT_ASSERT(!sessions.find(request));
    }
    Request wrong_name;
    wrong_name.cookies = {{"shouqi", valid}};
    CPPUNIT_ASSERT(!sessions.find(wrong_name));
    CPPUNIT_ASSERT_EQUAL(0, store.finds);
  }

  void two_session_cookies_are_no_session() {
    Request request;
    bring_back(sessions.start(request, kStudent, kSchool).value(), request);
    request.cookies.add("__Host-shouqi", std::string(43, 'A'));
    CPPUNIT_ASSERT(!sessions.find(request));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionTest);

}  // namespace shouqi::http
