#include <cppunit/extensions/HelperMacros.h>

#include "domain/record_words.hpp"

namespace shouqi::domain {

class RecordWordsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RecordWordsTest);
  CPPUNIT_TEST(codes_become_words);
  CPPUNIT_TEST(a_kind_is_named_by_its_sub_kind);
  CPPUNIT_TEST(a_code_that_is_not_known_is_shown_as_received);
  CPPUNIT_TEST(dates_get_slashes_and_other_texts_stay);
  CPPUNIT_TEST(numbers_are_shown_as_received_and_null_as_nothing);
  CPPUNIT_TEST(known_columns_come_in_reading_order_and_unknown_ones_last);
  CPPUNIT_TEST(every_key_of_every_row_has_a_column);
  CPPUNIT_TEST(sub_kinds_have_their_order_and_unknown_ones_come_last);
  CPPUNIT_TEST(a_list_reads_as_a_sentence_would);
  CPPUNIT_TEST(a_row_is_named_by_its_first_two_values);
  CPPUNIT_TEST(digits_name_a_row_only_where_there_is_nothing_else);
  CPPUNIT_TEST_SUITE_END();

  using Json = nlohmann::json;

  static std::string shown(std::string_view sub_kind, const std::string& key, const Json& value) {
    return display(sub_kind, key, Json{{key, value}});
  }
  static std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + " ";
    return all;
  }

 public:
  void codes_become_words() {
    const char* levels[] = {"校級幹部", "班級幹部", "社團幹部", "實習幹部", "校外自治組織團體幹部"};
    for (int code = 1; code <= 5; ++code) {
      CPPUNIT_ASSERT_EQUAL(std::string(levels[code - 1]), shown("幹部經歷", "幹部等級", code));
      CPPUNIT_ASSERT_EQUAL(std::string(levels[code - 1]), shown("幹部經歷", "幹部等級代碼", std::to_string(code)));
    }
    CPPUNIT_ASSERT_EQUAL(std::string("其他幹部"), shown("幹部經歷", "幹部等級", 9));
    CPPUNIT_ASSERT_EQUAL(std::string("縣市級"), shown("競賽參與", "競賽等級代碼", "2"));
    CPPUNIT_ASSERT_EQUAL(std::string("團體"), shown("競賽參與", "團體參與代碼", 2));
    CPPUNIT_ASSERT_EQUAL(std::string("不及格"), shown("學期成績", "成績及格", 0));
    CPPUNIT_ASSERT_EQUAL(std::string("及格"), shown("重修成績", "重修及格", "1"));
    CPPUNIT_ASSERT_EQUAL(std::string("無成績"), shown("學期成績", "學期學業成績", -1));
    CPPUNIT_ASSERT_EQUAL(std::string("不採計學分"), shown("學期成績", "是否採計學分", 2));
  }

  void a_kind_is_named_by_its_sub_kind() {
    CPPUNIT_ASSERT_EQUAL(std::string("自主學習"), shown("彈性學習時間", "類別代碼", 1));
    CPPUNIT_ASSERT_EQUAL(std::string("班級活動"), shown("團體活動時間", "類別代碼", 1));
    CPPUNIT_ASSERT_EQUAL(std::string("體驗或參訪"), shown("職場學習", "類別代碼", 1));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), shown("其他", "類別代碼", 1));
  }

  void a_code_that_is_not_known_is_shown_as_received() {
    CPPUNIT_ASSERT_EQUAL(std::string("7"), shown("幹部經歷", "幹部等級", 7));
    CPPUNIT_ASSERT_EQUAL(std::string("02"), shown("幹部經歷", "幹部等級", "02"));
    CPPUNIT_ASSERT_EQUAL(std::string("85"), shown("學期成績", "學期學業成績", 85));
    CPPUNIT_ASSERT_EQUAL(std::string("<b>2</b>"), shown("幹部經歷", "幹部等級", "<b>2</b>"));
  }

  void dates_get_slashes_and_other_texts_stay() {
    CPPUNIT_ASSERT_EQUAL(std::string("110/01/28"), shown("幹部經歷", "開始日期", "1100128"));
    CPPUNIT_ASSERT_EQUAL(std::string("110/01/28"), shown("幹部經歷", "結束日期", 1100128));
    CPPUNIT_ASSERT_EQUAL(std::string("99/09/01"), shown("幹部經歷", "開始", "0990901"));
    CPPUNIT_ASSERT_EQUAL(std::string("110年1月"), shown("檢定證照", "取得日期", "110年1月"));
    CPPUNIT_ASSERT_EQUAL(std::string("1100128"), shown("檢定證照", "字號", "1100128"));
  }

  void numbers_are_shown_as_received_and_null_as_nothing() {
    CPPUNIT_ASSERT_EQUAL(std::string("3"), shown("學期成績", "修課學分", 3));
    CPPUNIT_ASSERT_EQUAL(std::string("1.5"), shown("學期成績", "修課學分", 1.5));
    CPPUNIT_ASSERT_EQUAL(std::string(" 二 "), shown("學期成績", "未知", " 二 "));
    CPPUNIT_ASSERT_EQUAL(std::string("true"), shown("學期成績", "未知", true));
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"a":[1]})"), shown("學期成績", "未知", {{"a", {1}}}));
    CPPUNIT_ASSERT_EQUAL(std::string(), shown("學期成績", "未知", nullptr));
    CPPUNIT_ASSERT_EQUAL(std::string(), display("學期成績", "缺", Json{{"有", 1}}));
  }

  void known_columns_come_in_reading_order_and_unknown_ones_last() {
    const Json row = {{"課程代碼", "x"}, {"未知", 1},          {"學期學業成績", 85},
                      {"修課學分", 3},   {"科目名稱", "國文"}, {"另一未知", 2}};
    const std::string order = joined(columns("學期成績", {row}));
    CPPUNIT_ASSERT(order.starts_with("科目名稱 修課學分 學期學業成績 課程代碼 "));
    CPPUNIT_ASSERT(order.find("未知") > order.find("課程代碼"));
    CPPUNIT_ASSERT_EQUAL(std::string("職稱 單位 開始日期 結束日期 "),
                         joined(columns("幹部經歷", {{{"結束日期", 1}, {"開始日期", 1}, {"單位", 1}, {"職稱", 1}}})));
  }

  void every_key_of_every_row_has_a_column() {
    CPPUNIT_ASSERT_EQUAL(
        std::string("職稱 單位 甲 乙 "),
        joined(columns("幹部經歷", {{{"甲", 1}, {"職稱", 1}}, {{"單位", nullptr}}, {{"乙", 1}, {"甲", 2}}})));
    CPPUNIT_ASSERT(columns("幹部經歷", {}).empty());
  }

  void sub_kinds_have_their_order_and_unknown_ones_come_last() {
    CPPUNIT_ASSERT(sub_kind_order("學期成績") < sub_kind_order("補修成績"));
    CPPUNIT_ASSERT(sub_kind_order("補修成績") < sub_kind_order("重修成績"));
    CPPUNIT_ASSERT_EQUAL(sub_kind_order("學期課程"), sub_kind_order("學期課程課程學習成果"));
    CPPUNIT_ASSERT(sub_kind_order("其他多元表現紀錄") < sub_kind_order("從未見過的項目"));
    CPPUNIT_ASSERT_EQUAL(sub_kind_order("從未見過的項目"), sub_kind_order(""));
  }

  void a_list_reads_as_a_sentence_would() {
    CPPUNIT_ASSERT_EQUAL(std::string("補登、教務處"), display("學期成績", "備註", {{"備註", {"補登", "教務處"}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("1、是\uFFFD"), display("學期成績", "備註", {{"備註", {1, "是\x01"}}}));
    CPPUNIT_ASSERT_EQUAL(std::string(), display("學期成績", "備註", {{"備註", Json::array()}}));
    CPPUNIT_ASSERT_EQUAL(std::string(R"([["補登"]])"), display("學期成績", "備註", {{"備註", {{"補登"}}}}));
  }

  void a_row_is_named_by_its_first_two_values() {
    CPPUNIT_ASSERT_EQUAL(std::string("副衛生股長　班級幹部"),
                         row_title("幹部經歷", {{"幹部等級", 2}, {"職稱", "副衛生股長"}, {"開始日期", "1090901"}}));
    CPPUNIT_ASSERT_EQUAL(std::string("國文　選修"), row_title("學期成績", {{"科目名稱", "國文"}, {"修課別", "選修"}}));
    CPPUNIT_ASSERT_EQUAL(std::string(), row_title("學期成績", Json::object()));
  }

  // 109 alone says little, beside a word it says nothing.
  void digits_name_a_row_only_where_there_is_nothing_else() {
    CPPUNIT_ASSERT_EQUAL(std::string("國文"),
                         row_title("學期成績", {{"科目名稱", "國文"}, {"課程名稱", ""}, {"學年度", 109}}));
    CPPUNIT_ASSERT_EQUAL(std::string("109"), row_title("學期成績", {{"學年度", 109}, {"學期", 2}}));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RecordWordsTest);

}  // namespace shouqi::domain
