#include <cppunit/extensions/HelperMacros.h>

#include <bit>
#include <cstdint>
#include <limits>

#include "base/error.hpp"
#include "domain/canonical_json.hpp"

namespace shouqi::domain {

class CanonicalJsonTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CanonicalJsonTest);
  CPPUNIT_TEST(the_published_example_comes_out);
  CPPUNIT_TEST(the_published_numbers_come_out);
  CPPUNIT_TEST(numbers_that_json_does_not_have_are_refused);
  CPPUNIT_TEST(integers_up_to_two_to_the_53_are_exact_and_beyond_refused);
  CPPUNIT_TEST(the_published_keys_are_sorted);
  CPPUNIT_TEST(rare_characters_sort_before_the_private_use_area);
  CPPUNIT_TEST(only_what_must_be_escaped_is_escaped);
  CPPUNIT_TEST(nothing_is_lost_in_nested_and_empty_values);
  CPPUNIT_TEST(what_is_canonical_stays_as_it_is);
  CPPUNIT_TEST(a_key_that_is_not_utf8_is_refused);
  CPPUNIT_TEST_SUITE_END();

  static std::string canonical(std::string_view text) { return canonical_json(nlohmann::json::parse(text)); }

 public:
  // RFC 8785, section 3.2.2.
  void the_published_example_comes_out() {
    const std::string_view input = R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })";
    const std::string expected = R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
                                 R"("string":"€$\u000f\nA'B\"\\\\\"/"})";
    CPPUNIT_ASSERT_EQUAL(expected, canonical(input));
  }

  // RFC 8785, appendix B.
  void the_published_numbers_come_out() {
    const std::pair<std::uint64_t, const char*> numbers[] = {{0x0000000000000000, "0"},
                                                             {0x8000000000000000, "0"},
                                                             {0x0000000000000001, "5e-324"},
                                                             {0x8000000000000001, "-5e-324"},
                                                             {0x7fefffffffffffff, "1.7976931348623157e+308"},
                                                             {0xffefffffffffffff, "-1.7976931348623157e+308"},
                                                             {0x4340000000000000, "9007199254740992"},
                                                             {0xc340000000000000, "-9007199254740992"},
                                                             {0x4430000000000000, "295147905179352830000"},
                                                             {0x44b52d02c7e14af5, "9.999999999999997e+22"},
                                                             {0x44b52d02c7e14af6, "1e+23"},
                                                             {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
                                                             {0x444b1ae4d6e2ef4e, "999999999999999700000"},
                                                             {0x444b1ae4d6e2ef4f, "999999999999999900000"},
                                                             {0x444b1ae4d6e2ef50, "1e+21"},
                                                             {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
                                                             {0x3eb0c6f7a0b5ed8d, "0.000001"},
                                                             {0x41b3de4355555553, "333333333.3333332"},
                                                             {0x41b3de4355555554, "333333333.33333325"},
                                                             {0x41b3de4355555555, "333333333.3333333"},
                                                             {0x41b3de4355555556, "333333333.3333334"},
                                                             {0x41b3de4355555557, "333333333.33333343"},
                                                             {0xbecbf647612f3696, "-0.0000033333333333333333"},
                                                             {0x43143ff3c1cb0959, "1424953923781206.2"}};
    for (const auto& [bits, expected] : numbers) {
      CPPUNIT_ASSERT_EQUAL(std::string(expected), canonical_json(std::bit_cast<double>(bits)));
    }
    CPPUNIT_ASSERT_EQUAL(std::string("[1,1.5,-2,80,0.1,100]"), canonical("[1.0,1.50,-2.0,8e1,0.1,1E2]"));
  }

  void numbers_that_json_does_not_have_are_refused() {
    for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity()}) {
      CPPUNIT_ASSERT_THROW(canonical_json(value), base::Error);
      CPPUNIT_ASSERT_THROW(canonical_json({{"a", {1, value}}}), base::Error);
    }
  }

  void integers_up_to_two_to_the_53_are_exact_and_beyond_refused() {
    CPPUNIT_ASSERT_EQUAL(std::string("[9007199254740991,9007199254740992,-9007199254740991,-9007199254740992]"),
                         canonical("[9007199254740991,9007199254740992,-9007199254740991,-9007199254740992]"));
    for (const char* text : {"9007199254740993", "-9007199254740993", "9223372036854775807", "-9223372036854775808",
                             "18446744073709551615"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(text, canonical(text), base::Error);
    }
  }

  // RFC 8785, section 3.2.3.
  void the_published_keys_are_sorted() {
    const std::string_view input =
        R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",)"
        R"("\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})";
    const std::string expected =
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With "
        "Diaeresis\","
        "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}";
    CPPUNIT_ASSERT_EQUAL(expected, canonical(input));
  }

  // By bytes of UTF-8 𠮷 would stand last; its UTF-16 begins with a surrogate, below U+E000.
  void rare_characters_sort_before_the_private_use_area() {
    CPPUNIT_ASSERT_EQUAL(std::string("{\"林\":1,\"\uD7FF\":2,\"𠮷\":3,\"\uE000\":4,\"\uFFFF\":5}"),
                         canonical_json({{"\uFFFF", 5}, {"\uE000", 4}, {"𠮷", 3}, {"\uD7FF", 2}, {"林", 1}}));
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"":0,"a":1,"aa":2,"b":3})"), canonical(R"({"b":3,"aa":2,"a":1,"":0})"));
  }

  void only_what_must_be_escaped_is_escaped() {
    CPPUNIT_ASSERT_EQUAL(std::string("\"\\b\\t\\n\\f\\r\\u0000\\u0001\\u000b\\u001f\\\"\\\\/\x7f\u0080\u2028林𠮷\""),
                         canonical_json(std::string("\b\t\n\f\r\0\x01\x0b\x1f\"\\/\x7f\u0080\u2028林𠮷", 25)));
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"\"\n":1})"), canonical_json({{"\"\n", 1}}));
  }

  void nothing_is_lost_in_nested_and_empty_values() {
    CPPUNIT_ASSERT_EQUAL(std::string(R"([{},[],"",null,false,0,{"a":[{"b":[[]]}]}])"),
                         canonical(R"([ {}, [ ], "", null, false, -0, {"a" : [{"b":[[ ]]}]} ])"));
    CPPUNIT_ASSERT_THROW(canonical_json(nlohmann::json::binary({1})), base::Error);
  }

  void what_is_canonical_stays_as_it_is() {
    const std::string once = canonical(R"({"項目":[{"分數":-1,"學分":3.0,"名稱":"𠮷"},{}],"A":{"z":null,"b":1e-7}})");
    CPPUNIT_ASSERT_EQUAL(once, canonical(once));
  }

  void a_key_that_is_not_utf8_is_refused() {
    nlohmann::json object = nlohmann::json::object();
    object["\xFF"] = 1;
    CPPUNIT_ASSERT_THROW(canonical_json(object), base::Error);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CanonicalJsonTest);

}  // namespace shouqi::domain
