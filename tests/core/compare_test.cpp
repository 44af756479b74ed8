#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <random>
#include <set>

#include "domain/compare.hpp"

namespace shouqi::domain {

class CompareTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CompareTest);
  CPPUNIT_TEST(equal_documents_have_no_differences);
  CPPUNIT_TEST(a_row_that_came_is_extra_and_one_that_went_is_missing);
  CPPUNIT_TEST(a_row_with_another_value_is_changed_and_says_where);
  CPPUNIT_TEST(a_field_that_came_or_went_is_a_difference_too);
  CPPUNIT_TEST(half_of_the_fields_must_agree_to_be_the_same_row);
  CPPUNIT_TEST(equal_rows_cancel_out_one_by_one);
  CPPUNIT_TEST(rows_pair_with_the_one_that_agrees_most);
  CPPUNIT_TEST(rows_pair_only_within_their_sub_kind);
  CPPUNIT_TEST(a_row_that_moved_to_another_part_is_no_difference);
  CPPUNIT_TEST(differences_stand_in_the_order_of_the_page);
  CPPUNIT_TEST(exactly_the_planted_differences_are_found);
  CPPUNIT_TEST_SUITE_END();

  using Json = nlohmann::json;
  using Rows = std::vector<Json>;

  static Parts one(const Rows& rows, const std::string& sub_kind = "學期成績") { return {{"24", {{sub_kind, rows}}}}; }

  static std::string counts(const std::vector<Difference>& differences) {
    const DifferenceCounts found = count(differences);
    CPPUNIT_ASSERT_EQUAL(differences.size(), found.extra + found.missing + found.changed);
    return "+" + std::to_string(found.extra) + " -" + std::to_string(found.missing) + " ~" +
           std::to_string(found.changed);
  }
  static std::string counts(const Rows& before, const Rows& after) { return counts(compare(one(before), one(after))); }

 public:
  void equal_documents_have_no_differences() {
    const Rows rows = {{{"a", 1}, {"b", "x"}}, {{"a", 2}}};
    CPPUNIT_ASSERT(compare(one(rows), one({{{"a", 2}}, {{"b", "x"}, {"a", 1}}})).empty());
    CPPUNIT_ASSERT(compare({}, {}).empty());
    CPPUNIT_ASSERT(compare({}, {{"24", {{"學期成績", Json::array()}}}}).empty());
  }

  void a_row_that_came_is_extra_and_one_that_went_is_missing() {
    const Json row = {{"a", 1}, {"b", 2}};
    const auto extra = compare({}, one({row}));
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -0 ~0"), counts(extra));
    CPPUNIT_ASSERT(extra[0].before.is_null());
    CPPUNIT_ASSERT(extra[0].after == row);
    CPPUNIT_ASSERT_EQUAL(std::string("學期成績"), extra[0].sub_kind);
    const auto missing = compare(one({row}), {});
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -1 ~0"), counts(missing));
    CPPUNIT_ASSERT(missing[0].before == row);
    CPPUNIT_ASSERT(missing[0].after.is_null());
  }

  void a_row_with_another_value_is_changed_and_says_where() {
    const auto found = compare(one({{{"職稱", "班長"}, {"學年度", 109}, {"學期", 2}, {"單位", "二18"}}}),
                               one({{{"職稱", "副班長"}, {"學年度", 109}, {"學期", 1}, {"單位", "二18"}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~1"), counts(found));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found[0].fields.size());
    CPPUNIT_ASSERT_EQUAL(std::string("職稱"), found[0].fields[0].key);
    CPPUNIT_ASSERT_EQUAL(std::string("班長"), found[0].fields[0].before.get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::string("副班長"), found[0].fields[0].after.get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::string("學期"), found[0].fields[1].key);
  }

  void a_field_that_came_or_went_is_a_difference_too() {
    const auto found = compare(one({{{"a", 1}, {"b", 2}, {"c", 3}}}), one({{{"a", 1}, {"b", 2}, {"d", 4}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~1"), counts(found));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found[0].fields.size());
    CPPUNIT_ASSERT_EQUAL(std::string("c"), found[0].fields[0].key);
    CPPUNIT_ASSERT(found[0].fields[0].after.is_null());
    CPPUNIT_ASSERT(found[0].fields[1].before.is_null());
  }

  void half_of_the_fields_must_agree_to_be_the_same_row() {
    const Json row = {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}};
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~1"), counts({row}, {{{"a", 1}, {"b", 2}, {"c", 0}, {"d", 0}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -1 ~0"), counts({row}, {{{"a", 1}, {"b", 0}, {"c", 0}, {"d", 0}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -1 ~0"), counts({row}, {{{"a", 1}, {"b", 2}, {"c", 0}, {"d", 0}, {"e", 0}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -1 ~0"), counts({{{"a", 1}}}, {{{"a", "1"}}}));
  }

  void equal_rows_cancel_out_one_by_one() {
    const Json row = {{"a", 1}, {"b", 2}};
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -0 ~0"), counts({row, row}, {row, row, row}));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -2 ~0"), counts({row, row, row}, {row}));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~1"), counts({row, row}, {row, {{"a", 1}, {"b", 3}}}));
  }

  void rows_pair_with_the_one_that_agrees_most() {
    const Rows before = {{{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}}};
    const Json far = {{"a", 1}, {"b", 1}, {"c", 9}, {"d", 9}};
    const Json near = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 9}};
    for (const Rows& after : {Rows{far, near}, Rows{near, far}}) {
      const auto found = compare(one(before), one(after));
      CPPUNIT_ASSERT_EQUAL(std::string("+1 -0 ~1"), counts(found));
      CPPUNIT_ASSERT(found[0].kind == DifferenceKind::kChanged);
      CPPUNIT_ASSERT(found[0].after == near);
      CPPUNIT_ASSERT(found[1].after == far);
    }
  }

  void rows_pair_only_within_their_sub_kind() {
    const Json row = {{"a", 1}, {"b", 2}};
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -1 ~0"), counts(compare(one({row}, "學期成績"), one({row}, "重修成績"))));
  }

  void a_row_that_moved_to_another_part_is_no_difference() {
    const Json records = {{"學期成績", {{{"a", 1}, {"b", 2}}}}};
    CPPUNIT_ASSERT(compare({{"26", records}}, {{"28", records}}).empty());
  }

  void differences_stand_in_the_order_of_the_page() {
    const Json row = {{"a", 1}};
    const auto found =
        compare({{"24", {{"重修成績", {row}}, {"未知", {row}}}}}, {{"24", {{"補修成績", {row}}, {"學期成績", {row}}}}});
    std::string order;
    for (const Difference& difference : found) order += difference.sub_kind + " ";
    CPPUNIT_ASSERT_EQUAL(std::string("學期成績 補修成績 重修成績 未知 "), order);
  }

  // Rows that are unrelated agree in no field, so that what was planted is the only right answer.
  void exactly_the_planted_differences_are_found() {
    constexpr int kFields = 6;
    std::mt19937 random{20211115};
    const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    int serial = 0;
    const auto new_row = [&] {
      Json row = Json::object();
      ++serial;
      for (int field = 0; field < kFields; ++field)
        row["欄" + std::to_string(field)] = std::to_string(serial) + "/" + std::to_string(field);
      return row;
    };
    for (int trial = 0; trial < 100; ++trial) {
      std::vector<Json> before;
      std::vector<Json> after;
      std::multiset<std::string> planted;
      for (int kept = pick(8); kept > 0; --kept) {
        const Json row = new_row();
        for (int copy = pick(2); copy >= 0; --copy) {
          before.push_back(row);
          after.push_back(row);
        }
      }
      for (int n = pick(4); n > 0; --n) {
        before.push_back(new_row());
        planted.insert("missing " + before.back().dump());
      }
      for (int n = pick(4); n > 0; --n) {
        after.push_back(new_row());
        planted.insert("extra " + after.back().dump());
      }
      for (int n = pick(4); n > 0; --n) {
        before.push_back(new_row());
        Json row = before.back();
        const int first = pick(kFields - 1);
        for (int field : {first, (first + pick(2)) % kFields})
          row["欄" + std::to_string(field)] = "new " + std::to_string(++serial);
        planted.insert("changed " + before.back().dump() + row.dump());
        after.push_back(row);
      }
      std::shuffle(before.begin(), before.end(), random);
      std::shuffle(after.begin(), after.end(), random);
      std::multiset<std::string> found;
      for (const Difference& difference : compare(one(before), one(after))) {
        switch (difference.kind) {
          case DifferenceKind::kMissing:
            found.insert("missing " + difference.before.dump());
            break;
          case DifferenceKind::kExtra:
            found.insert("extra " + difference.after.dump());
            break;
          case DifferenceKind::kChanged:
            found.insert("changed " + difference.before.dump() + difference.after.dump());
            break;
        }
        for (const FieldDifference& field : difference.fields) {
          CPPUNIT_ASSERT(difference.before.at(field.key) == field.before);
          CPPUNIT_ASSERT(difference.after.at(field.key) == field.after);
          CPPUNIT_ASSERT(field.before != field.after);
        }
      }
      CPPUNIT_ASSERT_MESSAGE("trial " + std::to_string(trial), planted == found);
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CompareTest);

}  // namespace shouqi::domain
