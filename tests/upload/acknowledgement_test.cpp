// A sealed bundle against what the central database says that it holds.
#include "upload/acknowledgement.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include "bundle/bundle_verifier.hpp"
#include "bundle/sample_bundle.hpp"

namespace shouqi::upload {
namespace {

using bundle::SampleInput;
using domain::Category;
using Kind = RecordDifferenceKind;

const std::string kFirst = "A123456789";
const std::string kSecond = "B223456784";

class AcknowledgementTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(AcknowledgementTest);
  CPPUNIT_TEST(what_came_back_as_it_was_sealed_is_equal);
  CPPUNIT_TEST(order_and_roster_information_make_no_difference);
  CPPUNIT_TEST(one_missing_one_extra_and_one_changed_are_found_and_nothing_else);
  CPPUNIT_TEST(a_row_twice_is_not_a_row_once);
  CPPUNIT_TEST(four_as_a_number_is_not_four_as_a_text);
  CPPUNIT_TEST(a_roster_that_is_absent_is_one_difference);
  CPPUNIT_TEST(an_empty_roster_is_the_same_as_none);
  CPPUNIT_TEST(a_person_who_is_absent_and_one_who_was_not_sealed_are_found);
  CPPUNIT_TEST(who_is_nowhere_in_the_seal_is_told_and_takes_nothing_from_what_was_received);
  CPPUNIT_TEST(a_birth_date_is_compared_and_not_shown);
  CPPUNIT_TEST(no_id_number_is_ever_told);
  CPPUNIT_TEST(students_with_the_same_data_are_told_by_masked_number);
  CPPUNIT_TEST(disputed_data_that_was_left_out_is_no_difference);
  CPPUNIT_TEST(of_a_supplement_only_the_sealed_are_looked_at);
  CPPUNIT_TEST_SUITE_END();

 public:
  void what_came_back_as_it_was_sealed_is_equal() {
    const Reconciliation result = reconcile_with(package_of(input_));
    CPPUNIT_ASSERT(result.is_equal());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, result.persons);
    CPPUNIT_ASSERT_EQUAL(std::size_t{8}, result.rows);
  }

  void order_and_roster_information_make_no_difference() {
    domain::ReceiptPackage package = package_of(input_);
    auto& rows = records(package, Category::kCourse, kFirst)["學期成績"];
    std::swap(rows[0], rows[1]);
    for (domain::PackageRoster& roster : package.rosters) {
      std::reverse(roster.students.begin(), roster.students.end());
      roster.roster_info = {{"名稱", "another"}};
    }
    std::reverse(package.rosters.begin(), package.rosters.end());
    CPPUNIT_ASSERT(reconcile_with(package).is_equal());
  }

  void one_missing_one_extra_and_one_changed_are_found_and_nothing_else() {
    domain::ReceiptPackage package = package_of(input_);
    records(package, Category::kCourse, kFirst)["學期成績"][0]["學期學業成績"] = 58.5;
    records(package, Category::kCadre, kSecond)["幹部經歷"].erase(0);
    records(package, Category::kPerformance, kFirst)["競賽參與"].push_back({{"競賽名稱", "作文比賽"}, {"項目", "散文"}});
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, result.differences.size());
    const RecordDifference& changed = result.differences[0];
    CPPUNIT_ASSERT(changed.kind == Kind::kChanged && changed.category == Category::kCourse);
    CPPUNIT_ASSERT_EQUAL(std::string("10901001 修課紀錄 學期成績 數學　85.5"), changed.person + " " + changed.part + " " + changed.sub_kind + " " + changed.row);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, changed.fields.size());
    CPPUNIT_ASSERT_EQUAL(std::string("學期學業成績 85.5 58.5"), changed.fields[0].key + " " + changed.fields[0].sealed + " " + changed.fields[0].received);
    const RecordDifference& extra = result.differences[1];
    CPPUNIT_ASSERT(extra.kind == Kind::kExtra && extra.category == Category::kPerformance && extra.part == "25");
    CPPUNIT_ASSERT_EQUAL(std::string("10901001 競賽參與"), extra.person + " " + extra.sub_kind);
    const RecordDifference& missing = result.differences[2];
    CPPUNIT_ASSERT(missing.kind == Kind::kMissing && missing.category == Category::kCadre && missing.part == "24");
    CPPUNIT_ASSERT_EQUAL(std::string("10901002 幹部經歷 班長"), missing.person + " " + missing.sub_kind + " " + missing.row);
    for (const Kind kind : {Kind::kMissing, Kind::kExtra, Kind::kChanged}) CPPUNIT_ASSERT_EQUAL(std::size_t{1}, result.count(kind));
  }

  void a_row_twice_is_not_a_row_once() {
    domain::ReceiptPackage package = package_of(input_);
    auto& rows = records(package, Category::kCourse, kFirst)["學期成績"];
    rows.push_back(rows[0]);
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT(result.differences.size() == 1 && result.differences[0].kind == Kind::kExtra);
  }

  void four_as_a_number_is_not_four_as_a_text() {
    domain::ReceiptPackage package = package_of(input_);
    records(package, Category::kCourse, kFirst)["學期成績"][0]["修課學分"] = "4";
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT(result.differences.size() == 1 && result.differences[0].kind == Kind::kChanged);
  }

  void a_roster_that_is_absent_is_one_difference() {
    domain::ReceiptPackage package = package_of(input_);
    package.rosters.erase(package.rosters.begin() + 3);
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, result.differences.size());
    CPPUNIT_ASSERT(result.differences[0].kind == Kind::kPartMissing && result.differences[0].part == "28" && result.differences[0].rows == 1);
    // And one that nobody sealed is one as well.
    SampleInput fewer;
    fewer.files.erase(fewer.files.begin() + 3);
    const Reconciliation other = reconcile(sealed_of(fewer, false), package_of(input_));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, other.differences.size());
    CPPUNIT_ASSERT(other.differences[0].kind == Kind::kPartExtra && other.differences[0].part == "28" && other.differences[0].rows == 1);
  }

  void who_is_nowhere_in_the_seal_is_told_and_takes_nothing_from_what_was_received() {
    domain::ReceiptPackage package = package_of(input_);
    package.rosters[4].students.push_back({"F131104093", "0930101", {{"學期成績", {{{"科目名稱", "國語文"}}, {{"科目名稱", "數學"}}}}}});
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, result.differences.size());
    CPPUNIT_ASSERT(result.differences[0].kind == Kind::kPersonExtra && result.differences[0].rows == 2 && result.differences[0].person == "F1******93");
    CPPUNIT_ASSERT(result.is_equal());
    // A row more of somebody who was sealed is another matter.
    records(package, Category::kCourse, kFirst)["學期成績"].push_back({{"科目名稱", "多的"}});
    CPPUNIT_ASSERT(!reconcile_with(package).is_equal());
  }

  void an_empty_roster_is_the_same_as_none() {
    domain::ReceiptPackage package = package_of(input_);
    package.rosters.push_back(roster("29", Category::kOutcome));
    package.rosters.back().students.push_back({"C123456789", "0930101", {{"學期課程學習成果", nlohmann::json::array()}}});
    CPPUNIT_ASSERT(reconcile_with(package).is_equal());
  }

  void a_person_who_is_absent_and_one_who_was_not_sealed_are_found() {
    domain::ReceiptPackage package = package_of(input_);
    auto& students = package.rosters[4].students;
    CPPUNIT_ASSERT_EQUAL(kFirst, students[0].id_number);
    students[0].id_number = "F131104093";
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, result.differences.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, result.count(Kind::kMissing));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, result.count(Kind::kPersonExtra));
    for (const RecordDifference& one : result.differences) {
      CPPUNIT_ASSERT_EQUAL(std::string(one.kind == Kind::kMissing ? "10901001" : "F1******93"), one.person);
    }
  }

  void a_birth_date_is_compared_and_not_shown() {
    domain::ReceiptPackage package = package_of(input_);
    package.rosters[4].students[0].birth_date = "0930102";
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, result.differences.size());
    const ChangedField& field = result.differences[0].fields.at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("出生日期 *** ***"), field.key + " " + field.sealed + " " + field.received);
  }

  void no_id_number_is_ever_told() {
    domain::ReceiptPackage package = package_of(input_);
    records(package, Category::kCourse, kFirst)["學期成績"][0]["科目名稱"] = "學生 " + kSecond;
    records(package, Category::kPerformance, kFirst)["競賽參與"].push_back({{"競賽名稱", kFirst}});
    package.rosters[0].students.push_back({"F131104093", "0930101", {{"幹部經歷", {{{"擔任職務", "F131104093"}}}}}});
    const Reconciliation result = reconcile_with(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, result.differences.size());
    for (const RecordDifference& one : result.differences) {
      std::string all = one.person + one.row + one.sub_kind;
      for (const ChangedField& field : one.fields) all += field.key + field.sealed + field.received;
      CPPUNIT_ASSERT_MESSAGE(all, !bundle::holds_person_id(all));
    }
  }

  void students_with_the_same_data_are_told_by_masked_number() {
    SealedRecords sealed = sealed_of(input_);
    for (auto& [digest, number] : sealed.number_of_digest) number.clear();
    domain::ReceiptPackage package = package_of(input_);
    records(package, Category::kCadre, kSecond)["幹部經歷"].erase(0);
    CPPUNIT_ASSERT_EQUAL(std::string("B2******84"), reconcile(sealed, package).differences.at(0).person);
    // Two answers of two students with one digest: nobody can say whose it is.
    SampleInput twins;
    twins.records["修課紀錄"][1].records = twins.records["修課紀錄"][0].records;
    twins.answers[4].digest = twins.answers[0].digest;
    twins.answers[4].rows = twins.answers[0].rows;
    CPPUNIT_ASSERT_EQUAL(std::string(), sealed_of(twins).number_of_digest.at(twins.answers[0].digest));
  }

  void disputed_data_that_was_left_out_is_no_difference() {
    SampleInput input;
    const domain::ReceiptPackage package = package_of(input);
    input.disputes[0].is_included = false;
    input.records["25_多元表現"].clear();
    const Reconciliation result = reconcile(sealed_of(input), package);
    CPPUNIT_ASSERT(result.is_equal());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, result.left_out.size());
    CPPUNIT_ASSERT_EQUAL(std::string("10901001"), result.left_out[0].person);
    // Only as it was disputed: anything else there is one.
    domain::ReceiptPackage other = package;
    records(other, Category::kPerformance, kFirst)["競賽參與"][0]["競賽名稱"] = "another";
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, reconcile(sealed_of(input), other).count(Kind::kExtra));
  }

  void of_a_supplement_only_the_sealed_are_looked_at() {
    SealedRecords sealed = sealed_of(input_);
    sealed.facts.batch = "supplement-1";
    for (auto& [key, persons] : sealed.parts) persons.erase(kSecond);
    domain::ReceiptPackage package = package_of(input_);
    CPPUNIT_ASSERT(reconcile(sealed, package).is_equal());
    records(package, Category::kCourse, kFirst)["學期成績"].erase(0);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, reconcile(sealed, package).count(Kind::kMissing));
  }

 private:
  static domain::PackageRoster roster(const std::string& part, Category category) {
    domain::PackageRoster made;
    made.part = part;
    made.category = category;
    return made;
  }

  static domain::ReceiptPackage package_of(const SampleInput& input) {
    domain::ReceiptPackage package;
    for (const bundle::RecordsFile& file : input.files) {
      const std::size_t end = file.stem.find('_');
      package.rosters.push_back(roster(file.stem.substr(0, end), file.category));
      package.rosters.back().students = input.records.at(file.stem);
    }
    return package;
  }

  // Verified first, as the program does it, unless the test wants one that would not verify.
  static SealedRecords sealed_of(const SampleInput& input, bool verifies = true) {
    const std::string bytes = bundle::write_sample(input).bytes;
    const bundle::MemorySource source(bytes);
    if (verifies) CPPUNIT_ASSERT(bundle::verify_bundle(source, bundle::sample_keys()).is_sound());
    return read_sealed_records(source, input.seal_facts);
  }

  Reconciliation reconcile_with(const domain::ReceiptPackage& package) const { return reconcile(sealed_of(input_), package); }

  static nlohmann::json& records(domain::ReceiptPackage& package, Category category, const std::string& id_number) {
    for (domain::PackageRoster& one : package.rosters) {
      if (one.category != category) continue;
      for (domain::PackageStudent& student : one.students) {
        if (student.id_number == id_number) return student.records;
      }
    }
    CPPUNIT_FAIL("no such student");
    throw std::logic_error("no such student");
  }

  const SampleInput input_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(AcknowledgementTest);

}  // namespace
}  // namespace shouqi::upload
