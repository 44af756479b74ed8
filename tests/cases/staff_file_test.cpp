// What opening a student's file leaves behind, and where the links to it stand.
#include "both_programs.hpp"
#include "support/test_reports.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class StaffFileTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(StaffFileTest);
  CPPUNIT_TEST(a_look_is_recorded_once_an_hour_under_the_role_that_opened_it);
  CPPUNIT_TEST(neither_a_prefetch_nor_a_refusal_is_a_look);
  CPPUNIT_TEST(teacher_and_office_find_the_files_where_they_read_the_data);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StaffWorker> worker_;

  http::Response ask(const std::string& who, const std::string& target, bool prefetch = false) {
    http::Request request = cases::BothPrograms::request("GET", target);
    request.cookies.add("shouqi_staff", programs_.log_in(*worker_, who));
    request.prefetch = prefetch;
    return worker_->answer(std::move(request));
  }

  static std::string looks(const std::string& who) {
    return scratch().value("SELECT GROUP_CONCAT(DISTINCT CONCAT_WS(' ', JSON_VALUE(detail, '$.role'), category, student_id) SEPARATOR ',') FROM shouqi.event "
                           "WHERE kind = 'looked' AND actor = '" + std::to_string(kStaff.at(who)) + "' AND JSON_VALUE(detail, '$.object') = 'file'");
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(2);
    school_->open_round(school_->package());
    add_staff();
    scratch().execute(
        "INSERT INTO portal.rec_performance (rec_id, stu_id, sch_code, sch_year, sch_sem, kind_code, title, sub_id) "
        "VALUES (5, 1000000001, '990001', 109, 0, '08', '木盒', NULL);"
        "INSERT INTO portal.rec_file VALUES (7, 1000000001, 'P', 5, '木盒.pdf', 'application/pdf', 9, REPEAT('a', 64))");
    worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
  }

  void a_look_is_recorded_once_an_hour_under_the_role_that_opened_it() {
    for (const char* who : {"homeroom", "activities", "everything"}) {
      CPPUNIT_ASSERT_EQUAL(200, ask(who, "/receipt/staff/file/7").status);
      CPPUNIT_ASSERT_EQUAL(200, ask(who, "/receipt/staff/file/7").status);
      // Two when the hour has struck in between.
      const int count = std::stoi(scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'looked' AND actor = '" + std::to_string(kStaff.at(who)) + "'"));
      CPPUNIT_ASSERT(count == 1 || count == 2);
    }
    CPPUNIT_ASSERT_EQUAL(std::string("homeroom performance 1000000001"), looks("homeroom"));
    CPPUNIT_ASSERT_EQUAL(std::string("office performance 1000000001"), looks("activities"));
    // Who is both comes as the teacher.
    CPPUNIT_ASSERT_EQUAL(std::string("homeroom performance 1000000001"), looks("everything"));
  }

  void neither_a_prefetch_nor_a_refusal_is_a_look() {
    ask("homeroom", "/receipt/staff/file/7", true);
    CPPUNIT_ASSERT_EQUAL(404, ask("registry", "/receipt/staff/file/7").status);
    CPPUNIT_ASSERT_EQUAL(404, ask("school_admin", "/receipt/staff/file/7").status);
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'looked'"));
  }

  void teacher_and_office_find_the_files_where_they_read_the_data() {
    // What the school has handed in, and what came back.
    scratch().execute("INSERT INTO portal.sub_submission VALUES (1, '990001', 109, 0, '25', '0', 'x', REPEAT('a', 64), 1, NOW()); UPDATE portal.rec_performance SET sub_id = 1");
    domain::ReceiptPackage package = school_->package("乙");
    package.rosters[1].students.push_back({"Z100000100", "0930512", {{"作品成果", {{{"名稱", "木盒"}}}}}});
    school_->rules.reopen_limit = 1;
    school_->must_import(package);
    const domain::ReportId report = file_report(0, Category::kPerformance);
    const std::string teacher = ask("homeroom", "/receipt/staff/class/18/student/1000000001").body;
    CPPUNIT_ASSERT_MESSAGE(teacher, teacher.find("href=\"/receipt/staff/file/7\"") != std::string::npos);
    CPPUNIT_ASSERT(ask("homeroom", "/receipt/staff/class/18/student/1000000002").body.find("/file/") == std::string::npos);
    const std::string office = ask("activities", "/receipt/staff/office/report/" + std::to_string(report)).body;
    CPPUNIT_ASSERT_MESSAGE(office, office.find("href=\"/receipt/staff/file/7\"") != std::string::npos);
    CPPUNIT_ASSERT(office.find("木盒.pdf") != std::string::npos);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StaffFileTest);

}  // namespace
