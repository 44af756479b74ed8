#include <cppunit/extensions/HelperMacros.h>

#include "domain/term.hpp"

namespace shouqi::domain {

class TermTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TermTest);
  CPPUNIT_TEST(a_term_is_a_year_and_a_semester);
  CPPUNIT_TEST(every_term_reads_back);
  CPPUNIT_TEST(what_is_no_term_is_refused);
  CPPUNIT_TEST(a_semester_lies_in_its_year);
  CPPUNIT_TEST(terms_stand_in_the_order_of_time);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_term_is_a_year_and_a_semester() {
    const Term term = Term::parse("1092").value();
    CPPUNIT_ASSERT_EQUAL(109, term.year());
    CPPUNIT_ASSERT_EQUAL(2, term.semester());
    CPPUNIT_ASSERT(!term.is_whole_year());
    CPPUNIT_ASSERT_EQUAL(std::string("109學年度第2學期"), term.title());
    CPPUNIT_ASSERT(Term::parse("1090")->is_whole_year());
    CPPUNIT_ASSERT_EQUAL(std::string("109學年度"), Term::parse("1090")->title());
  }

  void every_term_reads_back() {
    for (int year = 100; year < 200; ++year) {
      for (int semester = 0; semester <= 2; ++semester) {
        const std::string text = std::to_string(year) + std::to_string(semester);
        CPPUNIT_ASSERT_EQUAL(text, Term::parse(text)->text());
      }
    }
  }

  void what_is_no_term_is_refused() {
    for (const char* text : {"", "109", "10920", "1093", "1099", "0992", "2021", "109a", "10 2", " 1092", "1092 ",
                             "-092", "１０９２", "109.", "99-2"}) {
      CPPUNIT_ASSERT_MESSAGE(text, !Term::parse(text));
    }
  }

  void a_semester_lies_in_its_year() {
    CPPUNIT_ASSERT_EQUAL(std::string("1090"), Term::parse("1092")->whole_year().text());
    CPPUNIT_ASSERT_EQUAL(std::string("1090"), Term::parse("1091")->whole_year().text());
    CPPUNIT_ASSERT_EQUAL(std::string("1090"), Term::parse("1090")->whole_year().text());
  }

  void terms_stand_in_the_order_of_time() {
    CPPUNIT_ASSERT(Term::parse("1091") < Term::parse("1092"));
    CPPUNIT_ASSERT(Term::parse("1092") < Term::parse("1101"));
    CPPUNIT_ASSERT(Term::parse("1092") == Term::parse("1092"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TermTest);

}  // namespace shouqi::domain
