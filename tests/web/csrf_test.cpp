#include <cppunit/extensions/HelperMacros.h>

#include "http/csrf.hpp"

namespace shouqi::http {

class CsrfTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CsrfTest);
  CPPUNIT_TEST(where_a_post_may_come_from);
  CPPUNIT_TEST(a_token_belongs_to_one_session);
  CPPUNIT_TEST(a_token_must_stand_in_the_form_exactly_once);
  CPPUNIT_TEST(a_token_in_the_query_is_no_token);
  CPPUNIT_TEST_SUITE_END();

  static constexpr std::string_view kOrigin = "https://portfolio.tp.edu.tw";

 public:
  void where_a_post_may_come_from() {
    struct Row {
      const char* site;
      const char* origin;
      bool ours;
    };
    const Row rows[] = {
        {"same-origin", "https://portfolio.tp.edu.tw", true},
        {"same-origin", "", true},
        {"same-origin", "null", true},  // a page under no-referrer
        {"", "https://portfolio.tp.edu.tw", true},
        {"", "", false},
        {"", "null", false},
        {"", "https://evil.example", false},
        {"", "http://portfolio.tp.edu.tw", false},
        {"", "https://portfolio.tp.edu.tw:8443", false},
        {"", "https://portfolio.tp.edu.tw.evil.example", false},
        {"", "https://PORTFOLIO.tp.edu.tw", false},
        {"same-origin", "https://evil.example", false},
        {"same-site", "https://portfolio.tp.edu.tw", false},
        {"same-site", "", false},
        {"cross-site", "https://portfolio.tp.edu.tw", false},
        {"cross-site", "", false},
        {"none", "https://portfolio.tp.edu.tw", false},
        {"none", "", false},
        {"Same-Origin", "", false},
        {"same-origin, same-origin", "", false},
    };
    for (const Row& row : rows) {
      Request request;
      request.sec_fetch_site = row.site;
      request.origin = row.origin;
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(row.site) + " | " + row.origin, row.ours,
                                   comes_from_our_pages(request, kOrigin));
    }
  }

  void a_token_belongs_to_one_session() {
    Request request;
    request.form = {{"csrf", csrf_token("session one")}};
    CPPUNIT_ASSERT(has_csrf_token(request, "session one"));
    CPPUNIT_ASSERT(!has_csrf_token(request, "session two"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{43}, csrf_token("session one").size());
    CPPUNIT_ASSERT(csrf_token("session one").find("session") == std::string::npos);
  }

  void a_token_must_stand_in_the_form_exactly_once() {
    Request request;
    CPPUNIT_ASSERT(!has_csrf_token(request, "s"));
    request.form = {{"csrf", ""}};
    CPPUNIT_ASSERT(!has_csrf_token(request, "s"));
    request.form = {{"csrf", csrf_token("s")}, {"csrf", csrf_token("s")}};
    CPPUNIT_ASSERT(!has_csrf_token(request, "s"));
  }

  void a_token_in_the_query_is_no_token() {
    Request request;
    request.query = {{"csrf", csrf_token("s")}};
    CPPUNIT_ASSERT(!has_csrf_token(request, "s"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CsrfTest);

}  // namespace shouqi::http
