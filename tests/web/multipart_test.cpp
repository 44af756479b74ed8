#include <cppunit/extensions/HelperMacros.h>

#include <random>

#include "http/multipart.hpp"

namespace shouqi::http {

class MultipartTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MultipartTest);
  CPPUNIT_TEST(what_a_browser_sends_is_read);
  CPPUNIT_TEST(a_file_of_any_bytes_comes_through_untouched);
  CPPUNIT_TEST(a_form_without_a_file_has_an_empty_one);
  CPPUNIT_TEST(names_are_unescaped_as_browsers_escape_them);
  CPPUNIT_TEST(what_no_browser_sends_is_refused);
  CPPUNIT_TEST(fields_together_may_be_as_long_as_a_form);
  CPPUNIT_TEST(there_is_a_limit_to_the_parts);
  CPPUNIT_TEST(only_a_type_with_a_lawful_boundary_counts);
  CPPUNIT_TEST(no_mutation_reads_outside_the_body);
  CPPUNIT_TEST_SUITE_END();

  static constexpr std::string_view kBoundary = "----WebKitFormBoundaryAbC123";

  static std::string part(const std::string& head, const std::string& content) {
    return "--" + std::string(kBoundary) + "\r\n" + head + "\r\n\r\n" + content + "\r\n";
  }
  static std::string field(const std::string& name, const std::string& value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
  }
  static std::string file(const std::string& file_name, const std::string& content) {
    return part("Content-Disposition: form-data; name=\"package\"; filename=\"" + file_name + "\"\r\nContent-Type: application/zip", content);
  }
  static std::string end() { return "--" + std::string(kBoundary) + "--\r\n"; }
  static std::string whole() { return field("csrf", "token") + field("round", "7") + file("收訖明細.zip", "PK\x03\x04…") + field("password", "祕密 1"); }
  static bool reads(const std::string& body) { return parse_multipart(body, kBoundary).has_value(); }
  static std::string_view bytes(const std::string& body, const UploadedFile& one) { return std::string_view(body).substr(one.offset, one.length); }

 public:
  void what_a_browser_sends_is_read() {
    const std::string body = whole() + end();
    const auto form = parse_multipart(body, kBoundary);
    CPPUNIT_ASSERT(form.has_value());
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, form->fields.size());
    CPPUNIT_ASSERT_EQUAL(std::string("祕密 1"), form->fields.only("password").value());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, form->files.size());
    CPPUNIT_ASSERT_EQUAL(std::string("package"), form->files.front().name);
    CPPUNIT_ASSERT_EQUAL(std::string("收訖明細.zip"), form->files.front().file_name);
    CPPUNIT_ASSERT_EQUAL(std::string("PK\x03\x04…"), std::string(bytes(body, form->files.front())));
    // The last line may end or not.
    CPPUNIT_ASSERT(reads(body.substr(0, body.size() - 2)));
    CPPUNIT_ASSERT(reads(end()));
  }

  void a_file_of_any_bytes_comes_through_untouched() {
    std::string content;
    for (int i = 0; i < 100'000; ++i) content += static_cast<char>(i * 7 + i / 256);
    content += "\r\n--" + std::string(kBoundary.substr(1)) + "\r\n--\r\n\r\n";
    const std::string body = file("a", content) + end();
    const auto form = parse_multipart(body, kBoundary);
    CPPUNIT_ASSERT(form && form->files.size() == 1);
    CPPUNIT_ASSERT(bytes(body, form->files.front()) == content);
  }

  void a_form_without_a_file_has_an_empty_one() {
    const auto form = parse_multipart(file("", "") + end(), kBoundary);
    CPPUNIT_ASSERT(form.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string(), form->files.front().file_name);
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, form->files.front().length);
  }

  void names_are_unescaped_as_browsers_escape_them() {
    const auto form = parse_multipart(file("a%22b%0D%0Ac%41\\../😀", "x") + end(), kBoundary);
    CPPUNIT_ASSERT_EQUAL(std::string("a\"b\r\nc%41\\../😀"), form->files.front().file_name);
  }

  void what_no_browser_sends_is_refused() {
    const std::string line = "--" + std::string(kBoundary) + "\r\n";
    for (const std::string& body : {
             std::string(), std::string("x"), whole(), "\r\n" + whole() + end(), whole() + end() + "x", whole() + end() + end(),
             "preamble\r\n" + whole() + end(), whole() + "--" + std::string(kBoundary) + "-\r\n",
             line + "\r\nvalue\r\n" + end(),
             part("Content-Disposition: form-data", "x") + end(),
             part("Content-Disposition: form-data; name=\"\"", "x") + end(),
             part("Content-Disposition: form-data; name=bare", "x") + end(),
             part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "x") + end(),
             part("Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''x", "x") + end(),
             part("Content-Disposition: form-data; name=\"a\" filename=\"b\"", "x") + end(),
             part("Content-Disposition: form-data; name=\"a", "x") + end(),
             part("Content-Disposition: attachment; name=\"a\"", "x") + end(),
             part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "x") + end(),
             part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "eA==") + end(),
             part("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=b", "x") + end(),
             part("Content-Disposition: form-data; name=\"a\"\r\nno colon", "x") + end(),
             part("Content-Type: text/plain", "x") + end(),
             field("a", std::string("x\0y", 3)) + end(), field("a", "\xff") + end(), field("\xff", "x") + end(), file("\xff", "x") + end(),
             part("Content-Disposition: form-data; name=\"" + std::string(20'000, 'a') + "\"", "x") + end()}) {
      CPPUNIT_ASSERT_MESSAGE(body.substr(0, 200), !reads(body));
    }
  }

  void fields_together_may_be_as_long_as_a_form() {
    CPPUNIT_ASSERT(reads(field("a", std::string(kBodyLimit - 1, 'x')) + end()));
    CPPUNIT_ASSERT(!reads(field("a", std::string(kBodyLimit, 'x')) + end()));
    CPPUNIT_ASSERT(!reads(field("a", std::string(kBodyLimit / 2, 'x')) + field("b", std::string(kBodyLimit / 2, 'x')) + end()));
  }

  void there_is_a_limit_to_the_parts() {
    std::string body;
    for (std::size_t i = 0; i < kPartLimit; ++i) body += field("a" + std::to_string(i), "x");
    CPPUNIT_ASSERT(reads(body + end()));
    CPPUNIT_ASSERT(!reads(body + field("b", "x") + end()));
  }

  void only_a_type_with_a_lawful_boundary_counts() {
    CPPUNIT_ASSERT_EQUAL(std::string("abc"), multipart_boundary("multipart/form-data; boundary=abc").value());
    CPPUNIT_ASSERT_EQUAL(std::string("a:c"), multipart_boundary("Multipart/Form-Data;boundary=\"a:c\"").value());
    for (const char* type : {"", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a b", "multipart/mixed; boundary=a",
                             "multipart/form-data; charset=utf-8; boundary=a", "multipart/form-data; boundary=a\r\n", "multipart/form-dataX; boundary=a"}) {
      CPPUNIT_ASSERT_MESSAGE(type, !multipart_boundary(type).has_value());
    }
    CPPUNIT_ASSERT(!multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')).has_value());
  }

  void no_mutation_reads_outside_the_body() {
    const std::string good = whole() + end();
    std::mt19937 random(20211115);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
      std::string body = good;
      for (std::size_t changes = 1 + below(4); changes > 0 && !body.empty(); --changes) {
        const std::size_t at = below(body.size());
        switch (below(4)) {
          case 0: body[at] = static_cast<char>(random()); break;
          case 1: body.erase(at, 1 + below(30)); break;
          case 2: body.insert(at, good.substr(below(good.size()), below(60))); break;
          default: body.resize(at); break;
        }
      }
      const auto form = parse_multipart(body, kBoundary);
      if (!form) continue;
      ++read;
      for (const UploadedFile& one : form->files) CPPUNIT_ASSERT(one.offset <= body.size() && one.length <= body.size() - one.offset);
      for (const auto& [name, value] : form->fields) CPPUNIT_ASSERT(!name.empty() && value.size() <= body.size());
    }
    // Some only changed what a field or the file says.
    CPPUNIT_ASSERT(read > 100);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MultipartTest);

}  // namespace shouqi::http
