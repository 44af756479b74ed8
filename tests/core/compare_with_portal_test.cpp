#include <cppunit/extensions/HelperMacros.h>

#include "domain/row_reference.hpp"
#include "usecase/compare_with_portal.hpp"

namespace shouqi::usecase {

using Json = nlohmann::json;
using domain::DifferenceKind;

class HeldRecords final : public store::PortalSubmission {
 public:
  std::vector<store::SubmittedRecord> held;
  int asked = 0;

  std::vector<store::SubmittedRecord> records(std::string_view, domain::Category, const domain::Term&,
                                              const std::vector<domain::StudentId>&) override {
    return {};
  }
  std::vector<store::SubmittedRecord> records_of(domain::StudentId, std::string_view, domain::Category, const domain::Term&) override {
    ++asked;
    return held;
  }
};

class CompareWithPortalTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CompareWithPortalTest);
  CPPUNIT_TEST(what_only_the_central_database_adds_is_no_difference);
  CPPUNIT_TEST(numbers_and_their_digits_are_the_same);
  CPPUNIT_TEST(empty_null_and_absent_are_the_same);
  CPPUNIT_TEST(order_and_parts_make_no_difference);
  CPPUNIT_TEST(a_row_with_another_value_is_changed_and_keeps_both_rows_as_they_are);
  CPPUNIT_TEST(rows_that_are_unlike_are_extra_and_missing);
  CPPUNIT_TEST(empty_fields_do_not_make_two_rows_alike);
  CPPUNIT_TEST(equal_rows_are_given_back_as_received);
  CPPUNIT_TEST(the_other_batch_of_grade_12_is_not_missing);
  CPPUNIT_TEST(a_record_of_an_unknown_batch_and_a_supplement_take_everything);
  CPPUNIT_TEST(what_was_only_submitted_is_not_compared);
  CPPUNIT_TEST(hostile_values_are_compared_like_others);
  CPPUNIT_TEST(a_row_reference_is_of_what_is_in_the_row);
  CPPUNIT_TEST_SUITE_END();

  HeldRecords portal;

  void mine(Json fields, const std::string& batch = "regular", const std::string& sub_kind = "學期成績") {
    portal.held.push_back({7, sub_kind, std::move(fields), batch});
  }

  static store::StoredDocument received(const std::vector<Json>& rows, const std::string& batch = "regular",
                                        const std::string& sub_kind = "學期成績") {
    const domain::DocumentKey key{domain::Category::kCourse, *domain::Term::parse("1092"), batch};
    return {domain::make_document(key, {{"修課紀錄", {{sub_kind, rows}}}}), 1, store::DocumentSource::kCentral, {}};
  }

  std::string counts(const store::StoredDocument& document) {
    const auto compared = compare_with_portal(portal, 7, "990001", document);
    CPPUNIT_ASSERT(compared.has_value());
    const auto found = domain::count(compared->found.differences);
    return "+" + std::to_string(found.extra) + " -" + std::to_string(found.missing) + " ~" + std::to_string(found.changed) + " =" +
           std::to_string(compared->found.same_count);
  }

 public:
  void what_only_the_central_database_adds_is_no_difference() {
    mine({{"科目名稱", "國語文"}, {"修課學分", "4"}});
    const Json row{{"科目名稱", "國語文"}, {"修課學分", "4"}, {"資料來源", "學校提交"}, {"檔案驗證", {{"MD5", "x"}}}, {"備註", {"補登"}}};
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"), counts(received({row})));
  }
  void numbers_and_their_digits_are_the_same() {
    mine({{"學分", "4"}, {"成績", "85.5"}, {"節數", "3"}});
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"), counts(received({{{"學分", 4}, {"成績", 85.5}, {"節數", 3.0}}})));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~1 =0"), counts(received({{{"學分", 4}, {"成績", 85.4}, {"節數", 3}}})));
  }
  void empty_null_and_absent_are_the_same() {
    mine({{"甲", "1"}, {"乙", ""}, {"丙", ""}});
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"), counts(received({{{"甲", "1"}, {"乙", nullptr}}})));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~1 =0"), counts(received({{{"甲", "1"}, {"乙", "2"}}})));
  }
  void order_and_parts_make_no_difference() {
    mine({{"甲", "1"}});
    mine({{"甲", "2"}});
    mine({{"甲", "2"}});
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =3"), counts(received({{{"甲", "2"}}, {{"甲", "1"}}, {{"甲", "2"}}})));
  }
  void a_row_with_another_value_is_changed_and_keeps_both_rows_as_they_are() {
    mine({{"科目名稱", "數學"}, {"修課學分", "4"}, {"學期學業成績", "85"}});
    const Json row{{"科目名稱", "數學"}, {"修課學分", 4}, {"學期學業成績", 58}, {"資料來源", "學校提交"}};
    const auto compared = compare_with_portal(portal, 7, "990001", received({row}));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, compared->found.differences.size());
    const domain::Difference& difference = compared->found.differences.front();
    CPPUNIT_ASSERT(difference.kind == DifferenceKind::kChanged);
    CPPUNIT_ASSERT(difference.after == row);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, difference.fields.size());
    CPPUNIT_ASSERT_EQUAL(std::string("學期學業成績"), difference.fields.front().key);
    CPPUNIT_ASSERT(difference.fields.front().before == Json("85") && difference.fields.front().after == Json(58));
  }
  void rows_that_are_unlike_are_extra_and_missing() {
    mine({{"科目名稱", "數學"}, {"修課學分", "4"}, {"學期學業成績", "85"}});
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -1 ~0 =0"), counts(received({{{"科目名稱", "體育"}, {"修課學分", "2"}, {"學期學業成績", "85"}}})));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -1 ~0 =0"), counts(received({})));
    portal.held.clear();
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -0 ~0 =0"), counts(received({{{"科目名稱", "體育"}}})));
  }
  void empty_fields_do_not_make_two_rows_alike() {
    mine({{"科目名稱", "數學"}, {"甲", ""}, {"乙", ""}, {"丙", ""}});
    CPPUNIT_ASSERT_EQUAL(std::string("+1 -1 ~0 =0"), counts(received({{{"科目名稱", "體育"}, {"甲", ""}, {"乙", ""}, {"丙", ""}}})));
  }
  void equal_rows_are_given_back_as_received() {
    mine({{"學分", "4"}});
    const auto compared = compare_with_portal(portal, 7, "990001", received({{{"學分", 4}, {"備註", "x"}}}));
    CPPUNIT_ASSERT(compared->found.same.at("").at("學期成績") == Json::array({{{"學分", 4}, {"備註", "x"}}}));
    CPPUNIT_ASSERT_EQUAL(1, portal.asked);
  }
  void the_other_batch_of_grade_12_is_not_missing() {
    mine({{"甲", "1"}}, "g12-1");
    mine({{"甲", "2"}}, "g12-2");
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"), counts(received({{{"甲", "1"}}}, "g12-1")));
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"), counts(received({{{"甲", "2"}}}, "g12-2")));
  }
  void a_record_of_an_unknown_batch_and_a_supplement_take_everything() {
    mine({{"甲", "1"}}, "");
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"), counts(received({{{"甲", "1"}}}, "g12-1")));
    mine({{"甲", "2"}}, "g12-2");
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =2"), counts(received({{{"甲", "1"}}, {{"甲", "2"}}}, "supplement-1")));
  }
  void what_was_only_submitted_is_not_compared() {
    auto document = received({{{"甲", "1"}}});
    document.source = store::DocumentSource::kPortal;
    CPPUNIT_ASSERT(!compare_with_portal(portal, 7, "990001", document).has_value());
    CPPUNIT_ASSERT_EQUAL(0, portal.asked);
  }
  void hostile_values_are_compared_like_others() {
    const std::string hostile = "<script>\"'&\\\n\t\xF0\xA0\xAE\xB7";
    mine({{"甲", hostile}, {"乙", "{\"a\":1}"}, {"丙", "true"}, {"丁", std::string(5000, 'x')}});
    CPPUNIT_ASSERT_EQUAL(std::string("+0 -0 ~0 =1"),
                         counts(received({{{"甲", hostile}, {"乙", {{"a", 1}}}, {"丙", true}, {"丁", std::string(5000, 'x')}}})));
  }
  void a_row_reference_is_of_what_is_in_the_row() {
    const std::string reference = domain::row_reference({{"乙", 2}, {"甲", "1"}});
    CPPUNIT_ASSERT_EQUAL(std::size_t{16}, reference.size());
    CPPUNIT_ASSERT_EQUAL(reference, domain::row_reference(Json::parse(R"({"甲":"1","乙":2})")));
    CPPUNIT_ASSERT(reference != domain::row_reference({{"乙", 2}, {"甲", "2"}}));
    CPPUNIT_ASSERT_EQUAL(std::string("44136fa355b3678a"), domain::row_reference(Json::object()));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CompareWithPortalTest);

}  // namespace shouqi::usecase
