// Rosters that are listed and have their hash, and still cannot be a receipt.
#include "receipt_package/roster_json.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include "receipt_package/package_builder.hpp"

namespace shouqi::receipt_package {
namespace {

constexpr const char* kInfo =
    R"("名冊資訊":[{"名稱":"n.xlsx","SHA":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}])";

std::string roster_of(const std::string& students) {
  return std::string("{") + kInfo + R"(,"校內幹部經歷":[)" + students + "]}";
}

// A roster whose only row holds `value` under 職務.
std::string roster_with_value(const std::string& value) {
  return roster_of(R"({"身分證號":"A123456789","出生日期":"0930512","幹部經歷":[{"職務":)" + value + "}]}");
}

class PackageRosterTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(PackageRosterTest);
  CPPUNIT_TEST(a_package_without_a_roster_is_refused);
  CPPUNIT_TEST(a_json_of_an_unknown_kind_is_refused);
  CPPUNIT_TEST(a_json_of_two_kinds_is_refused);
  CPPUNIT_TEST(the_same_part_twice_is_refused);
  CPPUNIT_TEST(parts_come_from_the_stem);
  CPPUNIT_TEST(an_empty_roster_file_is_refused);
  CPPUNIT_TEST(invalid_utf8_is_refused);
  CPPUNIT_TEST(broken_json_is_refused_with_its_position);
  CPPUNIT_TEST(text_behind_the_json_is_refused);
  CPPUNIT_TEST(duplicate_keys_are_refused);
  CPPUNIT_TEST(duplicate_keys_written_differently_are_refused);
  CPPUNIT_TEST(nesting_deeper_than_32_is_refused);
  CPPUNIT_TEST(nesting_of_a_million_is_refused);
  CPPUNIT_TEST(more_values_than_allowed_are_refused);
  CPPUNIT_TEST(numbers_that_a_double_cannot_carry_are_refused);
  CPPUNIT_TEST(numbers_that_a_double_carries_are_kept);
  CPPUNIT_TEST(characters_that_end_a_text_are_refused);
  CPPUNIT_TEST(pasted_control_characters_are_kept);
  CPPUNIT_TEST(line_ends_tabs_and_rare_characters_are_kept);
  CPPUNIT_TEST(lone_surrogates_are_refused);
  CPPUNIT_TEST(what_the_text_says_does_not_change_the_fault);
  CPPUNIT_TEST(a_top_level_that_is_no_object_is_refused);
  CPPUNIT_TEST(missing_roster_information_is_refused);
  CPPUNIT_TEST(missing_name_or_hash_of_the_roster_is_refused);
  CPPUNIT_TEST(a_missing_student_list_is_refused);
  CPPUNIT_TEST(a_second_category_in_one_file_is_refused);
  CPPUNIT_TEST(a_student_without_id_number_or_birth_date_is_refused);
  CPPUNIT_TEST(a_row_without_its_list_is_refused);
  CPPUNIT_TEST(keys_of_the_person_are_named_and_left_out);
  CPPUNIT_TEST(a_row_that_is_no_object_is_refused);
  CPPUNIT_TEST(the_same_student_twice_is_refused);
  CPPUNIT_TEST(the_place_of_a_fault_is_told);
  CPPUNIT_TEST(one_bad_roster_refuses_the_whole_package);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_package_without_a_roster_is_refused() {
    assert_refused(read_bytes(folder_, PackageBuilder().add("說明.txt", "x").build()), PackageFault::kNoRoster);
  }

  void a_json_of_an_unknown_kind_is_refused() {
    assert_refused(read_bytes(folder_, good_package().add("27_課程諮詢紀錄.json", "{}").build()),
                   PackageFault::kUnknownRoster, "27_課程諮詢紀錄.json");
  }

  void a_json_of_two_kinds_is_refused() {
    assert_refused(read_bytes(folder_, PackageBuilder().add("修課紀錄與多元表現.json", "{}").build()),
                   PackageFault::kUnknownRoster, "修課紀錄與多元表現.json");
  }

  void the_same_part_twice_is_refused() {
    assert_refused(read_bytes(folder_, good_package().add("24-校內幹部經歷.json", cadre_json()).build()),
                   PackageFault::kDuplicatePart, kCadreName);
  }

  void parts_come_from_the_stem() {
    CPPUNIT_ASSERT_EQUAL(std::string("24"), part_of("24_校內幹部經歷.json"));
    CPPUNIT_ASSERT_EQUAL(std::string("修課紀錄"), part_of("修課紀錄.json"));
    CPPUNIT_ASSERT_EQUAL(std::string("g12_修課紀錄.v2"), part_of("g12_修課紀錄.v2.json"));
    CPPUNIT_ASSERT_EQUAL(std::string("74"), part_of("74.json"));
  }

  void an_empty_roster_file_is_refused() {
    assert_fault("", PackageFault::kEmptyFile);
    assert_fault(std::string(kUtf8Bom), PackageFault::kEmptyFile);
  }

  void invalid_utf8_is_refused() {
    assert_fault(roster_with_value("\"\xA4\xA4\""), PackageFault::kInvalidUtf8);
    assert_fault(roster_with_value("\"\xED\xA0\x80\""), PackageFault::kInvalidUtf8);
    assert_fault(roster_with_value("\"\xC0\x80\""), PackageFault::kInvalidUtf8);
  }

  void broken_json_is_refused_with_its_position() {
    const std::string message = assert_fault("{\n  \"名冊資訊\": oops}", PackageFault::kInvalidJson);
    CPPUNIT_ASSERT_MESSAGE(message, message.find("第 2 行第 11 個字") != std::string::npos);
    assert_fault("{", PackageFault::kInvalidJson);
    assert_fault("{\"a\":1,}", PackageFault::kInvalidJson);
    assert_fault("{\"a\":NaN}", PackageFault::kInvalidJson);
    assert_fault("// c\n{}", PackageFault::kInvalidJson);
    assert_fault(" ", PackageFault::kInvalidJson);
  }

  void text_behind_the_json_is_refused() { assert_fault(roster_of("") + "{}", PackageFault::kInvalidJson); }

  void duplicate_keys_are_refused() {
    const std::string message = assert_fault(roster_with_value(R"(1,"職務":1)"), PackageFault::kDuplicateKey);
    CPPUNIT_ASSERT_MESSAGE(message, message.find("「職務」") != std::string::npos);
  }

  void duplicate_keys_written_differently_are_refused() {
    assert_fault(roster_with_value(R"(1,"\u8077務":2)"), PackageFault::kDuplicateKey);
  }

  void nesting_deeper_than_32_is_refused() {
    // The row stands in five levels: file, students, student, sub-kind, row.
    const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
    accepted(read_roster(roster_with_value(nested(27))));
    assert_fault(roster_with_value(nested(28)), PackageFault::kTooDeep);
  }

  void nesting_of_a_million_is_refused() { assert_fault(std::string(1'000'000, '['), PackageFault::kTooDeep); }

  void more_values_than_allowed_are_refused() {
    PackageLimits limits;
    limits.json_values = 15;
    assert_refused(read_bytes(folder_, PackageBuilder().add(kCadreName, cadre_json()).build(), kPassword, limits),
                   PackageFault::kSizeLimit, kCadreName);
  }

  void numbers_that_a_double_cannot_carry_are_refused() {
    for (const char* number :
         {"9007199254740993", "-9007199254740993", "18446744073709551615", "123456789012345678901234567890",
          "-123456789012345678901234567890", "0.1234567890123456789", "9007199254740993.0", "1e400", "-1e400", "1e-400",
          "1e-99999999999999999999"}) {
      assert_fault(roster_with_value(number), PackageFault::kInexactNumber);
    }
  }

  void numbers_that_a_double_carries_are_kept() {
    for (const char* number : {"0", "-1", "9007199254740992", "-9007199254740992", "0.1", "87.50", "1E2", "1.5e+10",
                               "-0.0", "0e99999999999", "3.3333333333333335", "100.0e-2", "0.00012"}) {
      accepted(read_roster(roster_with_value(number)));
    }
  }

  void characters_that_end_a_text_are_refused() {
    // A line end or a control character that is not escaped is no JSON.
    for (const char* text : {R"("\u0000")", R"("a\u0000b")", "\"a\x0B\"", "\"a\nb\"", R"("\ufffe")", R"("\uFFFF")"}) {
      assert_fault(roster_with_value(text), PackageFault::kControlCharacter);
    }
    assert_fault(roster_with_value(R"(1,"鍵\u0000":2)"), PackageFault::kControlCharacter);
    assert_fault(roster_with_value("\"a") + std::string(1, '\0') + "\"", PackageFault::kControlCharacter);
  }

  void pasted_control_characters_are_kept() {
    const auto package = accepted(read_roster(roster_with_value(R"("甲\u000b乙\u001b[31m\u007f\u0085\b","鍵\u0001":2)")));
    const auto& row = package.rosters.at(0).students.at(0).records.at("幹部經歷").at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("甲\x0B乙\x1B[31m\x7F\xC2\x85\b"), row.at("職務").get<std::string>());
    CPPUNIT_ASSERT_EQUAL(2, row.at("鍵\x01").get<int>());
    accepted(read_roster(roster_with_value("\"\x7F\"")));
    // A message shows keys, and a terminal would obey them.
    const std::string message = assert_fault(roster_with_value(R"(1,"\u001b[2J":["\u0000"])"), PackageFault::kControlCharacter);
    CPPUNIT_ASSERT_EQUAL(std::string::npos, message.find('\x1B'));
  }

  void line_ends_tabs_and_rare_characters_are_kept() {
    const auto package = accepted(read_roster(roster_with_value(R"("甲\r\n\t乙\ud842\udfb7𠮷·Á\u00a0")")));
    CPPUNIT_ASSERT_EQUAL(
        std::string("甲\r\n\t乙𠮷𠮷·Á\xC2\xA0"),
        package.rosters.at(0).students.at(0).records.at("幹部經歷").at(0).at("職務").get<std::string>());
  }

  void lone_surrogates_are_refused() {
    for (const char* text : {R"("\ud842")", R"("\udfb7")", R"("\udfb7\ud842")", R"("\ud842\u0041")"}) {
      assert_fault(roster_with_value(text), PackageFault::kLoneSurrogate);
    }
  }

  void what_the_text_says_does_not_change_the_fault() {
    assert_fault(roster_with_value(R"("surrogate and control character out_of_range.406)"), PackageFault::kInvalidJson);
  }

  void a_top_level_that_is_no_object_is_refused() {
    assert_fault("[]", PackageFault::kWrongShape);
    assert_fault("null", PackageFault::kWrongShape);
  }

  void missing_roster_information_is_refused() {
    for (const char* text : {R"({"校內幹部經歷":[]})", R"({"名冊資訊":[],"校內幹部經歷":[]})",
                             R"({"名冊資訊":{},"校內幹部經歷":[]})", R"({"名冊資訊":["x"],"校內幹部經歷":[]})"}) {
      assert_fault(text, PackageFault::kWrongShape);
    }
  }

  void missing_name_or_hash_of_the_roster_is_refused() {
    const std::string hash(64, 'a');
    const auto with_info = [](const std::string& info) {
      return R"({"名冊資訊":[{)" + info + R"(}],"校內幹部經歷":[]})";
    };
    assert_fault(with_info(R"("SHA":")" + hash + "\""), PackageFault::kWrongShape);
    assert_fault(with_info(R"("名稱":"","SHA":")" + hash + "\""), PackageFault::kWrongShape);
    assert_fault(with_info(R"("名稱":"n")"), PackageFault::kWrongShape);
    assert_fault(with_info(R"("名稱":"n","SHA":"aa")"), PackageFault::kWrongShape);
    assert_fault(with_info(R"("名稱":"n","學期":[],"SHA":")" + hash + "\""), PackageFault::kWrongShape);
    accepted(read_roster(with_info(R"("名稱":"n","學期":null,"SHA":")" + hash + "\"")));
  }

  void a_missing_student_list_is_refused() {
    assert_fault(std::string("{") + kInfo + "}", PackageFault::kWrongShape);
    assert_fault(std::string("{") + kInfo + R"(,"校內幹部經歷":{}})", PackageFault::kWrongShape);
  }

  void a_second_category_in_one_file_is_refused() {
    assert_fault(std::string("{") + kInfo + R"(,"校內幹部經歷":[],"多元表現":[]})", PackageFault::kWrongShape);
  }

  void a_student_without_id_number_or_birth_date_is_refused() {
    for (const char* student :
         {R"({"出生日期":"0930512"})", R"({"身分證號":"A123456789"})", R"({"身分證號":123,"出生日期":"0930512"})",
          R"({"身分證號":"A123456789","出生日期":930512})", R"({"身分證號":"","出生日期":"0930512"})",
          R"("A123456789")"}) {
      assert_fault(roster_of(student), PackageFault::kWrongShape);
    }
  }

  void keys_of_the_person_are_named_and_left_out() {
    const auto package = accepted(read_roster(
        roster_of(R"({"身分證號":"A123456789","出生日期":"0930512","學號":"109001","姓名":"林小廷","幹部經歷":[{"職務":"班長"}]},
                     {"身分證號":"B223456781","出生日期":"0930101","姓名":null,"班級":{"年級":2},"序號":3,"未見過":[{"甲":1}]})")));
    const domain::PackageRoster& roster = package.rosters.at(0);
    CPPUNIT_ASSERT((std::vector<std::string>{"姓名", "學號", "序號", "班級"} == roster.unknown_student_keys));
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"幹部經歷":[{"職務":"班長"}]})"), roster.students.at(0).records.dump());
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"未見過":[{"甲":1}]})"), roster.students.at(1).records.dump());
    CPPUNIT_ASSERT(accepted(read_roster(roster_with_value("1"))).rosters.at(0).unknown_student_keys.empty());
  }

  void a_row_without_its_list_is_refused() {
    assert_fault(roster_of(R"({"身分證號":"A123456789","出生日期":"0930512","幹部經歷":{}})"),
                 PackageFault::kWrongShape);
  }

  void a_row_that_is_no_object_is_refused() {
    const std::string message = assert_fault(
        roster_of(R"({"身分證號":"A123456789","出生日期":"0930512","幹部經歷":[{},[]]})"), PackageFault::kWrongShape);
    CPPUNIT_ASSERT_MESSAGE(message, message.find("第 1 位學生的「幹部經歷」第 2 筆") != std::string::npos);
  }

  void the_same_student_twice_is_refused() {
    const std::string message = assert_fault(roster_of(R"({"身分證號":"A123456789","出生日期":"0930512"},
      {"身分證號":"B223456781","出生日期":"0930101"},{"身分證號":"a123456789","出生日期":"0930512"})"),
                                             PackageFault::kDuplicateStudent);
    CPPUNIT_ASSERT_MESSAGE(message, message.find("第 1 位與第 3 位") != std::string::npos);
  }

  void the_place_of_a_fault_is_told() {
    const std::string message = assert_fault(roster_with_value(R"(["x","\u0000"])"), PackageFault::kControlCharacter);
    CPPUNIT_ASSERT_MESSAGE(
        message, message.find("校內幹部經歷 › 第 1 筆 › 幹部經歷 › 第 1 筆 › 職務 › 第 2 筆") != std::string::npos);
  }

  void one_bad_roster_refuses_the_whole_package() {
    assert_refused(read_bytes(folder_, PackageBuilder()
                                           .add(kCadreName, cadre_json())
                                           .add(kOutcomeName, outcome_json())
                                           .add(kCourseName, course_json() + "x")
                                           .build()),
                   PackageFault::kInvalidJson, kCourseName);
  }

 private:
  Outcome read_roster(const std::string& text) {
    return read_bytes(folder_, PackageBuilder().add(kCadreName, text).build());
  }

  std::string assert_fault(const std::string& text, PackageFault fault) {
    const Outcome outcome = read_roster(text);
    assert_refused(outcome, fault, kCadreName);
    return outcome.error().message;
  }

  support::TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(PackageRosterTest);

}  // namespace
}  // namespace shouqi::receipt_package
