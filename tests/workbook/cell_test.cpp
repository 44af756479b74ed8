#include "workbook/cell.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::workbook {

class CellTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CellTest);
  CPPUNIT_TEST(a_text_of_32767_units_stays_whole_and_a_longer_one_says_that_it_was_cut);
  CPPUNIT_TEST(a_cut_never_halves_a_character_or_an_escape);
  CPPUNIT_TEST(line_breaks_are_line_feeds);
  CPPUNIT_TEST(what_xml_forbids_is_visible);
  CPPUNIT_TEST(a_text_that_is_no_utf8_is_an_error);
  CPPUNIT_TEST(a_han_character_is_two_wide);
  CPPUNIT_TEST(a_text_takes_the_lines_that_it_needs);
  CPPUNIT_TEST(every_name_becomes_one_that_excel_takes);
  CPPUNIT_TEST(every_state_has_its_word);
  CPPUNIT_TEST_SUITE_END();

  static std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  }

 public:
  void a_text_of_32767_units_stays_whole_and_a_longer_one_says_that_it_was_cut() {
    const std::string longest = repeated("述", kTextLimit);
    CPPUNIT_ASSERT_EQUAL(longest, cell_text(longest));
    const std::string cut = cell_text(longest + "述");
    CPPUNIT_ASSERT(cut.ends_with(kCutNote));
    CPPUNIT_ASSERT_EQUAL(kTextLimit, base::to_utf16(cut).size());
  }
  void a_cut_never_halves_a_character_or_an_escape() {
    for (const char* unit : {"𠮷", "_x0041_", "😀字"}) {
      for (const char* before : {"", "a", "ab", "abc"}) {
        const std::string cut = cell_text(before + repeated(unit, 20'000));
        CPPUNIT_ASSERT(cut.ends_with(kCutNote));
        CPPUNIT_ASSERT(base::is_valid_utf8(cut));
        CPPUNIT_ASSERT(base::to_utf16(cut).size() <= kTextLimit);
        CPPUNIT_ASSERT(base::to_utf16(cut).size() > kTextLimit - 16);
      }
    }
  }
  void line_breaks_are_line_feeds() { CPPUNIT_ASSERT_EQUAL(std::string("a\nb\nc\n\nd"), cell_text("a\r\nb\rc\n\nd")); }
  void what_xml_forbids_is_visible() {
    CPPUNIT_ASSERT_EQUAL(std::string("a\uFFFDb\uFFFDc\td"), cell_text("a\x01" "b\xEF\xBF\xBE" "c\td"));
    CPPUNIT_ASSERT_EQUAL(std::string("_x005F_x0041__x_x00zz_"), cell_text("_x0041__x_x00zz_"));
  }
  void a_text_that_is_no_utf8_is_an_error() {
    CPPUNIT_ASSERT_THROW(cell_text("\xff"), base::Error);
    CPPUNIT_ASSERT_THROW(legal_sheet_name("\xc3"), base::Error);
  }
  void a_han_character_is_two_wide() {
    CPPUNIT_ASSERT_EQUAL(std::size_t{6}, text_width("國語ab"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, text_width("a\n國語\nb"));
  }
  void a_text_takes_the_lines_that_it_needs() {
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, text_lines("", 10));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, text_lines("一二三四五", 10));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, text_lines("一二三四五六", 10));
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, text_lines("一\n\n二三四五六七", 10));
  }
  void every_name_becomes_one_that_excel_takes() {
    CPPUNIT_ASSERT_EQUAL(std::string("［a］：＊？／＼"), legal_sheet_name("[a]:*?/\\"));
    CPPUNIT_ASSERT_EQUAL(std::string("a'b"), legal_sheet_name("''a'b'"));
    CPPUNIT_ASSERT_EQUAL(std::string("history_"), legal_sheet_name("history"));
    for (const char* nothing : {"", "'", "   "}) CPPUNIT_ASSERT_EQUAL(std::string("工作表"), legal_sheet_name(nothing));
    CPPUNIT_ASSERT_EQUAL(std::size_t{31}, base::code_point_count(legal_sheet_name(repeated("班", 40))));
    CPPUNIT_ASSERT_EQUAL(std::size_t{15}, base::code_point_count(legal_sheet_name(repeated("𠮷", 40))));
  }
  void every_state_has_its_word() {
    CPPUNIT_ASSERT_EQUAL(std::string("已確認"), state_of(domain::AnswerState::kConfirmed).word);
    CPPUNIT_ASSERT(state_of(domain::AnswerState::kConfirmed).tone != state_of(domain::AnswerState::kDeemed).tone);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CellTest);

}  // namespace shouqi::workbook
