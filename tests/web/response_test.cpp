#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "http/response.hpp"

namespace shouqi::http {

class ResponseTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ResponseTest);
  CPPUNIT_TEST(a_header_cannot_start_a_second_one);
  CPPUNIT_TEST(a_header_name_is_a_token);
  CPPUNIT_TEST(header_names_are_compared_without_case);
  CPPUNIT_TEST(helpers_set_status_and_type);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_header_cannot_start_a_second_one() {
    for (const std::string_view value :
         {std::string_view("/x\r\nSet-Cookie: a=b"), std::string_view("/x\nY: z"), std::string_view("\r"),
          std::string_view("a\0b", 3), std::string_view("\x1b[31m"), std::string_view("\x7f")}) {
      Response response;
      CPPUNIT_ASSERT_THROW(response.add("Location", value), base::Error);
      CPPUNIT_ASSERT_THROW(response.set("Location", value), base::Error);
      CPPUNIT_ASSERT_THROW(redirect(value), base::Error);
      CPPUNIT_ASSERT(response.headers().empty());
    }
  }

  void a_header_name_is_a_token() {
    Response response;
    for (const char* name : {"", "X Y", "X:", "X\r\n", "名"})
      CPPUNIT_ASSERT_THROW(response.add(name, "v"), base::Error);
  }

  void header_names_are_compared_without_case() {
    Response response;
    response.add("Cache-Control", "private").add("cache-control", "public");
    response.set("CACHE-CONTROL", "no-store");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, response.headers().size());
    CPPUNIT_ASSERT_EQUAL(std::string("no-store"), response.header("Cache-Control").value());
    CPPUNIT_ASSERT(!response.header("Vary"));
  }

  void helpers_set_status_and_type() {
    CPPUNIT_ASSERT_EQUAL(std::string("text/html; charset=utf-8"), html("x").header("Content-Type").value());
    CPPUNIT_ASSERT_EQUAL(409, html("x", 409).status);
    CPPUNIT_ASSERT_EQUAL(std::string("application/json; charset=utf-8"), json("{}").header("Content-Type").value());
    CPPUNIT_ASSERT_EQUAL(std::string("text/plain; charset=utf-8"), text("x").header("Content-Type").value());
    CPPUNIT_ASSERT_EQUAL(303, redirect("/receipt/").status);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/"), redirect("/receipt/").header("Location").value());
    CPPUNIT_ASSERT(refuse(403, ErrorReason::kSessionEnded).error == ErrorReason::kSessionEnded);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ResponseTest);

}  // namespace shouqi::http
