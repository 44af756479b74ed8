#include <cppunit/extensions/HelperMacros.h>

#include "domain/category.hpp"

namespace shouqi::domain {

class CategoryTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CategoryTest);
  CPPUNIT_TEST(each_category_has_the_words_of_the_specification);
  CPPUNIT_TEST(semester_and_year_and_who_is_asked_follow_the_table);
  CPPUNIT_TEST(only_the_four_names_are_read);
  CPPUNIT_TEST_SUITE_END();

 public:
  void each_category_has_the_words_of_the_specification() {
    struct Words {
      Category category;
      const char* name;
      const char* title;
      const char* roster;
      const char* office;
    };
    const Words table[] = {{Category::kCadre, "cadre", "幹部經歷", "校內幹部經歷", "學務處生輔組"},
                           {Category::kCourse, "course", "修課紀錄", "修課紀錄", "教務處註冊組"},
                           {Category::kOutcome, "outcome", "學習成果", "課程學習成果", "教務處教學組"},
                           {Category::kPerformance, "performance", "多元表現", "多元表現", "學務處訓育組"}};
    for (const Words& words : table) {
      CPPUNIT_ASSERT_EQUAL(std::string(words.name), std::string(to_string(words.category)));
      CPPUNIT_ASSERT_EQUAL(std::string(words.title), std::string(title(words.category)));
      CPPUNIT_ASSERT_EQUAL(std::string(words.roster), std::string(roster_name(words.category)));
      CPPUNIT_ASSERT_EQUAL(std::string(words.office), std::string(default_office(words.category)));
      CPPUNIT_ASSERT(!counter(words.category).empty());
      CPPUNIT_ASSERT(parse_category(words.name) == words.category);
    }
  }

  void semester_and_year_and_who_is_asked_follow_the_table() {
    for (const Category category : kCategories) {
      const bool yearly = category == Category::kOutcome || category == Category::kPerformance;
      CPPUNIT_ASSERT_EQUAL(yearly, is_yearly(category));
      CPPUNIT_ASSERT_EQUAL(category == Category::kCourse, asks_everybody(category));
    }
  }

  void only_the_four_names_are_read() {
    for (const char* text : {"", "Cadre", "cadre ", "courses", "幹部經歷", "enter", "../cadre"})
      CPPUNIT_ASSERT(!parse_category(text));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CategoryTest);

}  // namespace shouqi::domain
