// Packages that are read, and what of them arrives.
#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "crypto/sha256.hpp"
#include "receipt_package/package_builder.hpp"

namespace shouqi::receipt_package {
namespace {

using nlohmann::json;

// 修課紀錄.json and 25_多元表現.json in CP950.
constexpr const char* kCourseNameCp950 = "\xAD\xD7\xBD\xD2\xAC\xF6\xBF\xFD.json";
constexpr const char* kPerformanceNameCp950 = "25_\xA6\x68\xA4\xB8\xAA\xED\xB2\x7B.json";

std::vector<std::string> parts(const domain::ReceiptPackage& package) {
  std::vector<std::string> result;
  for (const domain::PackageRoster& roster : package.rosters) result.push_back(roster.part);
  return result;
}

class GoodPackageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(GoodPackageTest);
  CPPUNIT_TEST(all_four_rosters_arrive_sorted_by_part);
  CPPUNIT_TEST(roster_information_arrives_with_lower_case_hashes);
  CPPUNIT_TEST(a_student_arrives_without_id_number_and_birth_date_among_the_records);
  CPPUNIT_TEST(rows_and_students_keep_their_order);
  CPPUNIT_TEST(unknown_keys_and_sub_kinds_are_kept);
  CPPUNIT_TEST(numbers_keep_their_kind);
  CPPUNIT_TEST(pkware_encryption_is_read);
  CPPUNIT_TEST(stored_entries_are_read);
  CPPUNIT_TEST(names_in_cp950_are_read);
  CPPUNIT_TEST(a_cp950_name_with_a_backslash_byte_is_no_path);
  CPPUNIT_TEST(utf8_names_without_the_flag_are_read);
  CPPUNIT_TEST(a_missing_bom_is_tolerated);
  CPPUNIT_TEST(the_list_may_be_cp950_in_any_order_with_other_fields);
  CPPUNIT_TEST(a_listed_file_that_is_no_json_is_verified_and_left_alone);
  CPPUNIT_TEST(an_unlisted_file_that_is_no_json_is_ignored);
  CPPUNIT_TEST(day_and_evening_rosters_of_one_category_stay_apart);
  CPPUNIT_TEST(a_roster_without_students_is_a_roster);
  CPPUNIT_TEST(file_name_and_hash_of_the_package_are_told);
  CPPUNIT_TEST_SUITE_END();

 public:
  void all_four_rosters_arrive_sorted_by_part() {
    const auto package = accepted(read_bytes(folder_, good_package().build()));
    CPPUNIT_ASSERT(parts(package) == (std::vector<std::string>{"24", "25", "26", "修課紀錄"}));
    CPPUNIT_ASSERT(package.rosters[0].category == domain::Category::kCadre);
    CPPUNIT_ASSERT(package.rosters[1].category == domain::Category::kPerformance);
    CPPUNIT_ASSERT(package.rosters[2].category == domain::Category::kOutcome);
    CPPUNIT_ASSERT(package.rosters[3].category == domain::Category::kCourse);
  }

  void roster_information_arrives_with_lower_case_hashes() {
    const auto package = accepted(read_bytes(folder_, good_package().build()));
    const domain::PackageRoster& cadre = package.rosters[0];
    CPPUNIT_ASSERT_EQUAL(std::string(kCadreName), cadre.entry_name);
    CPPUNIT_ASSERT_EQUAL(crypto::sha256_hex(std::string(kUtf8Bom) + cadre_json()), cadre.entry_sha256);
    CPPUNIT_ASSERT_EQUAL(std::string("353301_1092_校內幹部經歷.xlsx"), cadre.roster_name);
    CPPUNIT_ASSERT_EQUAL(std::string("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                         cadre.roster_sha256);
    CPPUNIT_ASSERT_EQUAL(std::string("353301"), cadre.school_code);
    CPPUNIT_ASSERT_EQUAL(std::string("109"), cadre.school_year);
    CPPUNIT_ASSERT_EQUAL(std::string("2"), cadre.semester);
    CPPUNIT_ASSERT_EQUAL(std::string("24"), cadre.roster_kind);
    CPPUNIT_ASSERT(cadre.roster_info.is_object());
    CPPUNIT_ASSERT_EQUAL(std::string("1100301"), cadre.roster_info.at("產製時間").get<std::string>());
  }

  void a_student_arrives_without_id_number_and_birth_date_among_the_records() {
    const auto package = accepted(read_bytes(folder_, good_package().build()));
    const domain::PackageStudent& student = package.rosters[0].students.at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("A123456789"), student.id_number);
    CPPUNIT_ASSERT_EQUAL(std::string("0930512"), student.birth_date);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, student.records.size());
    CPPUNIT_ASSERT(student.records.at("幹部經歷").is_array());
    CPPUNIT_ASSERT(student.records.dump().find("A123456789") == std::string::npos);
  }

  void rows_and_students_keep_their_order() {
    const auto package = accepted(read_bytes(folder_, good_package().build()));
    const auto& students = package.rosters[0].students;
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, students.size());
    CPPUNIT_ASSERT_EQUAL(std::string("B223456781"), students[1].id_number);
    const json& rows = students[0].records.at("幹部經歷");
    CPPUNIT_ASSERT_EQUAL(std::string("班長"), rows.at(0).at("擔任職務").get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::string("會長"), rows.at(1).at("擔任職務").get<std::string>());
  }

  void unknown_keys_and_sub_kinds_are_kept() {
    const auto package =
        accepted(read_bytes(folder_, PackageBuilder()
                                         .add(kCadreName, R"({"名冊資訊":[{"名稱":"n","SHA":")" + std::string(64, 'a') +
                                                              R"(","版本":{"號":2}}],
      "備註":"頂層","校內幹部經歷":[{"身分證號":"A1","出生日期":"0","從未見過":[{"甲":[1,{"乙":null}],"":true}]}]})")
                                         .build()));
    const domain::PackageRoster& roster = package.rosters.at(0);
    CPPUNIT_ASSERT_EQUAL(2, roster.roster_info.at("版本").at("號").get<int>());
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"從未見過":[{"":true,"甲":[1,{"乙":null}]}]})"),
                         roster.students.at(0).records.dump());
    CPPUNIT_ASSERT(roster.school_code.empty());
  }

  void numbers_keep_their_kind() {
    const auto package = accepted(read_bytes(folder_, good_package().build()));
    const json& row = package.rosters[3].students[0].records.at("學期成績").at(0);
    CPPUNIT_ASSERT(row.at("修課學分").is_number_float());
    CPPUNIT_ASSERT_EQUAL(87.5, row.at("學期學業成績").get<double>());
    CPPUNIT_ASSERT(row.at("成績及格").is_string());
    const json& other = package.rosters[3].students[1].records.at("學期成績").at(0);
    CPPUNIT_ASSERT(other.at("修課學分").is_number_integer());
    CPPUNIT_ASSERT_EQUAL(-1, other.at("學期學業成績").get<int>());
  }

  void pkware_encryption_is_read() {
    const auto bytes = good_package().encrypted(Encryption::kPkware).build();
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, accepted(read_bytes(folder_, bytes)).rosters.size());
  }

  void stored_entries_are_read() {
    const auto bytes = good_package().stored().build();
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, accepted(read_bytes(folder_, bytes)).rosters.size());
  }

  void names_in_cp950_are_read() {
    const auto package = accepted(read_bytes(
        folder_, PackageBuilder()
                     .add(kCourseNameCp950, course_json(), NameFlag::kNone)
                     .add(kPerformanceNameCp950, performance_json(), NameFlag::kNone)
                     .with_list(sha_line(kPerformanceName, performance_json()) + sha_line(kCourseName, course_json()))
                     .build()));
    CPPUNIT_ASSERT(parts(package) == (std::vector<std::string>{"25", "修課紀錄"}));
    CPPUNIT_ASSERT_EQUAL(std::string(kCourseName), package.rosters[1].entry_name);
  }

  // 功 is A5 5C in CP950, and 5C alone is a backslash.
  void a_cp950_name_with_a_backslash_byte_is_no_path() {
    const std::string name = "\xA5\x5C_" + std::string(kCourseNameCp950);
    const auto package = accepted(read_bytes(
        folder_,
        PackageBuilder().add(name, course_json(), NameFlag::kNone).with_list(sha_line(name, course_json())).build()));
    CPPUNIT_ASSERT(parts(package) == (std::vector<std::string>{"功_修課紀錄"}));
  }

  void utf8_names_without_the_flag_are_read() {
    const std::string bytes = without_utf8_flag(good_package().build(), kCourseName);
    CPPUNIT_ASSERT_EQUAL(std::string(kCourseName), accepted(read_bytes(folder_, bytes)).rosters.at(3).entry_name);
  }

  void a_missing_bom_is_tolerated() {
    const auto package = accepted(read_bytes(folder_, PackageBuilder().add(kCadreName, cadre_json()).build()));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, package.rosters.at(0).students.size());
  }

  void the_list_may_be_cp950_in_any_order_with_other_fields() {
    const std::string course_hash = crypto::sha256_hex(course_json());
    const std::string performance_hash = crypto::sha256_hex(performance_json());
    const std::string list = "\n12.5," + course_hash + ",2021/03/01,\"" + kCourseNameCp950 + "\"\n\n" +
                             kPerformanceNameCp950 + ", " + performance_hash + " ,1\r\n";
    const auto package = accepted(read_bytes(folder_, PackageBuilder()
                                                          .add(kCourseName, course_json())
                                                          .add(kPerformanceName, performance_json())
                                                          .with_list(list)
                                                          .build()));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, package.rosters.size());
  }

  void a_listed_file_that_is_no_json_is_verified_and_left_alone() {
    const auto package =
        accepted(read_bytes(folder_, PackageBuilder().add(kCadreName, cadre_json()).add("說明.pdf", "%PDF").build()));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, package.rosters.size());
    assert_refused(read_bytes(folder_, PackageBuilder()
                                           .add(kCadreName, cadre_json())
                                           .add("說明.pdf", "%PDF")
                                           .with_list(sha_line(kCadreName, cadre_json()) + sha_line("說明.pdf", "%pdf"))
                                           .build()),
                   PackageFault::kHashMismatch, "說明.pdf");
  }

  void an_unlisted_file_that_is_no_json_is_ignored() {
    const auto package = accepted(read_bytes(folder_, PackageBuilder()
                                                          .add(kCadreName, cadre_json())
                                                          .add("readme.txt", "hello")
                                                          .with_list(sha_line(kCadreName, cadre_json()))
                                                          .build()));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, package.rosters.size());
  }

  void day_and_evening_rosters_of_one_category_stay_apart() {
    const auto package = accepted(read_bytes(
        folder_,
        PackageBuilder().add("28_課程學習成果.json", outcome_json()).add(kOutcomeName, outcome_json()).build()));
    CPPUNIT_ASSERT(parts(package) == (std::vector<std::string>{"26", "28"}));
  }

  void a_roster_without_students_is_a_roster() {
    const std::string text =
        R"({"名冊資訊":[{"名稱":"n","SHA":")" + std::string(64, 'A') + R"(","學年度":109}],"校內幹部經歷":[]})";
    const auto package = accepted(read_bytes(folder_, PackageBuilder().add(kCadreName, text).build()));
    CPPUNIT_ASSERT(package.rosters.at(0).students.empty());
    CPPUNIT_ASSERT_EQUAL(std::string("109"), package.rosters.at(0).school_year);
  }

  void file_name_and_hash_of_the_package_are_told() {
    const std::string bytes = good_package().build();
    const auto package = accepted(read_bytes(folder_, bytes));
    CPPUNIT_ASSERT_EQUAL(std::string("353301_1092_regular.zip"), package.file_name);
    CPPUNIT_ASSERT_EQUAL(crypto::sha256_hex(bytes), package.sha256);
  }

 private:
  support::TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(GoodPackageTest);

class PackageFaultTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(PackageFaultTest);
  CPPUNIT_TEST(every_fault_has_a_name_of_its_own);
  CPPUNIT_TEST(only_what_the_caller_named_wrongly_is_wrong_use);
  CPPUNIT_TEST_SUITE_END();

 public:
  void every_fault_has_a_name_of_its_own() {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(PackageFault::kDuplicateStudent); ++i) {
      const std::string_view name = to_string(static_cast<PackageFault>(i));
      CPPUNIT_ASSERT(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
      CPPUNIT_ASSERT_MESSAGE(std::string(name), names.insert(name).second);
    }
  }

  void only_what_the_caller_named_wrongly_is_wrong_use() {
    const std::set<PackageFault> wrong_use{PackageFault::kFileNotFound, PackageFault::kFileUnreadable,
                                           PackageFault::kPasswordEmpty};
    for (int i = 0; i <= static_cast<int>(PackageFault::kDuplicateStudent); ++i) {
      const auto fault = static_cast<PackageFault>(i);
      CPPUNIT_ASSERT_EQUAL(wrong_use.contains(fault), is_wrong_use(fault));
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(PackageFaultTest);

}  // namespace
}  // namespace shouqi::receipt_package
