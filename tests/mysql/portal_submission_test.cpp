#include <memory>

#include "base/error.hpp"
#include "mysql/mysql_portal_submission.hpp"
#include "support/test_school.hpp"
#include "usecase/import_submission.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class PortalSubmissionTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(PortalSubmissionTest);
  CPPUNIT_TEST(what_was_submitted_becomes_documents_that_say_so);
  CPPUNIT_TEST(what_was_not_submitted_or_belongs_to_another_term_stays_out);
  CPPUNIT_TEST(the_same_submission_again_changes_nothing);
  CPPUNIT_TEST(a_category_that_a_package_has_brought_is_left_alone);
  CPPUNIT_TEST(where_packages_have_brought_everything_it_is_refused);
  CPPUNIT_TEST(an_equal_package_makes_it_received_and_asks_nobody_again);
  CPPUNIT_TEST(a_different_package_asks_those_again_who_had_confirmed);
  CPPUNIT_TEST(a_record_that_breaks_the_contract_stops_all_of_it);
  CPPUNIT_TEST_SUITE_END();

  static constexpr int kStudents = 6;

  static void submit_post(int index, const std::string& title, const std::string& submission = "1", int semester = 2) {
    static int next_record = 1;
    scratch().execute("INSERT INTO portal.rec_cadre VALUES (" + std::to_string(next_record++) + ", " +
                      std::to_string(TestSchool::student(index)) + ", '990001', 109, " + std::to_string(semester) +
                      ", '普通二18班', '1100218', '1100702', '" + title + "', '2', " + submission + ")");
  }

  base::Result<usecase::ImportReport, usecase::ImportRefused> import_submission() const {
    mysql::Connection connection = connect("shouqi_import");
    crypto::SystemRandom random;
    mysql::MysqlRoundStore rounds(connection);
    mysql::MysqlRosterStore roster(connection);
    mysql::MysqlImportStore imports(connection, std::string(32, 'k'), random);
    mysql::MysqlPortalSubmission submission(connection);
    usecase::ImportRequest request;
    request.school_code = kSchool;
    request.round_code = kRound;
    return usecase::import_submission({rounds, roster, imports}, submission, school_->rules, request, TestSchool::actor());
  }

  usecase::ImportReport must_import_submission() const {
    const auto report = import_submission();
    CPPUNIT_ASSERT_MESSAGE(report ? "" : report.error().message, report.has_value());
    return *report;
  }

  // The roster of posts alone, as the central database would send it.
  domain::ReceiptPackage package_of_posts(const std::string& title) const {
    domain::ReceiptPackage package = school_->package("乙", {}, 0);
    package.rosters.erase(package.rosters.begin() + 1, package.rosters.end());
    package.sha256 = crypto::sha256_hex("posts" + title);
    package.rosters.front().students.push_back(
        {"Z100000100", "0930512",
         {{"幹部經歷", {{{"單位名稱", "普通二18班"}, {"開始日期", "1100218"}, {"結束日期", "1100702"}, {"擔任職務", title}, {"幹部等級", "2"}}}}}});
    return package;
  }

  static std::string source(int index, Category category) {
    return scratch().value("SELECT CONCAT(source, ' ', revision) FROM shouqi.receipt_document WHERE student_id = " +
                           std::to_string(TestSchool::student(index)) + " AND category = '" + std::string(domain::to_string(category)) +
                           "' ORDER BY revision DESC LIMIT 1");
  }

  static std::string body(int index) {
    return scratch().value("SELECT body FROM shouqi.receipt_document WHERE category = 'cadre' AND student_id = " +
                           std::to_string(TestSchool::student(index)) + " ORDER BY revision DESC LIMIT 1");
  }

  void open() const {
    mysql::Connection admin = connect("shouqi_admin");
    mysql::MysqlRoundStore rounds(admin);
    mysql::MysqlRosterStore roster(admin);
    const auto opened = usecase::open_round(rounds, roster, kSchool, kRound, TestSchool::actor(domain::ActorKind::kAdmin));
    CPPUNIT_ASSERT_MESSAGE(opened ? "" : opened.error().message, opened.has_value());
  }

  static void confirm(int index) {
    mysql::Connection connection = connect("shouqi_student");
    CPPUNIT_ASSERT(TestSchool::confirm(connection, index, Category::kCadre, TestSchool::digest(index, Category::kCadre)).has_value());
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(kStudents);
    school_->create_round();
  }

  void what_was_submitted_becomes_documents_that_say_so() {
    submit_post(0, "班長");
    const usecase::ImportReport report = must_import_submission();
    CPPUNIT_ASSERT_EQUAL(1U, report.counts.fresh);
    CPPUNIT_ASSERT_EQUAL(std::string("portal 1"), source(0, Category::kCadre));
    CPPUNIT_ASSERT(body(0).find("班長") != std::string::npos);
    CPPUNIT_ASSERT(body(0).find("Z100000") == std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string("portal"), scratch().value("SELECT mode FROM shouqi.import_run"));
    open();
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), TestSchool::state(1, Category::kCadre));
  }

  void what_was_not_submitted_or_belongs_to_another_term_stays_out() {
    submit_post(0, "班長");
    submit_post(0, "未提交", "NULL");
    submit_post(0, "上學期", "1", 1);
    must_import_submission();
    CPPUNIT_ASSERT(body(0).find("班長") != std::string::npos);
    CPPUNIT_ASSERT(body(0).find("未提交") == std::string::npos);
    CPPUNIT_ASSERT(body(0).find("上學期") == std::string::npos);
  }

  void the_same_submission_again_changes_nothing() {
    submit_post(0, "班長");
    must_import_submission();
    open();
    const std::string before = TestSchool::contents();
    must_import_submission();
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void a_category_that_a_package_has_brought_is_left_alone() {
    submit_post(0, "校內的班長");
    school_->must_import(package_of_posts("班長"));
    const usecase::ImportReport report = must_import_submission();
    CPPUNIT_ASSERT(body(0).find("校內的班長") == std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string("central 1"), source(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("portal 1"), source(0, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.findings.size());
    CPPUNIT_ASSERT(report.findings.front().find("幹部經歷") != std::string::npos);
  }

  void where_packages_have_brought_everything_it_is_refused() {
    school_->must_import(school_->package());
    const std::string before = TestSchool::contents();
    const auto refused = import_submission();
    CPPUNIT_ASSERT(!refused.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("package-exists"), std::string(usecase::to_string(refused.error().reason)));
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void an_equal_package_makes_it_received_and_asks_nobody_again() {
    submit_post(0, "班長");
    must_import_submission();
    open();
    confirm(0);
    const usecase::ImportReport report = school_->must_import(package_of_posts("班長"));
    CPPUNIT_ASSERT_EQUAL(std::string("central 2"), source(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("central 2"), source(1, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), TestSchool::state(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(0U, report.counts.changed);
    CPPUNIT_ASSERT_EQUAL(0U, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(static_cast<std::uint32_t>(kStudents), report.counts.unchanged);
  }

  void a_different_package_asks_those_again_who_had_confirmed() {
    submit_post(0, "班長");
    must_import_submission();
    open();
    confirm(0);
    usecase::ImportRequest request;
    request.accept_reopen = 1;
    school_->must_import(package_of_posts("副班長"), request);
    CPPUNIT_ASSERT_EQUAL(std::string("central 2"), source(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(0, Category::kCadre));
  }

  void a_record_that_breaks_the_contract_stops_all_of_it() {
    submit_post(0, "班長");
    scratch().execute("INSERT INTO portal.rec_course (rec_id, stu_id, sch_code, sch_year, sch_sem, kind_code, course_code, course_name, open_grade, "
                      "credits, score, pass_flag, sub_id) VALUES (1, " + std::to_string(TestSchool::student(0)) +
                      ", '990001', 109, 2, '77', 'C1', '國語文', '2', '4', '85', '1', 1)");
    const std::string before = TestSchool::contents();
    CPPUNIT_ASSERT_THROW(import_submission(), base::IntegrityError);
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

 private:
  std::unique_ptr<TestSchool> school_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalSubmissionTest);

}  // namespace
