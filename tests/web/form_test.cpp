#include <cppunit/extensions/HelperMacros.h>

#include "http/form.hpp"

namespace shouqi::http {

class FormTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(FormTest);
  CPPUNIT_TEST(a_form_is_split_before_it_is_decoded);
  CPPUNIT_TEST(everything_after_the_first_equals_sign_is_value);
  CPPUNIT_TEST(chinese_and_rare_characters_come_through);
  CPPUNIT_TEST(repeated_names_keep_their_order_and_have_no_single_value);
  CPPUNIT_TEST(names_without_value_and_empty_pieces_are_harmless);
  CPPUNIT_TEST(what_cannot_be_decoded_is_refused);
  CPPUNIT_TEST(two_hundred_fields_are_read_and_one_more_is_refused);
  CPPUNIT_TEST(only_the_form_type_counts_as_a_form);
  CPPUNIT_TEST(encoding_and_decoding_are_inverse_for_every_byte_of_text);
  CPPUNIT_TEST_SUITE_END();

  static std::string value(std::string_view text, std::string_view name) {
    return parse_urlencoded(text)->only(name).value();
  }

 public:
  void a_form_is_split_before_it_is_decoded() {
    const auto fields = parse_urlencoded("reason=a%26b%3Dc%2Bd&term=1092");
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, fields->size());
    CPPUNIT_ASSERT_EQUAL(std::string("a&b=c+d"), fields->only("reason").value());
    CPPUNIT_ASSERT_EQUAL(std::string("1092"), fields->only("term").value());
  }

  void everything_after_the_first_equals_sign_is_value() {
    CPPUNIT_ASSERT_EQUAL(std::string("1=2=3"), value("a=1=2=3", "a"));
    CPPUNIT_ASSERT_EQUAL(std::string("a b"), value("x=a+b", "x"));
    CPPUNIT_ASSERT_EQUAL(std::string("100%"), value("x=100%25", "x"));
  }

  void chinese_and_rare_characters_come_through() {
    CPPUNIT_ASSERT_EQUAL(std::string("幹部經歷"), value("x=%E5%B9%B9%E9%83%A8%e7%b6%93%e6%ad%b7", "x"));
    CPPUNIT_ASSERT_EQUAL(std::string("𠮷"), value("x=%F0%A0%AE%B7", "x"));
    CPPUNIT_ASSERT_EQUAL(std::string("值"), value("%E5%90%8D=%E5%80%BC", "名"));
    CPPUNIT_ASSERT_EQUAL(std::string("直接"), value("x=直接", "x"));
  }

  void repeated_names_keep_their_order_and_have_no_single_value() {
    const auto fields = parse_urlencoded("rows=2&rows=1&term=1092&term=1091");
    CPPUNIT_ASSERT((std::vector<std::string>{"2", "1"} == fields->all("rows")));
    CPPUNIT_ASSERT(!fields->only("term"));
    CPPUNIT_ASSERT(fields->has("term"));
    CPPUNIT_ASSERT(!fields->only("digest"));
  }

  void names_without_value_and_empty_pieces_are_harmless() {
    const auto fields = parse_urlencoded("&&a&b=&&");
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, fields->size());
    CPPUNIT_ASSERT_EQUAL(std::string(), fields->only("a").value());
    CPPUNIT_ASSERT_EQUAL(std::string(), fields->only("b").value());
    CPPUNIT_ASSERT(parse_urlencoded("")->empty());
  }

  void what_cannot_be_decoded_is_refused() {
    for (const std::string_view text : {"a=%", "a=%4", "a=%zz", "%=1", "a=%g0", "a=%00", "%00=1", "a=%C3", "a=%FF",
                                        "a=%C0%80", "a=%ED%A0%80", "a=%F4%90%80%80", "a=1&b=%E5%B9"}) {
      CPPUNIT_ASSERT_MESSAGE(std::string(text), !parse_urlencoded(text));
    }
    CPPUNIT_ASSERT(!parse_urlencoded(std::string_view("a=\0b", 4)));
    CPPUNIT_ASSERT(!parse_urlencoded("a=\xff"));
  }

  void two_hundred_fields_are_read_and_one_more_is_refused() {
    std::string text;
    for (std::size_t i = 0; i < kFieldLimit; ++i) text += "r=" + std::to_string(i) + "&";
    CPPUNIT_ASSERT_EQUAL(kFieldLimit, parse_urlencoded(text)->size());
    CPPUNIT_ASSERT(!parse_urlencoded(text + "r=x"));
  }

  void only_the_form_type_counts_as_a_form() {
    CPPUNIT_ASSERT(is_urlencoded("application/x-www-form-urlencoded"));
    CPPUNIT_ASSERT(is_urlencoded("Application/X-WWW-Form-Urlencoded ; charset=UTF-8"));
    for (const std::string_view type : {"", "text/plain", "application/json", "multipart/form-data; boundary=x",
                                        "application/x-www-form-urlencodedx", "application/x-www-form-urlencode"}) {
      CPPUNIT_ASSERT_MESSAGE(std::string(type), !is_urlencoded(type));
    }
  }

  void encoding_and_decoding_are_inverse_for_every_byte_of_text() {
    std::string text = "幹部經歷 𠮷";
    for (char c = 1; c < 127; ++c) text += c;
    CPPUNIT_ASSERT_EQUAL(text, value("x=" + url_encode(text), "x"));
    CPPUNIT_ASSERT_EQUAL(std::string("%2Freceipt%2Fcadre%3Fterm%3D1092"), url_encode("/receipt/cadre?term=1092"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FormTest);

}  // namespace shouqi::http
