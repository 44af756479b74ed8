#include <cppunit/extensions/HelperMacros.h>

#include "crypto/file_digest.hpp"
#include "domain/attachment.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::domain {

class AttachmentTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(AttachmentTest);
  CPPUNIT_TEST(a_path_is_made_of_numbers);
  CPPUNIT_TEST(only_five_types_open_in_the_browser);
  CPPUNIT_TEST(a_file_opens_for_the_teacher_of_the_class_and_the_office_of_its_category);
  CPPUNIT_TEST(every_hash_in_the_rows_is_found_whatever_its_key);
  CPPUNIT_TEST(a_file_is_read_once_and_again_when_it_changes);
  CPPUNIT_TEST(what_cannot_be_read_or_is_too_large_has_no_digest);
  CPPUNIT_TEST_SUITE_END();

  support::TemporaryFolder folder;

 public:
  void a_file_opens_for_the_teacher_of_the_class_and_the_office_of_its_category() {
    const std::vector<FilePlace> places{{9, 19}, {8, 18}};
    Principal teacher;
    teacher.homeroom_of = {SchoolClass{18, "普通二18班", 109, 2, "day"}};
    const auto as_teacher = file_entry(teacher, Category::kOutcome, places);
    CPPUNIT_ASSERT(as_teacher && as_teacher->role == Role::kHomeroom && as_teacher->round_id == 8);
    Principal office;
    office.duties = {Category::kOutcome};
    const auto as_office = file_entry(office, Category::kOutcome, places);
    CPPUNIT_ASSERT(as_office && as_office->role == Role::kOffice && as_office->round_id == 9);
    CPPUNIT_ASSERT(!file_entry(office, Category::kPerformance, places));
    CPPUNIT_ASSERT(!file_entry(office, Category::kOutcome, {}));
    CPPUNIT_ASSERT(!file_entry(teacher, Category::kOutcome, {{9, 19}}));
    Principal administrator;
    administrator.administers_school = true;
    CPPUNIT_ASSERT(!file_entry(administrator, Category::kOutcome, places));
  }

  void a_path_is_made_of_numbers() { CPPUNIT_ASSERT_EQUAL(std::string("1000000001/52"), attachment_path(1000000001, 52)); }

  void only_five_types_open_in_the_browser() {
    for (const char* type : {"application/pdf", "image/jpeg", "image/png", "audio/mpeg", "video/mp4"}) CPPUNIT_ASSERT(opens_in_browser(type));
    for (const char* type : {"text/html", "image/svg+xml", "application/pdf; x", "IMAGE/PNG", ""}) CPPUNIT_ASSERT(!opens_in_browser(type));
  }

  void every_hash_in_the_rows_is_found_whatever_its_key() {
    const std::string md5(32, 'A');
    const std::string sha(64, 'b');
    const Parts parts{{"25", {{"其他", {{{"證明文件MD5", md5}, {"名稱", std::string(31, 'a')}}, {{"檔案驗證", {{"SHA", {sha, 7, nullptr}}}}}}}}}};
    CPPUNIT_ASSERT((recorded_hashes(parts) == std::set<std::string>{std::string(32, 'a'), sha}));
  }

  void a_file_is_read_once_and_again_when_it_changes() {
    folder.write("7", "abc");
    crypto::FileDigests digests(folder.path());
    std::uintmax_t budget = 10;
    const auto first = digests.of("7", budget);
    CPPUNIT_ASSERT(first.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("900150983cd24fb0d6963f7d28e17f72"), first->md5);
    CPPUNIT_ASSERT_EQUAL(std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), first->sha256);
    CPPUNIT_ASSERT_EQUAL(std::uintmax_t{7}, budget);
    CPPUNIT_ASSERT(digests.of("7", budget).has_value());
    CPPUNIT_ASSERT_EQUAL(std::uintmax_t{7}, budget);
    folder.write("7", "abcd");
    CPPUNIT_ASSERT(digests.of("7", budget)->sha256 != first->sha256);
    CPPUNIT_ASSERT_EQUAL(std::uintmax_t{3}, budget);
  }

  void what_cannot_be_read_or_is_too_large_has_no_digest() {
    folder.write("8", "abc");
    std::uintmax_t budget = 2;
    crypto::FileDigests digests(folder.path());
    CPPUNIT_ASSERT(!digests.of("8", budget).has_value());
    CPPUNIT_ASSERT(!digests.of("nothing", budget).has_value());
    CPPUNIT_ASSERT(!digests.of(".", budget).has_value());
    CPPUNIT_ASSERT_EQUAL(std::uintmax_t{2}, budget);
    CPPUNIT_ASSERT(!crypto::FileDigests("").of("8", budget).has_value());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AttachmentTest);

}  // namespace shouqi::domain
