#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::base {

class Utf8Test : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(Utf8Test);
  CPPUNIT_TEST(every_length_of_a_code_point_is_read);
  CPPUNIT_TEST(overlong_forms_are_refused);
  CPPUNIT_TEST(surrogates_are_refused);
  CPPUNIT_TEST(what_lies_above_the_last_code_point_is_refused);
  CPPUNIT_TEST(truncated_and_stray_bytes_are_refused);
  CPPUNIT_TEST(every_code_point_survives_writing_and_reading);
  CPPUNIT_TEST(bytes_that_are_not_utf8_have_no_code_points);
  CPPUNIT_TEST(rare_characters_become_surrogate_pairs_in_utf16);
  CPPUNIT_TEST(control_characters_become_visible);
  CPPUNIT_TEST(what_can_be_shown_stays_as_it_is);
  CPPUNIT_TEST(the_middle_of_a_name_is_masked);
  CPPUNIT_TEST(a_name_of_two_or_one_is_masked_as_far_as_it_goes);
  CPPUNIT_TEST(indigenous_and_foreign_names_keep_dots_and_spaces);
  CPPUNIT_TEST(padding_between_two_characters_hides_nothing_less);
  CPPUNIT_TEST_SUITE_END();

  static bool valid(std::string_view bytes) { return is_valid_utf8(bytes); }

 public:
  void every_length_of_a_code_point_is_read() {
    CPPUNIT_ASSERT(valid(""));
    CPPUNIT_ASSERT(valid("A\x7f"));
    CPPUNIT_ASSERT(valid("\xC2\x80\xDF\xBF"));
    CPPUNIT_ASSERT(valid("\xE0\xA0\x80\xEF\xBF\xBF"));
    CPPUNIT_ASSERT(valid("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
    CPPUNIT_ASSERT(valid(std::string_view("\0", 1)));
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, code_point_count("𠮷田A"));
    CPPUNIT_ASSERT((std::vector<char32_t>{0x20BB7, 0x7530} == code_points("𠮷田")));
  }

  void overlong_forms_are_refused() {
    for (const char* bytes :
         {"\xC0\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF"}) {
      CPPUNIT_ASSERT(!valid(bytes));
    }
  }

  void surrogates_are_refused() {
    CPPUNIT_ASSERT(valid("\xED\x9F\xBF\xEE\x80\x80"));
    for (const char* bytes :
         {"\xED\xA0\x80", "\xED\xAF\xBF", "\xED\xB0\x80", "\xED\xBF\xBF", "\xED\xA1\x82\xED\xBE\xB7"}) {
      CPPUNIT_ASSERT(!valid(bytes));
    }
  }

  void what_lies_above_the_last_code_point_is_refused() {
    for (const char* bytes : {"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF"}) {
      CPPUNIT_ASSERT(!valid(bytes));
    }
  }

  void truncated_and_stray_bytes_are_refused() {
    const std::string text = "林𠮷é";
    for (std::size_t length = 1; length < text.size(); ++length) {
      const bool whole = length == 3 || length == 7;
      CPPUNIT_ASSERT_EQUAL(whole, valid(text.substr(0, length)));
    }
    for (const char* bytes : {"\x80", "A\xBF", "\xE6\x9E",
                              "\xE6\x9E"
                              "A",
                              "\xF0\xA0\xAE"
                              "A",
                              "\xC3\xC3", "林\x97"}) {
      CPPUNIT_ASSERT(!valid(bytes));
    }
  }

  void every_code_point_survives_writing_and_reading() {
    std::vector<char32_t> all;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
      const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
      if (!surrogate) all.push_back(code_point);
    }
    CPPUNIT_ASSERT(all == code_points(to_utf8(all)));
  }

  void bytes_that_are_not_utf8_have_no_code_points() {
    CPPUNIT_ASSERT_THROW(code_points("\xFF"), Error);
    CPPUNIT_ASSERT_THROW(code_point_count("\xED\xA0\x80"), Error);
    CPPUNIT_ASSERT_THROW(to_utf16("\xE6\x9E"), Error);
  }

  void rare_characters_become_surrogate_pairs_in_utf16() {
    CPPUNIT_ASSERT(to_utf16("林A") == u"林A");
    CPPUNIT_ASSERT((to_utf16("𠮷") == std::u16string{0xD842, 0xDFB7}));
    CPPUNIT_ASSERT((to_utf16("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF") == std::u16string{0xD800, 0xDC00, 0xDBFF, 0xDFFF}));
    CPPUNIT_ASSERT(to_utf16("").empty());
  }

  void control_characters_become_visible() {
    CPPUNIT_ASSERT_EQUAL(std::string("林\uFFFD廷"), without_controls(std::string_view("林\0廷", 7)));
    CPPUNIT_ASSERT_EQUAL(std::string("\uFFFD[2J\uFFFD"), without_controls("\x1B[2J\x07"));
    CPPUNIT_ASSERT_EQUAL(std::string("\uFFFD\uFFFD"), without_controls("\x7F\xC2\x9B"));
    CPPUNIT_ASSERT_EQUAL(std::string("\uFFFD\uFFFD"), without_controls("\xEF\xBF\xBE\xEF\xBF\xBF"));
  }

  void what_can_be_shown_stays_as_it_is() {
    for (const char* text : {"", "一\t二\r\n三", "𠮷田 é\xC2\xA0x", "\uFFFD", "巴奈·安恩"}) {
      CPPUNIT_ASSERT_EQUAL(std::string(text), without_controls(text));
    }
  }

  void the_middle_of_a_name_is_masked() {
    CPPUNIT_ASSERT_EQUAL(std::string("林○廷"), mask_name("林小廷"));
    CPPUNIT_ASSERT_EQUAL(std::string("歐○○華"), mask_name("歐陽小華"));
    CPPUNIT_ASSERT_EQUAL(std::string("𠮷○郎"), mask_name("𠮷田郎"));
  }

  void a_name_of_two_or_one_is_masked_as_far_as_it_goes() {
    CPPUNIT_ASSERT_EQUAL(std::string("王○"), mask_name("王明"));
    CPPUNIT_ASSERT_EQUAL(std::string("𠮷○"), mask_name("𠮷田"));
    CPPUNIT_ASSERT_EQUAL(std::string("林"), mask_name("林"));
    CPPUNIT_ASSERT_EQUAL(std::string(), mask_name(""));
  }

  void indigenous_and_foreign_names_keep_dots_and_spaces() {
    CPPUNIT_ASSERT_EQUAL(std::string("以○·○○勇"), mask_name("以新·索伊勇"));
    CPPUNIT_ASSERT_EQUAL(std::string("以○‧○○勇"), mask_name("以新‧索伊勇"));
    CPPUNIT_ASSERT_EQUAL(std::string("巴○ ○恩"), mask_name("巴奈 安恩"));
    CPPUNIT_ASSERT_EQUAL(std::string("M○○○ ○○e"), mask_name("Mary Lee"));
    CPPUNIT_ASSERT_EQUAL(std::string("J. ○○○○h"), mask_name("J. Smith"));
  }

  // School rosters pad names of two characters to the width of three.
  void padding_between_two_characters_hides_nothing_less() {
    CPPUNIT_ASSERT_EQUAL(std::string("王　○"), mask_name("王　明"));
    CPPUNIT_ASSERT_EQUAL(std::string("王 ○"), mask_name("王 明"));
    CPPUNIT_ASSERT_EQUAL(std::string("王○ "), mask_name("王明 "));
    CPPUNIT_ASSERT_EQUAL(std::string("林○廷 "), mask_name("林小廷 "));
    CPPUNIT_ASSERT_EQUAL(std::string(" 林○廷"), mask_name(" 林小廷"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(Utf8Test);

}  // namespace shouqi::base
