// Every number of the school page, with answers in all states at once in several classes, against SQL of its own.
#include <regex>

#include "both_programs.hpp"
#include "support/test_reports.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr int kStudents = 24;

class SchoolNumbersTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SchoolNumbersTest);
  CPPUNIT_TEST(every_number_equals_the_database_s_own_while_the_round_runs);
  CPPUNIT_TEST(every_number_equals_the_database_s_own_after_the_end);
  CPPUNIT_TEST(the_page_is_few_statements_whatever_the_school);
  CPPUNIT_TEST(of_several_open_rounds_the_largest_is_shown);
  CPPUNIT_TEST(what_needs_a_look_is_pointed_out);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StaffWorker> worker_;
  std::string token_;

  std::string page() {
    http::Request request = cases::BothPrograms::request("GET", "/receipt/staff/school");
    request.cookies.add("shouqi_staff", token_);
    const http::Response answer = worker_->answer(request);
    CPPUNIT_ASSERT_EQUAL(200, answer.status);
    return answer.body;
  }

  // n, total and those who wait, of a class (0: of all) and category, straight from the turns.
  static std::string by_sql(const std::string& wanted, const std::string& category, int class_id) {
    return scratch().value(
        "WITH latest AS (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY t.round_id, t.student_id, t.category ORDER BY t.turn DESC) AS n "
        "FROM shouqi.answer_turn t), shown AS (SELECT l.category, m.class_id, CASE WHEN l.state IN ('pending', 'recheck') AND "
        "GREATEST(r.closes_at, COALESCE(l.own_close, r.closes_at)) <= UTC_TIMESTAMP(6) THEN 'deemed' ELSE l.state END AS state FROM latest l "
        "JOIN shouqi.round_member m USING (round_id, student_id) JOIN shouqi.confirmation_round r USING (round_id) WHERE l.n = 1) "
        "SELECT COALESCE(SUM(" + wanted + "), 0) FROM shown WHERE category LIKE '" + category + "' AND " + std::to_string(class_id) + " IN (0, class_id)");
  }
  static constexpr const char* kConfirmed = "state = 'confirmed'";
  static constexpr const char* kTotal = "state NOT IN ('not_required', 'awaiting', 'left')";
  static constexpr const char* kWaiting = "state IN ('pending', 'recheck')";

  void compare() {
    const std::string shown = page();
    int compared = 0;
    for (const Category category : domain::kCategories) {
      const std::string name(domain::to_string(category));
      const std::regex total("<li class=\"total\" data-category=\"" + name + "\" data-confirmed=\"(\\d+)\" data-total=\"(\\d+)\" data-waiting=\"(\\d+)\"");
      std::smatch found;
      CPPUNIT_ASSERT_MESSAGE(name, std::regex_search(shown, found, total));
      CPPUNIT_ASSERT_EQUAL(by_sql(kConfirmed, name, 0), found[1].str());
      CPPUNIT_ASSERT_EQUAL(by_sql(kTotal, name, 0), found[2].str());
      CPPUNIT_ASSERT_EQUAL(by_sql(kWaiting, name, 0), found[3].str());
      for (const int class_id : {18, 19}) {
        const std::regex row("data-class=\"" + std::to_string(class_id) + "\" data-waiting=\"(\\d+)\"[\\s\\S]*?data-category=\"" + name +
                             "\" data-confirmed=\"(\\d+)\" data-total=\"(\\d+)\"");
        CPPUNIT_ASSERT_MESSAGE(name, std::regex_search(shown, found, row));
        CPPUNIT_ASSERT_EQUAL(by_sql(kWaiting, "%", class_id), found[1].str());
        CPPUNIT_ASSERT_EQUAL(by_sql(kConfirmed, name, class_id), found[2].str());
        CPPUNIT_ASSERT_EQUAL(by_sql(kTotal, name, class_id), found[3].str());
        ++compared;
      }
    }
    CPPUNIT_ASSERT_EQUAL(8, compared);
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(kStudents);
    add_staff();
    // Every third student sits in the other class.
    scratch().execute("UPDATE portal.stu_student SET class_id = 19 WHERE stu_id % 3 = 0");
    school_->open_round(school_->package("乙", {}, kStudents));
    mysql::Connection student = connect("shouqi_student");
    for (int i = 0; i < 8; ++i) {
      CPPUNIT_ASSERT(TestSchool::confirm(student, i, Category::kCourse, TestSchool::digest(i, Category::kCourse)).has_value());
    }
    for (int i = 8; i < 12; ++i) file_report(i, Category::kCourse);
    // Every state in the cadre answers, three students each.
    int index = 0;
    for (const char* state : {"not_required", "recheck", "reported", "fixing", "deemed", "left"}) {
      for (int i = 0; i < 3; ++i, ++index) {
        scratch().execute("INSERT INTO shouqi.answer_turn SELECT round_id, student_id, category, turn + 1, '" + std::string(state) +
                          "', 'covered', revision, digest, row_count, NULL, NULL, 'import', 'tester', NULL, UTC_TIMESTAMP(6) FROM shouqi.answer_turn "
                          "WHERE category = 'cadre' AND turn = 1 AND student_id = " + std::to_string(TestSchool::student(index)));
      }
    }
    worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
    token_ = programs_.log_in(*worker_, "school_admin");
  }

  void every_number_equals_the_database_s_own_while_the_round_runs() { compare(); }

  void every_number_equals_the_database_s_own_after_the_end() {
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 9 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
    // One of them has longer.
    scratch().execute("UPDATE shouqi.answer_turn SET own_close = UTC_TIMESTAMP(6) + INTERVAL 1 DAY WHERE turn = 1 AND student_id = " +
                      std::to_string(TestSchool::student(20)));
    compare();
  }

  void the_page_is_few_statements_whatever_the_school() {
    const std::uint64_t before = worker_->base().statements();
    page();
    // Session and person, rounds, what they ask for, counts, warnings, reports, imports.
    CPPUNIT_ASSERT(worker_->base().statements() - before <= 16);
  }

  void of_several_open_rounds_the_largest_is_shown() {
    const std::string round = std::to_string(TestSchool::round_id());
    scratch().execute("INSERT INTO shouqi.confirmation_round (round_id, school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at) SELECT 99, school_code, '1092-g12-2', term, 'g12-2', state, opens_at, closes_at, opened_at, created_at "
                      "FROM shouqi.confirmation_round WHERE round_id = " + round + "; INSERT INTO shouqi.round_member SELECT 99, student_id, class_id, class_name, "
                      "grade, seat_no, student_no, name, division FROM shouqi.round_member LIMIT 3");
    CPPUNIT_ASSERT(page().find("data-round=\"" + round + "\"") != std::string::npos);
  }

  void what_needs_a_look_is_pointed_out() {
    scratch().execute("DELETE FROM portal.stf_homeroom WHERE class_id = 19; UPDATE shouqi.error_report SET at = at - INTERVAL 5 DAY;"
                      "INSERT INTO shouqi.confirmation_round (round_id, school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at) VALUES (88, '990001', '1101-regular', '1101', 'regular', 'draft', UTC_TIMESTAMP(6) - INTERVAL "
                      "1 HOUR, UTC_TIMESTAMP(6) + INTERVAL 9 DAY, NULL, UTC_TIMESTAMP(6)); INSERT INTO shouqi.round_category VALUES (88, 'course', '1101', NULL)");
    const std::string shown = page();
    for (const char* text : {"確認期間只有 1 天", "這些班級沒有導師：普通二19班", "data-overdue=\"4\"", "修課紀錄尚未收到", "開放時間已到"}) {
      CPPUNIT_ASSERT_MESSAGE(text, shown.find(text) != std::string::npos);
    }
    CPPUNIT_ASSERT(shown.find("普通二18班。") == std::string::npos);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchoolNumbersTest);

}  // namespace
