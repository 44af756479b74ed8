#include <cppunit/extensions/HelperMacros.h>

#include "base/roc_calendar.hpp"
#include "domain/round.hpp"

namespace shouqi::domain {

class RoundTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RoundTest);
  CPPUNIT_TEST(a_round_is_called_by_term_and_batch);
  CPPUNIT_TEST(four_kinds_of_batches_are_known);
  CPPUNIT_TEST(a_title_names_the_batch_where_it_is_not_the_regular_one);
  CPPUNIT_TEST(a_roster_kind_tells_its_batch);
  CPPUNIT_TEST(yearly_categories_take_the_whole_year);
  CPPUNIT_TEST(friday_to_monday_morning_is_three_days);
  CPPUNIT_TEST_SUITE_END();

  static int days(std::string_view opens_at, std::string_view closes_at) {
    return calendar_days(base::parse_taipei(opens_at), base::parse_taipei(closes_at));
  }

 public:
  void a_round_is_called_by_term_and_batch() {
    const Term term = Term::parse("1092").value();
    CPPUNIT_ASSERT_EQUAL(std::string("1092-regular"), round_code(term, "regular"));
    CPPUNIT_ASSERT_EQUAL(std::string("1092-g12-1"), round_code(term, "g12-1"));
    CPPUNIT_ASSERT_EQUAL(std::string("1092-supplement-3"), round_code(term, "supplement-3"));
  }

  void four_kinds_of_batches_are_known() {
    for (const char* batch : {"regular", "g12-1", "g12-2", "supplement-1", "supplement-10", "supplement-999"})
      CPPUNIT_ASSERT_MESSAGE(batch, is_batch(batch));
    for (const char* text :
         {"", "Regular", "regular ", "g12", "g12-0", "g12-3", "supplement", "supplement-", "supplement-0",
          "supplement-01", "supplement-1000", "supplement--1", "supplement-1a", "supplement-1-1"}) {
      CPPUNIT_ASSERT_MESSAGE(text, !is_batch(text));
    }
  }

  void a_title_names_the_batch_where_it_is_not_the_regular_one() {
    const Term term = Term::parse("1092").value();
    CPPUNIT_ASSERT_EQUAL(std::string("109學年度第2學期"), round_title(term, "regular"));
    CPPUNIT_ASSERT_EQUAL(std::string("109學年度第2學期（高三第一批）"), round_title(term, "g12-1"));
    CPPUNIT_ASSERT_EQUAL(std::string("109學年度第2學期（高三第二批）"), round_title(term, "g12-2"));
    CPPUNIT_ASSERT_EQUAL(std::string("109學年度第2學期（補正）"), round_title(term, "supplement-1"));
  }

  void a_roster_kind_tells_its_batch() {
    for (const char* part : {"24", "25", "26", "28"})
      CPPUNIT_ASSERT_EQUAL(std::string("regular"), batch_of_part(part).value());
    for (const char* part : {"34", "35", "36", "38"})
      CPPUNIT_ASSERT_EQUAL(std::string("g12-1"), batch_of_part(part).value());
    for (const char* part : {"74", "75", "76", "78"})
      CPPUNIT_ASSERT_EQUAL(std::string("g12-2"), batch_of_part(part).value());
    for (const char* part : {"", "2", "240", "修課紀錄", "44", "2a", "a4", " 24"})
      CPPUNIT_ASSERT_MESSAGE(part, !batch_of_part(part));
  }

  void yearly_categories_take_the_whole_year() {
    const Term term = Term::parse("1092").value();
    for (const Category category : kCategories) {
      CPPUNIT_ASSERT_EQUAL(std::string(is_yearly(category) ? "1090" : "1092"), document_term(category, term).text());
    }
  }

  void friday_to_monday_morning_is_three_days() {
    CPPUNIT_ASSERT_EQUAL(3, days("2021-11-12 08:00", "2021-11-15 08:00"));
    CPPUNIT_ASSERT_EQUAL(3, days("2021-11-12 23:59", "2021-11-15 00:00"));
    CPPUNIT_ASSERT_EQUAL(2, days("2021-11-12 08:00", "2021-11-14 23:59:59"));
    CPPUNIT_ASSERT_EQUAL(0, days("2021-11-12 00:00", "2021-11-12 07:59"));
    CPPUNIT_ASSERT_EQUAL(7, days("2021-12-28 08:00", "2022-01-04 08:00"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoundTest);

}  // namespace shouqi::domain
