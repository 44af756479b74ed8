// The offices of a school: what two administrators do to one form, and what the history keeps of it.
#include "both_programs.hpp"
#include "http/form.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr const char* kPath = "/receipt/staff/school/office";

class SchoolOfficeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SchoolOfficeTest);
  CPPUNIT_TEST(what_is_saved_is_what_students_read_and_history_keeps_both);
  CPPUNIT_TEST(the_second_of_two_administrators_sees_the_other_s_entry_beside_his_own);
  CPPUNIT_TEST(two_administrators_of_different_offices_do_not_disturb_each_other);
  CPPUNIT_TEST(pressing_twice_changes_nothing_the_second_time);
  CPPUNIT_TEST(a_row_that_changes_at_the_last_moment_is_not_written_over);
  CPPUNIT_TEST(each_division_has_its_own);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StaffWorker> worker_;
  std::string token_;

  http::Response send(http::Request request) {
    request.cookies.add("shouqi_staff", token_);
    return worker_->answer(std::move(request));
  }

  // The fields of the form as the page shows it.
  std::map<std::string, std::string> form() {
    const http::Response page = send(cases::BothPrograms::request("GET", kPath));
    CPPUNIT_ASSERT_EQUAL(200, page.status);
    std::map<std::string, std::string> fields;
    const std::string mark = "name=\"";
    for (std::size_t at = page.body.find(mark, page.body.find("school-office")); at != std::string::npos; at = page.body.find(mark, at)) {
      at += mark.size();
      const std::string name = page.body.substr(at, page.body.find('"', at) - at);
      const std::size_t value = page.body.find("value=\"", at) + 7;
      if (page.body.find('>', at) < value) continue;
      fields[name] = page.body.substr(value, page.body.find('"', value) - value);
    }
    return fields;
  }

  http::Response post(const std::map<std::string, std::string>& fields) {
    http::Request request = cases::BothPrograms::request("POST", kPath);
    request.origin = cases::kOrigin;
    request.content_type = "application/x-www-form-urlencoded";
    for (const auto& [name, value] : fields) request.body += name + "=" + http::url_encode(value) + "&";
    return send(std::move(request));
  }

  static std::string stored(const std::string& category, const std::string& division = "day") {
    return scratch().value("SELECT CONCAT_WS('|', office_name, place, extension, person) FROM shouqi.school_office WHERE school_code = '990001' AND division = '" +
                           division + "' AND category = '" + category + "'");
  }

  static std::string events() { return scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'office_edited'"); }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(1);
    add_staff();
    worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
    token_ = programs_.log_in(*worker_, "school_admin");
  }

  void what_is_saved_is_what_students_read_and_history_keeps_both() {
    auto fields = form();
    CPPUNIT_ASSERT_EQUAL(std::string("教務處註冊組"), fields.at("name-day-course"));
    fields["name-day-course"] = "　註冊組 ";
    fields["place-day-course"] = "行政大樓 1 樓";
    fields["extension-day-course"] = "212、213";
    fields["person-day-course"] = "王\"組<長>";
    const http::Response answer = post(fields);
    CPPUNIT_ASSERT_EQUAL(303, answer.status);
    CPPUNIT_ASSERT_EQUAL(std::string(kPath) + "?saved=1", answer.header("Location").value_or(""));
    CPPUNIT_ASSERT_EQUAL(std::string("註冊組|行政大樓 1 樓|212、213|王\"組<長>"), stored("course"));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.school_office"));
    CPPUNIT_ASSERT_EQUAL(std::string("教務處註冊組"), scratch().value("SELECT JSON_VALUE(detail, '$.before.name') FROM shouqi.event WHERE kind = 'office_edited'"));
    CPPUNIT_ASSERT_EQUAL(std::string("212、213"), scratch().value("SELECT JSON_VALUE(detail, '$.after.extension') FROM shouqi.event WHERE kind = 'office_edited'"));
    CPPUNIT_ASSERT_EQUAL(std::string("2000000090"), scratch().value("SELECT actor FROM shouqi.event WHERE kind = 'office_edited' AND actor_kind = 'staff'"));
    const http::Response history = send(cases::BothPrograms::request("GET", "/receipt/staff/school/history?kind=office"));
    std::size_t at = 0;
    for (const char* words : {"更改日間部修課紀錄的承辦處室", "名稱：教務處註冊組 改成 註冊組<", "地點：（空白） 改成 行政大樓 1 樓"}) {
      at = history.body.find(words, at);
      CPPUNIT_ASSERT_MESSAGE(words, at != std::string::npos);
    }
    CPPUNIT_ASSERT(history.body.find("<長>") == std::string::npos);
  }

  void the_second_of_two_administrators_sees_the_other_s_entry_beside_his_own() {
    auto first = form();
    auto second = form();
    first["person-day-course"] = "陳組長";
    second["person-day-course"] = "林組長";
    second["place-day-cadre"] = "行政大樓 2 樓";
    CPPUNIT_ASSERT_EQUAL(303, post(first).status);
    const http::Response answer = post(second);
    CPPUNIT_ASSERT_EQUAL(409, answer.status);
    CPPUNIT_ASSERT(answer.body.find("data-conflict=\"meanwhile\"") != std::string::npos);
    const std::size_t other = answer.body.find("別人剛改成");
    CPPUNIT_ASSERT(other != std::string::npos);
    CPPUNIT_ASSERT(answer.body.find("陳組長", other) != std::string::npos);
    CPPUNIT_ASSERT(answer.body.find("value=\"林組長\"") != std::string::npos);
    CPPUNIT_ASSERT(answer.body.find("value=\"行政大樓 2 樓\"") != std::string::npos);
    CPPUNIT_ASSERT(stored("course").ends_with("陳組長"));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), events());
    // Pressed again, knowingly.
    auto again = form();
    again["person-day-course"] = "林組長";
    again["place-day-cadre"] = "行政大樓 2 樓";
    CPPUNIT_ASSERT_EQUAL(303, post(again).status);
    CPPUNIT_ASSERT(stored("course").ends_with("林組長"));
    CPPUNIT_ASSERT_EQUAL(std::string("3"), events());
  }

  void two_administrators_of_different_offices_do_not_disturb_each_other() {
    auto first = form();
    auto second = form();
    first["person-day-course"] = "陳組長";
    second["person-day-cadre"] = "林組長";
    CPPUNIT_ASSERT_EQUAL(303, post(first).status);
    CPPUNIT_ASSERT_EQUAL(303, post(second).status);
    CPPUNIT_ASSERT(stored("course").ends_with("陳組長"));
    CPPUNIT_ASSERT(stored("cadre").ends_with("林組長"));
  }

  void pressing_twice_changes_nothing_the_second_time() {
    auto fields = form();
    fields["extension-day-outcome"] = "211";
    CPPUNIT_ASSERT_EQUAL(std::string(kPath) + "?saved=1", post(fields).header("Location").value_or(""));
    CPPUNIT_ASSERT_EQUAL(std::string(kPath) + "?saved=0", post(fields).header("Location").value_or(""));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), events());
  }

  void a_row_that_changes_at_the_last_moment_is_not_written_over() {
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlOfficeRegister offices(connection);
    const auto before = offices.read(kSchool);
    domain::Event event;
    event.actor = {domain::ActorKind::kStaff, "2000000090", std::string(32, '0'), {}};
    event.school_code = kSchool;
    const store::OfficeKey course{"day", Category::kCourse};
    const store::OfficeKey cadre{"day", Category::kCadre};
    const store::OfficeChange mine{course, before.at(course), {"甲", "", "", ""}};
    CPPUNIT_ASSERT(offices.change({mine}, event) == store::InsertOutcome::kInserted);
    // Both think that nothing was entered; then both think that 甲 stands there.
    CPPUNIT_ASSERT(offices.change({{course, before.at(course), {"乙", "", "", ""}}}, event) == store::InsertOutcome::kCollided);
    const store::RegisteredOffice entered{{"甲", "", "", ""}, true};
    CPPUNIT_ASSERT(offices.change({{course, entered, {"丙", "", "", ""}}}, event) == store::InsertOutcome::kInserted);
    // The other row of the same press is not written either.
    CPPUNIT_ASSERT(offices.change({{cadre, before.at(cadre), {"丁", "", "", ""}}, {course, entered, {"戊", "", "", ""}}}, event) ==
                   store::InsertOutcome::kNotApplicable);
    CPPUNIT_ASSERT_EQUAL(std::string("丙|||"), stored("course"));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.school_office"));
    CPPUNIT_ASSERT_EQUAL(std::string("2"), events());
  }

  void each_division_has_its_own() {
    scratch().execute("INSERT INTO portal.sch_class VALUES (30, '990001', 109, 1, '進修一1班', 'N'), (31, '990002', 109, 1, '他校班', 'N')");
    auto fields = form();
    fields["name-evening-course"] = "進修部教務組";
    CPPUNIT_ASSERT_EQUAL(303, post(fields).status);
    CPPUNIT_ASSERT_EQUAL(std::string("進修部教務組|||"), stored("course", "evening"));
    scratch().execute("DELETE FROM portal.sch_class WHERE class_id = 30");
    // A form of a division that is gone is no form of this page.
    CPPUNIT_ASSERT_EQUAL(400, post(fields).status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchoolOfficeTest);

}  // namespace
