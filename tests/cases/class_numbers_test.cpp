// Every number of the class page, in all states at once, against SQL of its own; and what the page costs.
#include <regex>

#include "both_programs.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr int kStudents = 45;

class ClassNumbersTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ClassNumbersTest);
  CPPUNIT_TEST(every_number_equals_the_database_s_own);
  CPPUNIT_TEST(silence_is_deemed_by_the_clock_at_once);
  CPPUNIT_TEST(a_class_of_45_is_a_handful_of_statements);
  CPPUNIT_TEST(a_look_is_recorded_once_an_hour);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StaffWorker> worker_;
  std::string token_;

  http::Response ask(const std::string& target) {
    http::Request request = cases::BothPrograms::request("GET", target);
    request.cookies.add("shouqi_staff", token_);
    return worker_->answer(request);
  }

  // Each student's course answer goes on to the next of the states, by whoever would do it.
  static void mix_states() {
    const std::vector<std::string> states{"pending", "confirmed", "reported", "fixing", "recheck", "deemed", "left", "not_required"};
    std::string sql;
    for (int i = 0; i < kStudents; ++i) {
      const std::string state = states.at(static_cast<std::size_t>(i) % states.size());
      const bool confirmed = state == "confirmed";
      sql += "INSERT INTO shouqi.answer_turn SELECT round_id, student_id, category, 2, '" + state + "', 'covered', revision, digest, row_count, NULL, " +
             (confirmed ? "'CODE" + std::to_string(1000000000000 + i) + "'" : std::string("NULL")) + ", '" + (confirmed ? "student" : "import") +
             "', 'tester', NULL, UTC_TIMESTAMP(6) FROM shouqi.answer_turn WHERE category = 'course' AND turn = 1 AND student_id = " +
             std::to_string(TestSchool::student(i)) + ";";
    }
    scratch().execute(sql);
  }

  // "confirmed/total/waiting" of a category, written another way than the program does.
  static std::string by_sql(const std::string& category) {
    return scratch().value(
        "WITH present AS (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY student_id, category ORDER BY turn DESC) AS n FROM shouqi.answer_turn t), "
        "shown AS (SELECT p.category, CASE WHEN p.state IN ('pending', 'recheck') AND r.closes_at <= UTC_TIMESTAMP(6) THEN 'deemed' ELSE p.state END AS state "
        "FROM present p JOIN shouqi.confirmation_round r USING (round_id) WHERE n = 1) "
        "SELECT CONCAT(SUM(state = 'confirmed'), '/', SUM(state NOT IN ('not_required', 'left')), '/', SUM(state IN ('pending', 'recheck'))) "
        "FROM shown WHERE category = '" + category + "'");
  }

  static std::string on_page(const std::string& page, const std::string& category) {
    const std::regex total("<li class=\"total\" data-category=\"" + category + "\" data-confirmed=\"(\\d+)\" data-total=\"(\\d+)\" data-waiting=\"(\\d+)\"");
    std::smatch found;
    CPPUNIT_ASSERT_MESSAGE(page, std::regex_search(page, found, total));
    return found[1].str() + "/" + found[2].str() + "/" + found[3].str();
  }

  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(kStudents);
    school_->open_round(school_->package());
    add_staff();
    mix_states();
    worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
    token_ = programs_.log_in(*worker_, "homeroom");
  }

  void every_number_equals_the_database_s_own() {
    for (const char* target : {"/receipt/staff/class/18", "/receipt/staff/class/18?category=course&state=waiting", "/receipt/staff/"}) {
      const std::string page = ask(target).body;
      for (const Category category : domain::kCategories) {
        const std::string name(domain::to_string(category));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(target + (" " + name), by_sql(name), on_page(page, name));
      }
    }
    const std::string page = ask("/receipt/staff/class/18").body;
    CPPUNIT_ASSERT_EQUAL(std::size_t{kStudents}, count(page, "<tr data-student="));
    for (const char* state : {"pending", "confirmed", "reported", "fixing", "recheck", "deemed", "left", "not_required"}) {
      const std::string filtered = ask(std::string("/receipt/staff/class/18?category=course&state=") + state).body;
      const auto rows = std::stoul(scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn WHERE category = 'course' AND turn = 2 AND state = '" +
                                                   std::string(state) + "'"));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(state, rows, count(filtered, "<tr data-student="));
    }
  }

  void silence_is_deemed_by_the_clock_at_once() {
    scratch().execute("UPDATE shouqi.confirmation_round SET closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
    const std::string page = ask("/receipt/staff/class/18").body;
    CPPUNIT_ASSERT_EQUAL(by_sql("course"), on_page(page, "course"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, count(page, "data-state-course=\"pending\""));
    CPPUNIT_ASSERT(page.find("data-students-waiting=\"0\"") != std::string::npos);
  }

  void a_class_of_45_is_a_handful_of_statements() {
    ask("/receipt/staff/class/18");
    for (const char* target : {"/receipt/staff/class/18", "/receipt/staff/class/18.xlsx", "/receipt/staff/class/18/notice"}) {
      const std::uint64_t before = worker_->base().statements();
      CPPUNIT_ASSERT_EQUAL(200, ask(target).status);
      CPPUNIT_ASSERT_MESSAGE(target, worker_->base().statements() - before <= 4);
    }
  }

  void a_look_is_recorded_once_an_hour() {
    const std::string target = "/receipt/staff/class/18/student/" + std::to_string(TestSchool::student(3));
    CPPUNIT_ASSERT_EQUAL(200, ask(target).status);
    CPPUNIT_ASSERT_EQUAL(200, ask(target).status);
    ask("/receipt/staff/class/18");
    // Two when the hour has struck in between.
    const int looks = std::stoi(scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'looked' AND actor_kind = 'staff'"));
    CPPUNIT_ASSERT(looks == 1 || looks == 2);
    CPPUNIT_ASSERT_EQUAL(std::string("homeroom detail"),
                         scratch().value("SELECT CONCAT(JSON_VALUE(detail, '$.role'), ' ', JSON_VALUE(detail, '$.object')) FROM shouqi.event "
                                         "WHERE kind = 'looked' AND actor_kind = 'staff' AND actor = '2000000001' LIMIT 1"));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'signed_on' AND actor = '2000000001'"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClassNumbersTest);

}  // namespace
