// What the demo and the other tests take for granted about the sample.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "differences.hpp"
#include "fields.hpp"
#include "names.hpp"
#include "people.hpp"
#include "records.hpp"
#include "rosters.hpp"

namespace {

using namespace shouqi::sample;

constexpr std::uint64_t kSeed = 1092;

School filled_school(const Size& size = {}) {
  School school = make_school(kSeed, 0, size);
  make_records(kSeed, school);
  return school;
}

std::string all_rosters(const School& school) {
  std::string text;
  for (const auto& package : packages_of(school)) {
    for (const auto& roster : package.rosters) {
      text += roster_json(kSeed, school, package, roster, 1, RowOrder::kAsKept).json;
    }
  }
  return text;
}

const Student& student_named(const School& school, std::string_view part) {
  return *std::find_if(school.students.begin(), school.students.end(),
                       [&](const Student& s) { return s.part == part; });
}

std::ptrdiff_t submitted(const Student& student, Category category) {
  return std::count_if(student.records.begin(), student.records.end(), [&](const Record& record) {
    return record.category == category && record.submitted && record.year == kThisYear;
  });
}

class SampleTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SampleTest);
  CPPUNIT_TEST(the_same_seed_gives_the_same_bytes);
  CPPUNIT_TEST(every_sub_kind_occurs);
  CPPUNIT_TEST(nobody_ticks_more_than_six_outcomes_and_ten_performances);
  CPPUNIT_TEST(every_roster_is_json_after_its_bom);
  CPPUNIT_TEST(id_numbers_are_unique_and_never_real);
  CPPUNIT_TEST(without_a_rate_both_sides_are_equal);
  CPPUNIT_TEST(each_listed_difference_stands_between_the_two_sides_and_no_other);
  CPPUNIT_TEST(a_repaired_difference_is_gone);
  CPPUNIT_TEST(the_persons_of_the_demo_are_what_their_names_say);
  CPPUNIT_TEST_SUITE_END();

 public:
  void the_same_seed_gives_the_same_bytes() {
    CPPUNIT_ASSERT(all_rosters(filled_school()) == all_rosters(filled_school()));
  }

  void every_sub_kind_occurs() {
    const School school = filled_school();
    std::map<Category, std::set<int>> kinds;
    for (const auto& student : school.students) {
      for (const auto& record : student.records) {
        if (record.batch == Batch::kRegular && record.in_package) kinds[record.category].insert(record.kind);
      }
    }
    for (const auto category : shouqi::domain::kCategories) {
      CPPUNIT_ASSERT_EQUAL(sub_kinds(category).size(), kinds[category].size());
    }
  }

  void nobody_ticks_more_than_six_outcomes_and_ten_performances() {
    for (const School school = filled_school(); const auto& student : school.students) {
      CPPUNIT_ASSERT(submitted(student, Category::kOutcome) <= 6);
      CPPUNIT_ASSERT(submitted(student, Category::kPerformance) <= 10);
    }
  }

  void every_roster_is_json_after_its_bom() {
    const School school = filled_school();
    for (const auto& package : packages_of(school)) {
      for (const auto& roster : package.rosters) {
        const std::string text = roster_json(kSeed, school, package, roster, 1, RowOrder::kShuffled).json;
        CPPUNIT_ASSERT(text.starts_with("\xEF\xBB\xBF"));
        const auto json = nlohmann::json::parse(text.substr(3));
        CPPUNIT_ASSERT(json["名冊資訊"][0].contains("SHA"));
        CPPUNIT_ASSERT(!json[std::string(shouqi::domain::roster_name(roster.category))].empty());
      }
    }
  }

  void id_numbers_are_unique_and_never_real() {
    std::set<std::string> seen;
    for (const School school = filled_school(); const auto& student : school.students) {
      const std::string& number = student.id_number;
      CPPUNIT_ASSERT(seen.insert(number).second);
      CPPUNIT_ASSERT_EQUAL(std::size_t{10}, number.size());
      // Z is 33; the weighted sum of a number that was issued is a multiple of ten.
      int sum = 3 + 3 * 9 + (number[9] - '0');
      for (int i = 1; i <= 8; ++i) sum += (number[static_cast<std::size_t>(i)] - '0') * (9 - i);
      CPPUNIT_ASSERT(sum % 10 != 0);
    }
  }

  void without_a_rate_both_sides_are_equal() {
    School school = filled_school();
    CPPUNIT_ASSERT(plant_differences(kSeed, school, 0).empty());
    CPPUNIT_ASSERT(differing_records(school).empty());
  }

  void each_listed_difference_stands_between_the_two_sides_and_no_other() {
    School school = filled_school();
    std::set<std::uint64_t> listed;
    for (const auto& difference : plant_differences(kSeed, school, 0.03)) {
      CPPUNIT_ASSERT(listed.insert(difference.record_id).second);
    }
    CPPUNIT_ASSERT(listed.size() > 50);
    CPPUNIT_ASSERT(listed == differing_records(school));
  }

  void a_repaired_difference_is_gone() {
    School school = filled_school();
    for (const auto& difference : plant_differences(kSeed, school, 0.03)) repair(school, difference);
    CPPUNIT_ASSERT(differing_records(school).empty());
  }

  void the_persons_of_the_demo_are_what_their_names_say() {
    School school = filled_school();
    const auto differences = plant_differences(kSeed, school, 0.03);
    const Student& demo = student_named(school, kDemo);
    for (const auto category : shouqi::domain::kCategories) CPPUNIT_ASSERT(submitted(demo, category) > 0);
    CPPUNIT_ASSERT_EQUAL(std::string("普通二18班"), school.classes[demo.class_index].name);
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{6}, submitted(student_named(school, kFull), Category::kOutcome));
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{10}, submitted(student_named(school, kFull), Category::kPerformance));
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{0}, submitted(student_named(school, kNothing), Category::kPerformance));
    CPPUNIT_ASSERT(student_named(school, kTransferredOut).enrolment == Enrolment::kLeft);
    std::set<Category> of_second;
    for (const auto& difference : differences) {
      CPPUNIT_ASSERT(school.students[difference.student].part != kDemo);
      if (school.students[difference.student].part == kSecond) of_second.insert(difference.category);
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, of_second.size());
  }

 private:
  // Records whose row in the portal is not the row in the package. The stranger of the packages is not the portal's.
  static std::set<std::uint64_t> differing_records(const School& school) {
    std::set<std::uint64_t> records;
    for (const auto& student : school.students) {
      for (const auto& record : student.records) {
        if (!student.in_portal || !record.submitted) continue;
        if (record.in_portal != record.in_package || !record.received.empty()) records.insert(record.id);
      }
    }
    return records;
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SampleTest);

}  // namespace
