// Random damage: whatever happens to the bytes, a package is refused or says what it said before.
#include <cppunit/extensions/HelperMacros.h>

#include <random>

#include "receipt_package/package_builder.hpp"

namespace shouqi::receipt_package {
namespace {

bool same_student(const domain::PackageStudent& a, const domain::PackageStudent& b) {
  return a.id_number == b.id_number && a.birth_date == b.birth_date && a.records == b.records;
}

bool same_roster(const domain::PackageRoster& a, const domain::PackageRoster& b) {
  return a.part == b.part && a.category == b.category && a.entry_name == b.entry_name &&
         a.entry_sha256 == b.entry_sha256 && a.roster_name == b.roster_name && a.roster_sha256 == b.roster_sha256 &&
         a.school_code == b.school_code && a.school_year == b.school_year && a.semester == b.semester &&
         a.roster_kind == b.roster_kind && a.roster_info == b.roster_info &&
         std::equal(a.students.begin(), a.students.end(), b.students.begin(), b.students.end(), same_student);
}

bool same_content(const domain::ReceiptPackage& a, const domain::ReceiptPackage& b) {
  return std::equal(a.rosters.begin(), a.rosters.end(), b.rosters.begin(), b.rosters.end(), same_roster);
}

class PackageMutationTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(PackageMutationTest);
  CPPUNIT_TEST(two_thousand_damaged_packages_of_the_old_encryption_never_say_something_else);
  CPPUNIT_TEST(three_hundred_damaged_packages_of_aes_never_say_something_else);
  CPPUNIT_TEST(two_thousand_damaged_rosters_never_crash_the_reader);
  CPPUNIT_TEST_SUITE_END();

 public:
  void two_thousand_damaged_packages_of_the_old_encryption_never_say_something_else() {
    damage(good_package().encrypted(Encryption::kPkware).build(), 2000);
  }

  void three_hundred_damaged_packages_of_aes_never_say_something_else() { damage(good_package().build(), 300); }

  // Behind a right hash: the damage reaches the JSON reader.
  void two_thousand_damaged_rosters_never_crash_the_reader() {
    std::mt19937 random(20210901);
    const std::string text = std::string(kUtf8Bom) + course_json();
    for (int i = 0; i < 2000; ++i) {
      const std::string mutated = mutate(text, random);
      const Outcome outcome =
          read_bytes(folder_, PackageBuilder().add(kCourseName, mutated).encrypted(Encryption::kPkware).build());
      if (outcome) {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, outcome->rosters.size());
      } else {
        CPPUNIT_ASSERT_EQUAL(std::string(kCourseName), outcome.error().entry);
      }
    }
  }

 private:
  static std::string mutate(std::string bytes, std::mt19937& random) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (random() % 8)));
        break;
      case 1:
        bytes[at] = static_cast<char>(random());
        break;
      case 2:
        bytes.resize(at);
        break;
      default:
        bytes.erase(at, 1 + random() % 16);
    }
    return bytes;
  }

  void damage(const std::string& good, int times) {
    std::mt19937 random(20211112);
    const domain::ReceiptPackage expected = accepted(read_bytes(folder_, good));
    int refusals = 0;
    for (int i = 0; i < times; ++i) {
      const Outcome outcome = read_bytes(folder_, mutate(good, random));
      if (!outcome) {
        ++refusals;
        CPPUNIT_ASSERT(!is_wrong_use(outcome.error().fault));
        CPPUNIT_ASSERT(!outcome.error().message.empty());
      } else {
        CPPUNIT_ASSERT_MESSAGE("an accepted package says something else", same_content(*outcome, expected));
      }
    }
    // What survives is damage to bytes that carry nothing: dates, versions, extra fields.
    CPPUNIT_ASSERT(refusals > times * 3 / 4);
  }

  support::TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(PackageMutationTest);

}  // namespace
}  // namespace shouqi::receipt_package
