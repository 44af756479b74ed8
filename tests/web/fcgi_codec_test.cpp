#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

#include "fcgi/codec.hpp"

namespace shouqi::fcgi {

class CodecTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CodecTest);
  CPPUNIT_TEST(the_listed_parameters_are_read);
  CPPUNIT_TEST(no_other_parameter_changes_anything);
  CPPUNIT_TEST(every_header_and_remote_user_are_ignored);
  CPPUNIT_TEST(a_parameter_that_stands_there_twice_is_malformed);
  CPPUNIT_TEST(cookies_in_two_headers_are_all_read);
  CPPUNIT_TEST(methods_are_spelled_in_capitals);
  CPPUNIT_TEST(without_a_door_nobody_comes_in);
  CPPUNIT_TEST(lengths_that_are_no_numbers_are_malformed);
  CPPUNIT_TEST(a_body_over_the_limit_is_too_large_and_not_read);
  CPPUNIT_TEST(a_route_may_take_a_longer_body);
  CPPUNIT_TEST(a_body_that_is_not_as_long_as_announced_is_malformed);
  CPPUNIT_TEST(answers_have_a_status_line_headers_and_a_length);
  CPPUNIT_TEST(the_length_of_a_head_answer_stays);
  CPPUNIT_TEST_SUITE_END();

  static Incoming read(std::vector<std::string> parameters) {
    std::vector<const char*> pointers;
    for (const std::string& parameter : parameters) pointers.push_back(parameter.c_str());
    pointers.push_back(nullptr);
    return read_parameters(pointers.data());
  }

  static std::vector<std::string> usual() {
    return {"REQUEST_METHOD=POST",
            "DOCUMENT_URI=/receipt/cadre/confirm",
            "QUERY_STRING=term=1092&x=%20",
            "CONTENT_TYPE=application/x-www-form-urlencoded",
            "CONTENT_LENGTH=3",
            "HTTP_COOKIE=shouqi=token; other=1",
            "HTTP_HOST=127.0.0.1:8080",
            "HTTP_ORIGIN=http://127.0.0.1:8080",
            "HTTP_SEC_FETCH_SITE=same-origin",
            "REMOTE_ADDR=203.0.113.7",
            "SHOUQI_DOOR=public",
            "SHOUQI_PREFETCH=",
            "PORTAL_ASSERTION=signed"};
  }

  static void assert_same(const Incoming& left, const Incoming& right, const std::string& message) {
    const auto flat = [](const Incoming& incoming) {
      const http::Request& r = incoming.request;
      std::string text = r.path + "|" + r.query_string + "|" + r.content_type + "|" + r.body + "|" + r.host + "|" +
                         r.origin + "|" + r.sec_fetch_site + "|" + r.remote_addr + "|" + r.portal_assertion + "|" +
                         r.request_id + "|" + std::to_string(static_cast<int>(r.method)) +
                         std::to_string(static_cast<int>(r.door)) + std::to_string(static_cast<int>(r.fault)) +
                         std::to_string(r.prefetch) + "|" + std::to_string(incoming.content_length);
      for (const http::Fields* fields : {&r.query, &r.form, &r.cookies}) {
        for (const auto& [name, value] : *fields) text += "|" + name + "=" + value;
      }
      return text;
    };
    CPPUNIT_ASSERT_EQUAL_MESSAGE(message, flat(left), flat(right));
  }

 public:
  void the_listed_parameters_are_read() {
    const Incoming incoming = read(usual());
    const http::Request& request = incoming.request;
    CPPUNIT_ASSERT(request.method == http::Method::kPost);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre/confirm"), request.path);
    CPPUNIT_ASSERT_EQUAL(std::string("term=1092&x=%20"), request.query_string);
    CPPUNIT_ASSERT_EQUAL(std::string("token"), request.cookies.only("shouqi").value());
    CPPUNIT_ASSERT_EQUAL(std::string("127.0.0.1:8080"), request.host);
    CPPUNIT_ASSERT_EQUAL(std::string("http://127.0.0.1:8080"), request.origin);
    CPPUNIT_ASSERT_EQUAL(std::string("same-origin"), request.sec_fetch_site);
    CPPUNIT_ASSERT_EQUAL(std::string("203.0.113.7"), request.remote_addr);
    CPPUNIT_ASSERT_EQUAL(std::string("signed"), request.portal_assertion);
    CPPUNIT_ASSERT(request.door == http::Door::kPublic);
    CPPUNIT_ASSERT(!request.prefetch);
    CPPUNIT_ASSERT(request.fault == http::TransportFault::kNone);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, incoming.content_length);
  }

  void no_other_parameter_changes_anything() {
    const Incoming plain = read(usual());
    for (const char* more :
         {"REQUEST_URI=/receipt/staff/", "SCRIPT_NAME=/x", "PATH_INFO=/x", "SCRIPT_FILENAME=/etc/passwd", "HTTPS=on",
          "SERVER_NAME=evil", "AUTH_TYPE=Basic", "REDIRECT_STATUS=200", "shouqi_door=ops", "SHOUQI_DOOR_=ops",
          "request_method=GET", "PORTAL-ASSERTION=x", "=x", "no equals sign", ""}) {
      auto parameters = usual();
      parameters.insert(parameters.begin(), more);
      assert_same(plain, read(parameters), more);
    }
  }

  void every_header_and_remote_user_are_ignored() {
    const Incoming plain = read(usual());
    for (const char* name : {"REMOTE_USER",
                             "REMOTE_IDENT",
                             "HTTP_REMOTE_USER",
                             "HTTP_X_REMOTE_USER",
                             "HTTP_AUTHORIZATION",
                             "HTTP_X_PORTAL_USER",
                             "HTTP_PORTAL_ASSERTION",
                             "HTTP_X_PORTAL_ASSERTION",
                             "HTTP_PORTAL_USER",
                             "HTTP_X_FORWARDED_USER",
                             "HTTP_X_FORWARDED_FOR",
                             "HTTP_X_FORWARDED_HOST",
                             "HTTP_X_FORWARDED_PROTO",
                             "HTTP_X_FORWARDED_URI",
                             "HTTP_FORWARDED",
                             "HTTP_X_REAL_IP",
                             "HTTP_X_ORIGINAL_URL",
                             "HTTP_X_REWRITE_URL",
                             "HTTP_X_HTTP_METHOD_OVERRIDE",
                             "HTTP_X_HTTP_METHOD",
                             "HTTP_X_METHOD_OVERRIDE",
                             "HTTP_SHOUQI_DOOR",
                             "HTTP_X_SHOUQI_DOOR",
                             "HTTP_SHOUQI_PREFETCH",
                             "HTTP_X_REQUEST_ID",
                             "HTTP_REQUEST_ID",
                             "HTTP_PROXY",
                             "HTTP_REFERER",
                             "HTTP_USER_AGENT",
                             "HTTP_CONTENT_LENGTH",
                             "HTTP_CONTENT_TYPE",
                             "HTTP_TRANSFER_ENCODING",
                             "HTTP_TE",
                             "HTTP_EXPECT",
                             "HTTP_RANGE",
                             "HTTP_IF_NONE_MATCH",
                             "HTTP_SEC_FETCH_MODE",
                             "HTTP_SEC_FETCH_DEST",
                             "HTTP_SEC_PURPOSE",
                             "HTTP_PURPOSE",
                             "HTTP_COOKIE2",
                             "HTTP_X_CSRF_TOKEN",
                             "HTTP_X_ROLE",
                             "HTTP_X_STUDENT_ID",
                             "SSL_CLIENT_S_DN"}) {
      for (const char* value : {"", "4711", "ops", "1", "POST", "/receipt/staff/", "prefetch"}) {
        auto parameters = usual();
        parameters.push_back(std::string(name) + "=" + value);
        assert_same(plain, read(parameters), name);
      }
    }
  }

  void a_parameter_that_stands_there_twice_is_malformed() {
    for (const char* again :
         {"REQUEST_METHOD=POST", "DOCUMENT_URI=/receipt/", "QUERY_STRING=", "CONTENT_LENGTH=3", "HTTP_ORIGIN=null",
          "HTTP_SEC_FETCH_SITE=same-origin", "SHOUQI_DOOR=ops", "PORTAL_ASSERTION=x", "HTTP_HOST=evil"}) {
      auto parameters = usual();
      parameters.emplace_back(again);
      CPPUNIT_ASSERT_MESSAGE(again, read(parameters).request.fault == http::TransportFault::kMalformed);
    }
  }

  void cookies_in_two_headers_are_all_read() {
    auto parameters = usual();
    parameters.emplace_back("HTTP_COOKIE=shouqi=planted");
    const Incoming incoming = read(parameters);
    CPPUNIT_ASSERT(incoming.request.fault == http::TransportFault::kNone);
    CPPUNIT_ASSERT(!incoming.request.cookies.only("shouqi"));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), incoming.request.cookies.only("other").value());
  }

  void methods_are_spelled_in_capitals() {
    const auto method = [](const std::string& name) { return read({"REQUEST_METHOD=" + name}).request.method; };
    CPPUNIT_ASSERT(method("GET") == http::Method::kGet);
    CPPUNIT_ASSERT(method("HEAD") == http::Method::kHead);
    for (const char* name : {"", "get", "Post", "PUT", "DELETE", "TRACE", "OPTIONS", "GET "}) {
      CPPUNIT_ASSERT_MESSAGE(name, method(name) == http::Method::kOther);
    }
  }

  void without_a_door_nobody_comes_in() {
    CPPUNIT_ASSERT(read({"REQUEST_METHOD=GET"}).request.fault == http::TransportFault::kMalformed);
    CPPUNIT_ASSERT(read({"SHOUQI_DOOR=OPS"}).request.fault == http::TransportFault::kMalformed);
    CPPUNIT_ASSERT(read({"SHOUQI_DOOR=OPS"}).request.door == http::Door::kPublic);
    CPPUNIT_ASSERT(read({"SHOUQI_DOOR=ops"}).request.door == http::Door::kOps);
    CPPUNIT_ASSERT(read({"SHOUQI_DOOR=ops", "SHOUQI_PREFETCH=1"}).request.prefetch);
  }

  void lengths_that_are_no_numbers_are_malformed() {
    for (const char* length : {"-1", "+1", " 1", "1 ", "0x1", "1,1", "one"}) {
      const Incoming incoming = read({"SHOUQI_DOOR=public", std::string("CONTENT_LENGTH=") + length});
      CPPUNIT_ASSERT_MESSAGE(length, incoming.request.fault == http::TransportFault::kMalformed);
      CPPUNIT_ASSERT_EQUAL(std::size_t{0}, incoming.content_length);
    }
  }

  void a_body_over_the_limit_is_too_large_and_not_read() {
    const auto with_length = [](const std::string& length) {
      return read({"SHOUQI_DOOR=public", "CONTENT_LENGTH=" + length});
    };
    CPPUNIT_ASSERT_EQUAL(http::kBodyLimit, with_length("65536").content_length);
    for (const char* length : {"65537", "99999999999999999999999999"}) {
      CPPUNIT_ASSERT(with_length(length).request.fault == http::TransportFault::kTooLarge);
      CPPUNIT_ASSERT_EQUAL(std::size_t{0}, with_length(length).content_length);
    }
  }

  void a_route_may_take_a_longer_body() {
    const std::vector<const char*> parameters{"SHOUQI_DOOR=public", "DOCUMENT_URI=/upload", "CONTENT_LENGTH=100000", nullptr};
    const auto limit_of = [](std::size_t limit) {
      return [limit](const http::Request& request) { return request.path == "/upload" ? limit : 0; };
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t{100'000}, read_parameters(parameters.data(), limit_of(100'000)).content_length);
    CPPUNIT_ASSERT(read_parameters(parameters.data(), limit_of(99'999)).request.fault == http::TransportFault::kTooLarge);
    // A form needs no leave.
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, read_parameters(std::vector<const char*>{"SHOUQI_DOOR=public", "CONTENT_LENGTH=3", nullptr}.data(),
                                                         limit_of(1)).content_length);
  }

  void a_body_that_is_not_as_long_as_announced_is_malformed() {
    CPPUNIT_ASSERT(with_body(read(usual()), "a=b").fault == http::TransportFault::kNone);
    for (const char* body : {"", "a=", "a=bc"}) {
      CPPUNIT_ASSERT(with_body(read(usual()), body).fault == http::TransportFault::kMalformed);
    }
  }

  void answers_have_a_status_line_headers_and_a_length() {
    http::Response response = http::redirect("/receipt/");
    CPPUNIT_ASSERT_EQUAL(std::string("Status: 303 See Other\r\nLocation: /receipt/\r\nContent-Length: 0\r\n\r\n"),
                         to_cgi(response));
    CPPUNIT_ASSERT_EQUAL(
        std::string("Status: 409 Conflict\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 6\r\n\r\n收訖"),
        to_cgi(http::text("收訖", 409)));
  }

  void the_length_of_a_head_answer_stays() {
    http::Response response;
    response.set("Content-Length", "12");
    CPPUNIT_ASSERT_EQUAL(std::string("Status: 200 OK\r\nContent-Length: 12\r\n\r\n"), to_cgi(response));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CodecTest);

}  // namespace shouqi::fcgi
