#include <cppunit/extensions/HelperMacros.h>

#include "domain/record_check.hpp"

namespace shouqi::domain {

using nlohmann::json;

class RecordCheckTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RecordCheckTest);
  CPPUNIT_TEST(a_usual_row_has_no_fault);
  CPPUNIT_TEST(a_pass_with_nothing_is_found_in_every_kind_of_score);
  CPPUNIT_TEST(a_make_up_after_a_pass_is_odd_and_worse_when_it_failed);
  CPPUNIT_TEST(credits_are_numbers);
  CPPUNIT_TEST(a_flexible_course_carries_no_credit);
  CPPUNIT_TEST(evening_rows_belong_to_evening_students);
  CPPUNIT_TEST(hours_of_a_week_fit_into_it);
  CPPUNIT_TEST(a_licence_has_a_score_or_none);
  CPPUNIT_TEST(line_breaks_and_quotes_are_found_in_summaries_only);
  CPPUNIT_TEST(test_schools_are_found);
  CPPUNIT_TEST_SUITE_END();

  static std::string faults(std::string_view sub_kind, const json& row, std::string_view division = "day") {
    std::string names;
    for (const RowFault fault : row_faults(sub_kind, row, division)) names += (names.empty() ? "" : " ") + std::string(to_string(fault));
    return names;
  }
  static void expect(const std::string& wanted, std::string_view sub_kind, const json& row, std::string_view division = "day") {
    CPPUNIT_ASSERT_EQUAL_MESSAGE(row.dump(), wanted, faults(sub_kind, row, division));
  }

 public:
  void a_usual_row_has_no_fault() {
    expect("", "學期成績", {{"課程代碼", "109990001V1110101000305"}, {"修課學分", "4"}, {"學期學業成績", "85.5"}, {"成績及格", "1"}, {"補考成績", "-1"}, {"補考及格", "-1"}});
    expect("", "學期成績", {{"修課學分", 4}, {"學期學業成績", 0}, {"成績及格", 0}, {"補考成績", 55}, {"補考及格", 0}});
    expect("", "學期成績", json::object());
    expect("", "學期成績", {{"修課學分", nullptr}, {"學期學業成績", ""}});
  }

  void a_pass_with_nothing_is_found_in_every_kind_of_score() {
    for (const auto& [score, pass] : {std::pair{"學期學業成績", "成績及格"}, {"補修成績", "補修及格"}, {"抵免後成績", "成績及格"}, {"重修成績", "重修及格"},
                                      {"重讀成績", "成績及格"}, {"學年學業成績", "學年及格"}, {"補考成績", "補考及格"}, {"第一次補考成績", "第一次補考及格"},
                                      {"第二次補考成績", "第二次補考及格"}}) {
      expect("pass-with-zero", "學期成績", {{score, "0"}, {pass, "1"}});
      expect("pass-with-zero", "學期成績", {{score, 0}, {pass, 1}});
      expect("", "學期成績", {{score, "-1"}, {pass, "1"}});
      expect("", "學期成績", {{score, "60"}, {pass, "1"}});
    }
  }

  void a_make_up_after_a_pass_is_odd_and_worse_when_it_failed() {
    expect("make-up-though-passed", "學期成績", {{"學期學業成績", "70"}, {"成績及格", "1"}, {"補考成績", "80"}, {"補考及格", "1"}});
    expect("make-up-lower", "學期成績", {{"學期學業成績", "70"}, {"成績及格", "1"}, {"補考成績", "40"}, {"補考及格", "0"}});
    expect("", "學期成績", {{"學期學業成績", "50"}, {"成績及格", "0"}, {"補考成績", "40"}, {"補考及格", "0"}});
  }

  void credits_are_numbers() {
    for (const char* key : {"修課學分", "節數", "第一學期節數", "第二學期節數"}) {
      expect("credit-no-number", "學期成績", {{key, "T"}});
      expect("credit-no-number", "學期成績", {{key, "2a"}});
      expect("", "學期成績", {{key, "2.5"}});
    }
  }

  void a_flexible_course_carries_no_credit() {
    //                                  17 ↓ ↓ 19
    const std::string flexible = "1099900011111111" "9" "0" "D" "0305";
    expect("flexible-with-credit", "學期成績", {{"課程代碼", flexible}, {"修課學分", "1"}});
    expect("", "學期成績", {{"課程代碼", flexible}, {"修課學分", "0"}});
    expect("", "學期成績", {{"課程代碼", "1099900011111111" "8" "0" "D" "0305"}, {"修課學分", "1"}});
    expect("", "學期成績", {{"課程代碼", "1099900011111111" "9" "0" "E" "0305"}, {"修課學分", "1"}});
    expect("", "學期成績", {{"課程代碼", "9D"}, {"修課學分", "1"}});
  }

  void evening_rows_belong_to_evening_students() {
    expect("evening-in-day", "進修部學期成績", json::object(), "day");
    expect("", "進修部學期成績", json::object(), "evening");
    expect("", "學期成績", json::object(), "evening");
  }

  void hours_of_a_week_fit_into_it() {
    for (const char* hours : {"0", "-2", "41", "很多"}) expect("odd-hours", "彈性學習時間", {{"每週節數", hours}});
    for (const char* hours : {"", "1", "40"}) expect("", "彈性學習時間", {{"每週節數", hours}});
  }

  void a_licence_has_a_score_or_none() {
    for (const char* score : {"0", "-1"}) expect("licence-score", "檢定證照", {{"分數", score}});
    for (const char* score : {"", "1", "785"}) expect("", "檢定證照", {{"分數", score}});
    expect("", "競賽參與", {{"分數", "0"}});
  }

  void line_breaks_and_quotes_are_found_in_summaries_only() {
    for (const char* text : {"第一行\n第二行", "第一行\r第二行", "\"引號\""}) {
      expect("breaks-in-summary", "作品成果", {{"內容簡述", text}});
      expect("breaks-in-summary", "學期課程學習成果", {{"成果簡述", text}});
      expect("", "作品成果", {{"名稱", text}});
    }
    expect("", "作品成果", {{"內容簡述", "「引號」"}});
  }

  void test_schools_are_found() {
    for (const char* school : {"000000", "000001", "000B00", "000005"}) {
      CPPUNIT_ASSERT(is_test_school(school));
      expect("test-school", "轉學轉科課程學習成果", {{"原修課學校代碼", school}});
      expect("test-school", "借讀課程學習成果", {{"借讀學校代碼", school}});
    }
    CPPUNIT_ASSERT(!is_test_school("353301"));
    expect("", "借讀課程學習成果", {{"借讀學校代碼", "353301"}});
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(RecordCheckTest);

}  // namespace shouqi::domain
