#include <cppunit/extensions/HelperMacros.h>

#include <filesystem>
#include <fstream>

#include "crypto/file_digest.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::crypto {

class FileDigestTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(FileDigestTest);
  CPPUNIT_TEST(the_published_digests_come_out);
  CPPUNIT_TEST(a_file_of_many_blocks_has_the_digest_of_its_bytes);
  CPPUNIT_TEST(a_changed_file_is_read_again_and_an_unchanged_one_is_not);
  CPPUNIT_TEST(what_is_no_file_or_too_large_has_none);
  CPPUNIT_TEST_SUITE_END();

  support::TemporaryFolder folder_;
  std::uintmax_t budget_ = 1'000'000;

 public:
  void the_published_digests_come_out() {
    const FileDigest digest = digest_of("abc");
    CPPUNIT_ASSERT_EQUAL(std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), digest.sha256);
    CPPUNIT_ASSERT_EQUAL(std::string("900150983cd24fb0d6963f7d28e17f72"), digest.md5);
  }

  void a_file_of_many_blocks_has_the_digest_of_its_bytes() {
    const std::string bytes(3 * 64 * 1024 + 17, '\xA5');
    folder_.write("109/report.pdf", bytes);
    FileDigests digests(folder_.path());
    const auto found = digests.of("109/report.pdf", budget_);
    CPPUNIT_ASSERT(found);
    CPPUNIT_ASSERT_EQUAL(digest_of(bytes).sha256, found->sha256);
    CPPUNIT_ASSERT_EQUAL(digest_of(bytes).md5, found->md5);
    CPPUNIT_ASSERT_EQUAL(std::uintmax_t{1'000'000} - bytes.size(), budget_);
  }

  void a_changed_file_is_read_again_and_an_unchanged_one_is_not() {
    folder_.write("a", "first");
    FileDigests digests(folder_.path());
    CPPUNIT_ASSERT_EQUAL(digest_of("first").sha256, digests.of("a", budget_)->sha256);
    std::uintmax_t nothing = 0;
    CPPUNIT_ASSERT_EQUAL(digest_of("first").sha256, digests.of("a", nothing)->sha256);
    std::ofstream(folder_ / "a") << "second";
    CPPUNIT_ASSERT_EQUAL(digest_of("second").sha256, digests.of("a", budget_)->sha256);
  }

  void what_is_no_file_or_too_large_has_none() {
    folder_.write("folder/a", "12345");
    FileDigests digests(folder_.path());
    CPPUNIT_ASSERT(!digests.of("nowhere", budget_));
    CPPUNIT_ASSERT(!digests.of("folder", budget_));
    std::uintmax_t small = 4;
    CPPUNIT_ASSERT(!digests.of("folder/a", small));
    CPPUNIT_ASSERT_EQUAL(std::uintmax_t{4}, small);
    FileDigests kept_nowhere("");
    CPPUNIT_ASSERT(!kept_nowhere.has_folder() && !kept_nowhere.of("folder/a", budget_));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(FileDigestTest);

}  // namespace shouqi::crypto
