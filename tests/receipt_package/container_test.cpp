// Packages whose container does not deserve trust: damaged, wrongly encrypted, too large, with names that mislead.
#include <cppunit/extensions/HelperMacros.h>

#include "receipt_package/package_builder.hpp"

namespace shouqi::receipt_package {
namespace {

// Offsets of header fields in the central directory and in the local header (APPNOTE 4.3).
constexpr std::size_t kCentralMethod = 10;
constexpr std::size_t kLocalMethod = 8;
constexpr std::size_t kCentralSize = 24;
constexpr std::size_t kLocalSize = 22;

class PackageContainerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(PackageContainerTest);
  CPPUNIT_TEST(a_missing_file_is_refused);
  CPPUNIT_TEST(a_folder_is_refused);
  CPPUNIT_TEST(an_empty_password_is_refused);
  CPPUNIT_TEST(an_empty_file_is_refused);
  CPPUNIT_TEST(a_file_that_is_no_zip_is_refused);
  CPPUNIT_TEST(a_zip_cut_off_anywhere_is_refused);
  CPPUNIT_TEST(a_zip_without_entries_is_refused);
  CPPUNIT_TEST(a_wrong_password_is_refused);
  CPPUNIT_TEST(six_hundred_wrong_passwords_of_the_old_encryption_are_all_called_wrong);
  CPPUNIT_TEST(an_unencrypted_package_is_refused);
  CPPUNIT_TEST(one_unencrypted_entry_among_encrypted_ones_is_refused);
  CPPUNIT_TEST(a_damaged_roster_is_refused_as_damaged);
  CPPUNIT_TEST(a_damaged_roster_of_the_old_encryption_is_refused_as_damaged);
  CPPUNIT_TEST(a_damaged_list_is_not_taken_for_a_wrong_password);
  CPPUNIT_TEST(an_unknown_compression_is_refused);
  CPPUNIT_TEST(more_than_64_entries_are_refused);
  CPPUNIT_TEST(a_name_that_is_neither_utf8_nor_cp950_is_refused);
  CPPUNIT_TEST(a_path_in_a_name_is_refused);
  CPPUNIT_TEST(a_nul_in_a_name_is_refused);
  CPPUNIT_TEST(the_same_name_twice_is_refused);
  CPPUNIT_TEST(names_that_differ_in_case_only_are_refused);
  CPPUNIT_TEST(the_same_name_in_utf8_and_in_cp950_is_refused);
  CPPUNIT_TEST(a_declared_size_over_the_limit_is_refused);
  CPPUNIT_TEST(an_actual_size_over_the_limit_is_refused_whatever_is_declared);
  CPPUNIT_TEST(a_total_over_the_limit_is_refused);
  CPPUNIT_TEST(a_total_over_the_limit_is_refused_whatever_is_declared);
  CPPUNIT_TEST(a_file_over_the_limit_is_refused);
  CPPUNIT_TEST(a_bomb_is_refused);
  CPPUNIT_TEST(a_bomb_that_declares_a_small_size_is_refused);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_missing_file_is_refused() {
    assert_refused(read_package(folder_ / "nowhere.zip", kPassword), PackageFault::kFileNotFound);
  }

  void a_folder_is_refused() { assert_refused(read_package(folder_.path(), kPassword), PackageFault::kFileUnreadable); }

  void an_empty_password_is_refused() {
    assert_refused(read_bytes(folder_, good_package().build(), ""), PackageFault::kPasswordEmpty);
  }

  void an_empty_file_is_refused() { assert_refused(read_bytes(folder_, ""), PackageFault::kEmptyFile); }

  void a_file_that_is_no_zip_is_refused() {
    assert_refused(read_bytes(folder_, "學號,姓名\n"), PackageFault::kNotAZip);
    assert_refused(read_bytes(folder_, "P"), PackageFault::kNotAZip);
    assert_refused(read_bytes(folder_, "MZ" + good_package().build()), PackageFault::kNotAZip);
  }

  void a_zip_cut_off_anywhere_is_refused() {
    const std::string bytes = good_package().build();
    for (std::size_t length = 4; length < bytes.size(); length += 61) {
      assert_refused(read_bytes(folder_, bytes.substr(0, length)), PackageFault::kTruncatedZip);
    }
    assert_refused(read_bytes(folder_, bytes.substr(0, bytes.size() - 1)), PackageFault::kTruncatedZip);
  }

  void a_zip_without_entries_is_refused() {
    std::string end_record{"PK\x05\x06", 4};
    end_record.append(18, '\0');
    assert_refused(read_bytes(folder_, end_record), PackageFault::kShaListMissing);
  }

  void a_wrong_password_is_refused() {
    assert_refused(read_bytes(folder_, good_package().build(), "shouqi-1092"), PackageFault::kWrongPassword);
  }

  // The old encryption checks one byte: two or three of these get past it.
  void six_hundred_wrong_passwords_of_the_old_encryption_are_all_called_wrong() {
    const std::string bytes = good_package().encrypted(Encryption::kPkware).build();
    const auto path = folder_.write("pkware.zip", bytes);
    for (int i = 0; i < 600; ++i) {
      assert_refused(read_package(path, "wrong" + std::to_string(i)), PackageFault::kWrongPassword);
    }
  }

  void an_unencrypted_package_is_refused() {
    const Outcome outcome = read_bytes(folder_, good_package().encrypted(Encryption::kNone).build());
    assert_refused(outcome, PackageFault::kNotEncrypted, "SHA.txt");
    CPPUNIT_ASSERT(outcome.error().message.find("未加密") != std::string::npos);
  }

  void one_unencrypted_entry_among_encrypted_ones_is_refused() {
    assert_refused(read_bytes(folder_, good_package().unencrypted(kOutcomeName).build()),
                   PackageFault::kMixedEncryption, kOutcomeName);
    assert_refused(read_bytes(folder_, good_package().unencrypted("SHA.txt").build()), PackageFault::kMixedEncryption,
                   "SHA.txt");
  }

  void a_damaged_roster_is_refused_as_damaged() {
    std::string bytes = good_package().build();
    bytes.at(data_offset(bytes, kOutcomeName) + 60) ^= 1;
    assert_refused(read_bytes(folder_, bytes), PackageFault::kEntryDamaged, kOutcomeName);
  }

  void a_damaged_roster_of_the_old_encryption_is_refused_as_damaged() {
    std::string bytes = good_package().encrypted(Encryption::kPkware).stored().build();
    bytes.at(data_offset(bytes, kOutcomeName) + 60) ^= 1;
    assert_refused(read_bytes(folder_, bytes), PackageFault::kEntryDamaged, kOutcomeName);
  }

  void a_damaged_list_is_not_taken_for_a_wrong_password() {
    const std::string bytes = good_package().build();
    // The first bytes are salt and password check, later ones data.
    for (const std::size_t at : {0U, 17U, 40U}) {
      std::string damaged = bytes;
      damaged.at(data_offset(bytes, "SHA.txt") + at) ^= 1;
      assert_refused(read_bytes(folder_, damaged), PackageFault::kEntryDamaged, "SHA.txt");
    }
  }

  void an_unknown_compression_is_refused() {
    const std::string bytes = good_package().encrypted(Encryption::kPkware).build();
    assert_refused(read_bytes(folder_, with_header_field(bytes, kCadreName, kCentralMethod, kLocalMethod, 2, 97)),
                   PackageFault::kUnsupportedZip, kCadreName);
  }

  void more_than_64_entries_are_refused() {
    PackageBuilder builder = good_package();
    for (int i = 0; i < 60; ++i) builder.add("附件" + std::to_string(i) + ".txt", "x");
    assert_refused(read_bytes(folder_, builder.build()), PackageFault::kTooManyEntries);
  }

  void a_name_that_is_neither_utf8_nor_cp950_is_refused() {
    assert_refused(read_bytes(folder_, good_package().add("\xFF\xFE\x80.json", cadre_json(), NameFlag::kNone).build()),
                   PackageFault::kEntryNameUnreadable);
  }

  void a_path_in_a_name_is_refused() {
    for (const std::string name : {"a/修課紀錄.json", "../修課紀錄.json", "/修課紀錄.json", "..\\修課紀錄.json",
                                   "C:修課紀錄.json", "folder/", ".."}) {
      assert_refused(read_bytes(folder_, PackageBuilder().add(name, course_json()).build()),
                     PackageFault::kUnsafeEntryName, name);
    }
    const std::string tabbed = "修課\t紀錄.json";
    assert_refused(read_bytes(folder_, PackageBuilder().add(tabbed, course_json()).build()),
                   PackageFault::kUnsafeEntryName, tabbed);
  }

  // libzip itself shows a space in its place.
  void a_nul_in_a_name_is_refused() {
    const std::string bytes = PackageBuilder()
                                  .add("修課紀錄.json_exe", course_json())
                                  .with_list(sha_line(kCourseName, course_json()))
                                  .build();
    const std::string with_nul = with_replaced(bytes, "修課紀錄.json_exe", std::string("修課紀錄.json\0exe", 21));
    assert_refused(read_bytes(folder_, with_nul), PackageFault::kUnsafeEntryName, "修課紀錄.json exe");
  }

  void the_same_name_twice_is_refused() {
    const std::string bytes = PackageBuilder().add("1修課紀錄.json", course_json()).add("2修課紀錄.json", "{}").build();
    assert_refused(read_bytes(folder_, with_replaced(bytes, "2修課紀錄.json", "1修課紀錄.json")),
                   PackageFault::kDuplicateEntry, "1修課紀錄.json");
  }

  void names_that_differ_in_case_only_are_refused() {
    assert_refused(
        read_bytes(folder_, PackageBuilder().add("修課紀錄.json", course_json()).add("修課紀錄.JSON", "{}").build()),
        PackageFault::kDuplicateEntry, "修課紀錄.JSON");
    assert_refused(read_bytes(folder_, good_package().add("sha.TXT", "").build()), PackageFault::kDuplicateEntry,
                   "sha.TXT");
  }

  void the_same_name_in_utf8_and_in_cp950_is_refused() {
    assert_refused(
        read_bytes(folder_, good_package().add("\xAD\xD7\xBD\xD2\xAC\xF6\xBF\xFD.json", "{}", NameFlag::kNone).build()),
        PackageFault::kDuplicateEntry, kCourseName);
  }

  void a_declared_size_over_the_limit_is_refused() {
    PackageLimits limits;
    limits.entry_bytes = 900;
    const std::string bytes = PackageBuilder().add(kCadreName, cadre_json() + std::string(1000, ' ')).build();
    assert_refused(read_bytes(folder_, bytes, kPassword, limits), PackageFault::kSizeLimit, kCadreName);
    const std::string huge =
        with_header_field(good_package().build(), kCadreName, kCentralSize, kLocalSize, 4, 0xF0000000);
    assert_refused(read_bytes(folder_, huge), PackageFault::kSizeLimit, kCadreName);
  }

  void an_actual_size_over_the_limit_is_refused_whatever_is_declared() {
    PackageLimits limits;
    limits.entry_bytes = 300'000;
    const std::string text = cadre_json() + std::string(1'000'000, ' ');
    const std::string bytes = PackageBuilder().add(kCadreName, text).build();
    const std::string lying = with_header_field(bytes, kCadreName, kCentralSize, kLocalSize, 4, 100);
    assert_refused(read_bytes(folder_, lying, kPassword, limits), PackageFault::kSizeLimit, kCadreName);
  }

  void a_total_over_the_limit_is_refused() {
    PackageLimits limits;
    limits.total_bytes = 1000;
    assert_refused(read_bytes(folder_, good_package().build(), kPassword, limits), PackageFault::kSizeLimit,
                   kCadreName);
  }

  void a_total_over_the_limit_is_refused_whatever_is_declared() {
    PackageLimits limits;
    limits.total_bytes = 300'000;
    const std::string text = cadre_json() + std::string(400'000, ' ');
    const std::string bytes = PackageBuilder().add(kCadreName, text).build();
    const std::string lying = with_header_field(bytes, kCadreName, kCentralSize, kLocalSize, 4, 100);
    assert_refused(read_bytes(folder_, lying, kPassword, limits), PackageFault::kSizeLimit, kCadreName);
  }

  void a_file_over_the_limit_is_refused() {
    PackageLimits limits;
    limits.file_bytes = 1000;
    assert_refused(read_bytes(folder_, good_package().build(), kPassword, limits), PackageFault::kSizeLimit);
  }

  void a_bomb_is_refused() {
    const std::string text = cadre_json() + std::string(12U << 20U, ' ');
    assert_refused(read_bytes(folder_, PackageBuilder().add(kCadreName, text).build()), PackageFault::kCompressionBomb,
                   kCadreName);
  }

  void a_bomb_that_declares_a_small_size_is_refused() {
    const std::string text = cadre_json() + std::string(12U << 20U, ' ');
    const std::string bytes = PackageBuilder().add(kCadreName, text).build();
    const std::string lying = with_header_field(bytes, kCadreName, kCentralSize, kLocalSize, 4, 4096);
    assert_refused(read_bytes(folder_, lying), PackageFault::kCompressionBomb, kCadreName);
  }

 private:
  support::TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(PackageContainerTest);

}  // namespace
}  // namespace shouqi::receipt_package
