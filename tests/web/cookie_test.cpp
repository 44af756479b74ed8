#include <cppunit/extensions/HelperMacros.h>

#include "http/cookie.hpp"

namespace shouqi::http {

class CookieTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CookieTest);
  CPPUNIT_TEST(cookies_are_read_by_name);
  CPPUNIT_TEST(pieces_that_are_no_cookies_are_skipped);
  CPPUNIT_TEST(two_cookies_of_one_name_have_no_single_value);
  CPPUNIT_TEST(under_tls_a_cookie_is_secure);
  CPPUNIT_TEST(a_removed_cookie_has_the_attributes_it_was_set_with);
  CPPUNIT_TEST_SUITE_END();

 public:
  void cookies_are_read_by_name() {
    const Fields cookies = parse_cookies("PHPSESSID=abc; shouqi=t0k-en_; other=a=b");
    CPPUNIT_ASSERT_EQUAL(std::string("t0k-en_"), cookies.only("shouqi").value());
    CPPUNIT_ASSERT_EQUAL(std::string("a=b"), cookies.only("other").value());
    CPPUNIT_ASSERT(!cookies.has("SHOUQI"));
  }

  void pieces_that_are_no_cookies_are_skipped() {
    const Fields cookies = parse_cookies(" ;; nonsense ; =x;\ta = 1 ;");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, cookies.size());
    CPPUNIT_ASSERT_EQUAL(std::string("1"), cookies.only("a").value());
    CPPUNIT_ASSERT(parse_cookies("").empty());
  }

  void two_cookies_of_one_name_have_no_single_value() {
    CPPUNIT_ASSERT(!parse_cookies("shouqi=mine; shouqi=planted").only("shouqi"));
  }

  void under_tls_a_cookie_is_secure() {
    CPPUNIT_ASSERT_EQUAL(std::string("__Host-shouqi=v; Path=/; HttpOnly; SameSite=Lax; Secure"),
                         set_cookie("__Host-shouqi", "v", CookieScheme::kTls));
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi=v; Path=/; HttpOnly; SameSite=Lax"),
                         set_cookie("shouqi", "v", CookieScheme::kLoopback));
  }

  void a_removed_cookie_has_the_attributes_it_was_set_with() {
    CPPUNIT_ASSERT_EQUAL(std::string("__Host-shouqi=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"),
                         expire_cookie("__Host-shouqi", CookieScheme::kTls));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CookieTest);

}  // namespace shouqi::http
