// Every number of an office's page, with reports in all states at once, against SQL of its own; what the pages cost; who is seen to look.
#include <regex>

#include "both_programs.hpp"
#include "support/test_reports.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr int kStudents = 14;

class OfficeNumbersTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(OfficeNumbersTest);
  CPPUNIT_TEST(every_number_equals_the_database_s_own);
  CPPUNIT_TEST(the_queue_is_four_statements);
  CPPUNIT_TEST(a_queue_of_two_thousand_is_four_statements_too);
  CPPUNIT_TEST(a_look_at_a_report_is_recorded_once_an_hour_and_category);
  CPPUNIT_TEST(the_student_reads_what_the_office_said);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StaffWorker> worker_;
  std::string token_;
  std::vector<domain::ReportId> reports_;

  http::Response ask(const std::string& target) {
    http::Request request = cases::BothPrograms::request("GET", target);
    request.cookies.add("shouqi_staff", token_);
    return worker_->answer(request);
  }

  http::Response send(const std::string& target, const std::string& body) {
    http::Request request = cases::BothPrograms::request("POST", target);
    request.cookies.add("shouqi_staff", token_);
    request.origin = cases::kOrigin;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = body + "&csrf=" + http::csrf_token(token_);
    return worker_->answer(request);
  }

  static std::string number_at(const std::string& page, const std::string& pattern) {
    std::smatch found;
    CPPUNIT_ASSERT_MESSAGE(pattern + " in " + page, std::regex_search(page, found, std::regex(pattern)));
    return found[1].str();
  }

  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
  }

  // So many reports whose latest step is one of these states.
  static std::string by_sql(const std::string& states, const std::string& more = "1 = 1") {
    return scratch().value("WITH latest AS (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY report_id ORDER BY step DESC) AS n FROM shouqi.error_report_step s) "
                           "SELECT COUNT(*) FROM latest l JOIN shouqi.error_report e USING (report_id) WHERE n = 1 AND e.category = 'course' AND l.state IN (" +
                           states + ") AND " + more);
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(kStudents);
    school_->open_round(school_->package());
    add_staff();
    reports_.clear();
    for (int i = 0; i < kStudents; ++i) reports_.push_back(file_report(i, Category::kCourse, "第 " + std::to_string(i) + " 位"));
    file_report(0, Category::kCadre);
    worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
    token_ = programs_.log_in(*worker_, "registry");
  }

  void every_number_equals_the_database_s_own() {
    const auto act = [&](int from, int to, const std::string& body) {
      for (int i = from; i < to; ++i) {
        CPPUNIT_ASSERT_EQUAL(303, send("/receipt/staff/office/report/" + std::to_string(reports_.at(static_cast<std::size_t>(i))), body).status);
      }
    };
    act(0, 2, "seen=1&act=take_up");
    act(2, 5, "seen=1&act=accept&text=x");
    act(5, 9, "seen=1&act=explain&text=x");
    scratch().execute("UPDATE shouqi.error_report SET at = at - INTERVAL 5 DAY WHERE report_id <= " + std::to_string(reports_.at(2)));

    const std::string page = ask("/receipt/staff/office").body;
    CPPUNIT_ASSERT_EQUAL(by_sql("'open', 'taken_up'"), number_at(page, "還有 (\\d+) 件等您處理"));
    CPPUNIT_ASSERT_EQUAL(by_sql("'open', 'taken_up'", "e.at < UTC_TIMESTAMP(6) - INTERVAL 4 DAY"), number_at(page, "data-overdue=\"(\\d+)\""));
    CPPUNIT_ASSERT_EQUAL(by_sql("'accepted'"), number_at(page, "更正中 <span class=\"count\">(\\d+) 件"));
    CPPUNIT_ASSERT_EQUAL(by_sql("'explained', 'changed', 'settled', 'withdrawn'"), number_at(page, "已答覆 <span class=\"count\">(\\d+) 件"));
    CPPUNIT_ASSERT_EQUAL(by_sql("'open', 'taken_up'"), number_at(page, "data-count=\"(\\d+)\""));
    for (const char* state : {"open", "taken_up", "accepted", "explained"}) {
      const std::string filtered = ask(std::string("/receipt/staff/office?view=all&state=") + state).body;
      const std::string wanted = by_sql("'" + std::string(state) + "'");
      CPPUNIT_ASSERT_EQUAL_MESSAGE(state, wanted, number_at(filtered, "data-shown=\"(\\d+)\""));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(state, wanted, std::to_string(count(filtered, "<li class=\"office-item\"")));
    }
    CPPUNIT_ASSERT_EQUAL(by_sql("'open', 'taken_up'", "e.at < UTC_TIMESTAMP(6) - INTERVAL 4 DAY"),
                         number_at(ask("/receipt/staff/office?age=overdue").body, "data-shown=\"(\\d+)\""));
  }

  void the_queue_is_four_statements() {
    ask("/receipt/staff/office");
    const std::uint64_t before = worker_->base().statements();
    CPPUNIT_ASSERT_EQUAL(200, ask("/receipt/staff/office").status);
    CPPUNIT_ASSERT(worker_->base().statements() - before <= 4);
  }

  // How long it takes stands in the line of the log.
  void a_queue_of_two_thousand_is_four_statements_too() {
    multiply_report(reports_.back(), kStudents - 1, 2000);
    for (const char* target : {"/receipt/staff/office", "/receipt/staff/office?page=40", "/receipt/staff/office?age=overdue&pattern=extra"}) {
      ask(target);
      const std::uint64_t before = worker_->base().statements();
      const http::Response page = ask(target);
      CPPUNIT_ASSERT_EQUAL(200, page.status);
      CPPUNIT_ASSERT(page.body.find("還有 2013 件等您處理") != std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(target, worker_->base().statements() - before <= 4);
    }
    CPPUNIT_ASSERT_EQUAL(200, ask("/receipt/staff/office.xlsx").status);
  }

  void a_look_at_a_report_is_recorded_once_an_hour_and_category() {
    const std::string target = "/receipt/staff/office/report/" + std::to_string(reports_.front());
    ask(target);
    ask(target);
    ask("/receipt/staff/office");
    // Two when the hour has struck in between.
    const int looks = std::stoi(scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'looked' AND actor_kind = 'staff'"));
    CPPUNIT_ASSERT(looks == 1 || looks == 2);
    CPPUNIT_ASSERT_EQUAL(std::string("office report course"),
                         scratch().value("SELECT CONCAT(JSON_VALUE(detail, '$.role'), ' ', JSON_VALUE(detail, '$.object'), ' ', category) FROM shouqi.event "
                                         "WHERE kind = 'looked' AND actor_kind = 'staff' LIMIT 1"));
  }

  void the_student_reads_what_the_office_said() {
    const std::string report = "/receipt/staff/office/report/" + std::to_string(reports_.front());
    CPPUNIT_ASSERT_EQUAL(303, send(report, "seen=1&act=take_up").status);
    CPPUNIT_ASSERT_EQUAL(303, send(report, "seen=2&act=explain&text=%E5%AD%B8%E5%88%86%E6%B2%92%E6%9C%89%E9%8C%AF").status);
    StudentWorker student(programs_.student_process());
    http::Request request = cases::BothPrograms::request("GET", "/receipt/course/ticket?term=1092&round=" + std::to_string(TestSchool::round_id()));
    request.cookies.add("shouqi", programs_.log_in(student, 0));
    const std::string ticket = student.answer(request).body;
    CPPUNIT_ASSERT(ticket.find("data-report-state=\"explained\"") != std::string::npos);
    CPPUNIT_ASSERT(ticket.find("承辦處室開始查證") != std::string::npos);
    CPPUNIT_ASSERT(ticket.find("學分沒有錯") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(0, Category::kCourse));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OfficeNumbersTest);

}  // namespace
