#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "http/site.hpp"

namespace shouqi::http {

class SiteTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SiteTest);
  CPPUNIT_TEST(a_site_under_tls_has_a_host_cookie);
  CPPUNIT_TEST(without_tls_only_a_loopback_site_may_start);
  CPPUNIT_TEST(an_origin_is_what_a_browser_would_send);
  CPPUNIT_TEST(a_ticket_leads_to_pages_that_show_and_nowhere_else);
  CPPUNIT_TEST(the_way_to_the_portal_names_the_page_to_come_back_to);
  CPPUNIT_TEST(the_nearest_target_of_a_page_is_its_category);
  CPPUNIT_TEST(the_staff_have_a_cookie_tickets_and_targets_of_their_own);
  CPPUNIT_TEST_SUITE_END();

  static Site site(const std::string& origin) { return {origin, "/portal/go?to=", "/portal/"}; }

 public:
  void a_site_under_tls_has_a_host_cookie() {
    CPPUNIT_ASSERT_EQUAL(std::string("__Host-shouqi"),
                         std::string(site("https://portfolio.tp.edu.tw").session_cookie()));
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi-student@portfolio.tp.edu.tw"),
                         site("https://portfolio.tp.edu.tw").ticket_audience());
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi-student@portfolio.tp.edu.tw:8443"),
                         site("https://portfolio.tp.edu.tw:8443").ticket_audience());
  }

  void without_tls_only_a_loopback_site_may_start() {
    for (const char* origin :
         {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080", "http://localhost:8080"}) {
      CPPUNIT_ASSERT_EQUAL(std::string("shouqi"), std::string(site(origin).session_cookie()));
    }
    for (const char* origin : {"http://portfolio.tp.edu.tw", "http://192.168.1.5:8080", "http://127.0.0.1.evil.example",
                               "http://localhost.evil.example:80", "http://0.0.0.0:8080"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(origin, site(origin), base::ConfigurationError);
    }
  }

  void an_origin_is_what_a_browser_would_send() {
    for (const char* origin :
         {"", "portfolio.tp.edu.tw", "ftp://x", "https://", "https://portfolio.tp.edu.tw/", "https://a b",
          "https://Portfolio.tp.edu.tw", "https://x:443", "http://127.0.0.1:80", "https://x:", "https://x:0",
          "https://x:08", "https://x:123456", "https://:8080", "https://u@x", "https://x?y"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(origin, site(origin), base::ConfigurationError);
    }
  }

  void a_ticket_leads_to_pages_that_show_and_nowhere_else() {
    for (const char* target : {"/receipt/", "/receipt/cadre", "/receipt/course?term=1092", "/receipt/outcome?term=1090",
                               "/receipt/performance"}) {
      CPPUNIT_ASSERT_MESSAGE(target, is_allowed_target(target));
    }
    for (const char* target : {"",
                               "/",
                               "/receipt",
                               "receipt/",
                               "//evil.example/receipt/",
                               "https://evil.example/receipt/",
                               "/receipt//evil.example",
                               "/receipt/\\evil",
                               "/receipt/cadre/confirm",
                               "/receipt/cadre/",
                               "/receipt/cadre?term=",
                               "/receipt/cadre?term=109",
                               "/receipt/cadre?term=1093",
                               "/receipt/cadre?term=1092&x=1",
                               "/receipt/cadre?x=1",
                               "/receipt/cadre?",
                               "/receipt/?term=1092",
                               "/receipt/leave",
                               "/receipt/enter",
                               "/receipt/Cadre",
                               "/receipt/cadre#x",
                               "/receipt/../portal/",
                               "/receipt/cadre\r\nX: y"}) {
      CPPUNIT_ASSERT_MESSAGE(target, !is_allowed_target(target));
    }
  }

  void the_way_to_the_portal_names_the_page_to_come_back_to() {
    const Site here = site("http://127.0.0.1:8080");
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2Fcadre%3Fterm%3D1092"),
                         here.login_url("/receipt/cadre?term=1092"));
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2F"), here.login_url("https://evil.example/"));
  }

  void the_staff_have_a_cookie_tickets_and_targets_of_their_own() {
    const Site staff{"https://portfolio.tp.edu.tw", "/portal/go?to=", "/portal/", Program::kStaff};
    CPPUNIT_ASSERT_EQUAL(std::string("__Host-shouqi_staff"), std::string(staff.session_cookie()));
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi-staff@portfolio.tp.edu.tw"), staff.ticket_audience());
    for (const char* target : {"/receipt/staff/", "/receipt/staff/office", "/receipt/staff/school", "/receipt/staff/school/import", "/receipt/staff/class/18"}) CPPUNIT_ASSERT_MESSAGE(target, staff.is_allowed_target(target));
    for (const char* target : {"", "/receipt/", "/receipt/cadre", "/receipt/staff", "/receipt/staff/leave", "/receipt/staff/office/report/1", "/receipt/staff/class/",
                               "/receipt/staff/class/018", "/receipt/staff/class/18/student/1", "/receipt/staff/class/18?x=1",
                               "//evil.example/receipt/staff/"}) {
      CPPUNIT_ASSERT_MESSAGE(target, !staff.is_allowed_target(target));
    }
    CPPUNIT_ASSERT(!site("https://portfolio.tp.edu.tw").is_allowed_target("/receipt/staff/"));
    CPPUNIT_ASSERT_EQUAL(std::string("/portal/go?to=%2Freceipt%2Fstaff%2F"), staff.login_url("/receipt/cadre"));
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/staff/class/18"), nearest_staff_target(domain::ClassId{18}, "/receipt/staff/class/18/notice"));
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/staff/school"), nearest_staff_target(std::nullopt, "/receipt/staff/school/round/7"));
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/staff/office"), nearest_staff_target(std::nullopt, "/receipt/staff/office/report/7"));
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/staff/school/import"), nearest_staff_target(std::nullopt, "/receipt/staff/school/import/7"));
  }

  void the_nearest_target_of_a_page_is_its_category() {
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre?term=1092"), nearest_target(domain::Category::kCadre, "1092"));
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre"), nearest_target(domain::Category::kCadre, "1092&x"));
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/"), nearest_target(std::nullopt, "1092"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SiteTest);

}  // namespace shouqi::http
