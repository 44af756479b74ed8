#include <cppunit/extensions/HelperMacros.h>

#include "crypto/encoding.hpp"

namespace shouqi::crypto {

class EncodingTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(EncodingTest);
  CPPUNIT_TEST(hex_is_written_in_lower_case_and_read_in_both);
  CPPUNIT_TEST(what_is_not_hex_is_refused);
  CPPUNIT_TEST(the_published_examples_of_base64_come_out);
  CPPUNIT_TEST(the_two_letters_of_the_url_alphabet_are_used);
  CPPUNIT_TEST(every_byte_survives_both_encodings);
  CPPUNIT_TEST(only_one_spelling_of_some_bytes_is_read);
  CPPUNIT_TEST_SUITE_END();

 public:
  void hex_is_written_in_lower_case_and_read_in_both() {
    CPPUNIT_ASSERT_EQUAL(std::string("00ff1ab0"), to_hex(std::string_view("\x00\xff\x1a\xb0", 4)));
    CPPUNIT_ASSERT_EQUAL(std::string("\xDE\xAD"), from_hex("DeaD").value());
    CPPUNIT_ASSERT_EQUAL(std::string(), from_hex("").value());
  }

  void what_is_not_hex_is_refused() {
    for (const char* text : {"0", "abc", "0g", "0x12", " 12", "1 2 ", "１２", "ab\n"})
      CPPUNIT_ASSERT_MESSAGE(text, !from_hex(text));
  }

  // RFC 4648, section 10, without the padding.
  void the_published_examples_of_base64_come_out() {
    const std::pair<const char*, const char*> examples[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : examples) {
      CPPUNIT_ASSERT_EQUAL(std::string(encoded), to_base64url(plain));
      CPPUNIT_ASSERT_EQUAL(std::string(plain), from_base64url(encoded).value());
    }
  }

  void the_two_letters_of_the_url_alphabet_are_used() {
    CPPUNIT_ASSERT_EQUAL(std::string("-_-_"), to_base64url("\xfb\xff\xbf"));
    CPPUNIT_ASSERT_EQUAL(std::string("\xfb\xff\xbf"), from_base64url("-_-_").value());
    CPPUNIT_ASSERT(!from_base64url("+/+/"));
  }

  void every_byte_survives_both_encodings() {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
      bytes += static_cast<char>(i);
      CPPUNIT_ASSERT_EQUAL(bytes, from_base64url(to_base64url(bytes)).value());
      CPPUNIT_ASSERT_EQUAL(bytes, from_hex(to_hex(bytes)).value());
    }
  }

  // Padding, white space, a lonely character and unused bits that are not zero: another spelling of a signed text.
  void only_one_spelling_of_some_bytes_is_read() {
    for (const char* text : {"Zg==", "Zg=", "Zm8=", "Z", "Zm9vY", "Zm9v\n", " Zm9v", "Zm 9v", "Zm9v.", "Zm9v林"}) {
      CPPUNIT_ASSERT_MESSAGE(text, !from_base64url(text));
    }
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int read = 0;
    for (const char c : alphabet) {
      if (const auto bytes = from_base64url(std::string("Z") + c)) {
        CPPUNIT_ASSERT_EQUAL(std::string("Z") + c, to_base64url(*bytes));
        ++read;
      }
    }
    CPPUNIT_ASSERT_EQUAL(4, read);
    read = 0;
    for (const char c : alphabet) {
      if (from_base64url(std::string("Zm") + c)) ++read;
    }
    CPPUNIT_ASSERT_EQUAL(16, read);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EncodingTest);

}  // namespace shouqi::crypto
