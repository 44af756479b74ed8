// SHA.txt against what the package holds.
#include "receipt_package/sha_list.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include "receipt_package/package_builder.hpp"

namespace shouqi::receipt_package {
namespace {

const std::string kHash(64, 'b');

class ShaListTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ShaListTest);
  CPPUNIT_TEST(a_package_without_a_list_is_refused);
  CPPUNIT_TEST(an_empty_list_is_refused);
  CPPUNIT_TEST(a_list_in_no_known_encoding_is_refused);
  CPPUNIT_TEST(a_line_without_a_hash_is_refused);
  CPPUNIT_TEST(a_line_with_a_shortened_hash_is_refused);
  CPPUNIT_TEST(a_line_with_two_hashes_is_refused);
  CPPUNIT_TEST(a_line_without_a_name_is_refused);
  CPPUNIT_TEST(a_line_with_two_names_is_refused);
  CPPUNIT_TEST(two_hashes_for_one_name_are_refused);
  CPPUNIT_TEST(the_same_line_twice_is_one_line);
  CPPUNIT_TEST(hashes_are_read_in_any_case);
  CPPUNIT_TEST(a_bom_and_unix_line_ends_are_allowed);
  CPPUNIT_TEST(a_listed_file_that_is_missing_is_refused);
  CPPUNIT_TEST(a_json_that_is_not_listed_is_refused);
  CPPUNIT_TEST(a_hash_that_does_not_match_is_refused);
  CPPUNIT_TEST(the_refused_line_is_told_by_number);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_package_without_a_list_is_refused() {
    assert_refused(read_bytes(folder_, good_package().without_list().build()), PackageFault::kShaListMissing);
  }

  void an_empty_list_is_refused() {
    assert_refused(read_bytes(folder_, good_package().with_list("").build()), PackageFault::kEmptyFile, "SHA.txt");
  }

  void a_list_in_no_known_encoding_is_refused() { assert_unreadable("\xFF\xFE\x80,x\n"); }
  void a_line_without_a_hash_is_refused() { assert_unreadable(std::string(kCadreName) + ",\n"); }
  void a_line_with_a_shortened_hash_is_refused() {
    assert_unreadable(std::string(kCadreName) + "," + kHash.substr(1) + "\n");
  }
  void a_line_with_two_hashes_is_refused() {
    assert_unreadable(std::string(kCadreName) + "," + kHash + "," + std::string(64, 'c') + "\n");
  }
  void a_line_without_a_name_is_refused() { assert_unreadable("25," + kHash + ",2021.03.01\n"); }
  void a_line_with_two_names_is_refused() {
    assert_unreadable(std::string(kCadreName) + "," + kHash + "," + kOutcomeName + "\n");
  }
  void two_hashes_for_one_name_are_refused() {
    assert_unreadable(sha_line(kCadreName, cadre_json()) + sha_line(kCadreName, "{}"));
  }

  void the_same_line_twice_is_one_line() {
    const std::string line = sha_line(kCadreName, cadre_json());
    accepted(read_bytes(folder_, PackageBuilder().add(kCadreName, cadre_json()).with_list(line + line).build()));
  }

  void hashes_are_read_in_any_case() {
    const auto lines = parse_sha_list("甲.json," + std::string(64, 'B') + "\n", "SHA.txt", {});
    CPPUNIT_ASSERT(lines.has_value());
    CPPUNIT_ASSERT_EQUAL(kHash, lines->at(0).sha256);
    CPPUNIT_ASSERT_EQUAL(std::string("甲.json"), lines->at(0).name);
  }

  void a_bom_and_unix_line_ends_are_allowed() {
    const auto lines = parse_sha_list("\xEF\xBB\xBF\n甲.json," + kHash + "\n\r\n  \n乙.json," + kHash, "SHA.txt", {});
    CPPUNIT_ASSERT(lines.has_value());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, lines->size());
  }

  void a_listed_file_that_is_missing_is_refused() {
    const std::string list = sha_line(kCadreName, cadre_json()) + sha_line(kOutcomeName, outcome_json());
    assert_refused(read_bytes(folder_, PackageBuilder().add(kCadreName, cadre_json()).with_list(list).build()),
                   PackageFault::kListedEntryMissing, kOutcomeName);
  }

  void a_json_that_is_not_listed_is_refused() {
    const std::string list = sha_line(kCadreName, cadre_json());
    assert_refused(
        read_bytes(
            folder_,
            PackageBuilder().add(kCadreName, cadre_json()).add(kOutcomeName, outcome_json()).with_list(list).build()),
        PackageFault::kEntryNotListed, kOutcomeName);
  }

  void a_hash_that_does_not_match_is_refused() {
    const std::string list = sha_line(kCadreName, cadre_json() + " ");
    assert_refused(read_bytes(folder_, PackageBuilder().add(kCadreName, cadre_json()).with_list(list).build()),
                   PackageFault::kHashMismatch, kCadreName);
  }

  void the_refused_line_is_told_by_number() {
    const auto lines = parse_sha_list("甲.json," + kHash + "\n\n檔名與雜湊\n", "SHA.txt", {});
    CPPUNIT_ASSERT(!lines.has_value());
    CPPUNIT_ASSERT(lines.error().message.find("第 3 行") != std::string::npos);
  }

 private:
  void assert_unreadable(const std::string& list) {
    PackageBuilder builder;
    builder.add(kCadreName, cadre_json()).add(kOutcomeName, outcome_json()).with_list(list);
    assert_refused(read_bytes(folder_, builder.build()), PackageFault::kShaListUnreadable, "SHA.txt");
  }

  support::TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(ShaListTest);

}  // namespace
}  // namespace shouqi::receipt_package
