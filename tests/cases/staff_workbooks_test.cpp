// What a teacher and an office download, from a school full of hostile text, read by other programs: openpyxl, and openpyxl again after
// LibreOffice has opened and saved the file. The sentences about the cells are in staff_workbooks_reading.py.
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "both_programs.hpp"
#include "support/hostile_texts.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_reports.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr int kStudents = 45;
// The others are in states that nobody has reported.
constexpr int kReports = 35;
constexpr std::size_t kNameLimit = 100;

class StaffWorkbooksTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(StaffWorkbooksTest);
  CPPUNIT_TEST(the_files_say_what_the_pages_say_to_every_reader);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  support::TemporaryFolder folder_;
  // By student.
  std::vector<std::string> names_;
  std::vector<std::string> reasons_;

  static std::string literal(const std::string& text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string hex;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      hex += kHex.at(byte >> 4);
      hex += kHex.at(byte & 0x0f);
    }
    return "CONVERT(X'" + hex + "' USING utf8mb4)";
  }

  // No form takes control characters; a portal's old data may have them.
  void make_hostile() {
    std::vector<std::string> texts = support::hostile_texts();
    texts.insert(texts.begin(), {"=cmd|'/c calc'!A1", "+1", "-1", "@SUM", "一行\n二行\r\n三行", "\t定位", "👩‍🎓 學生", "𠮷田", "控\x01制\x1b字\x7f元", "_x0041_"});
    std::string sql;
    for (int i = 0; i < kStudents; ++i) {
      names_.push_back(texts.at(static_cast<std::size_t>(i)));
      if (base::code_point_count(names_.back()) > kNameLimit) names_.back() = "林小廷";
      sql += "UPDATE shouqi.round_member SET name = " + literal(names_.back()) + " WHERE student_id = " + std::to_string(TestSchool::student(i)) + ";";
    }
    for (int i = 0; i < kReports; ++i) {
      // From the other end, so that both lists come through.
      const auto index = static_cast<std::size_t>(i);
      reasons_.push_back(i < 10 ? texts.at(index) : texts.at(texts.size() - index));
      sql += "UPDATE shouqi.error_report SET wrong_reason = " + literal(reasons_.back()) + ", at = at - INTERVAL " + std::to_string(i % 6) +
             " DAY WHERE student_id = " + std::to_string(TestSchool::student(i)) + ";";
    }
    sql += "UPDATE shouqi.error_report SET missing_reason = REPEAT('述', 500), wrong_reason = REPEAT('錯', 500) WHERE student_id = " +
           std::to_string(TestSchool::student(kReports - 1)) + ";";
    scratch().execute(sql);
  }

  static void mix_states() {
    const std::vector<std::string> states{"confirmed", "deemed", "left", "not_required", "recheck"};
    std::string sql;
    for (int i = kReports; i < kStudents; ++i) {
      const std::string& state = states.at(static_cast<std::size_t>(i) % states.size());
      const bool confirmed = state == "confirmed";
      sql += "INSERT INTO shouqi.answer_turn SELECT round_id, student_id, category, 2, '" + state + "', 'covered', revision, digest, row_count, NULL, " +
             (confirmed ? "'CODE" + std::to_string(1000000000000 + i) + "'" : std::string("NULL")) + ", '" + (confirmed ? "student" : "import") +
             "', 'tester', NULL, UTC_TIMESTAMP(6) FROM shouqi.answer_turn WHERE category = 'course' AND turn = 1 AND student_id = " +
             std::to_string(TestSchool::student(i)) + ";";
    }
    scratch().execute(sql);
  }

  void keep(StaffWorker& worker, const std::string& token, const std::string& target, const std::string& name, const std::string& body = {}) {
    http::Request request = cases::BothPrograms::request(body.empty() ? "GET" : "POST", target);
    request.cookies.add("shouqi_staff", token);
    request.origin = cases::kOrigin;
    request.content_type = "application/x-www-form-urlencoded";
    if (!body.empty()) request.body = body + "&csrf=" + http::csrf_token(token);
    const http::Response answer = worker.answer(request);
    CPPUNIT_ASSERT_EQUAL_MESSAGE(target, body.empty() ? 200 : 303, answer.status);
    if (!name.empty()) folder_.write(name, answer.body);
  }

 public:
  void the_files_say_what_the_pages_say_to_every_reader() {
    school_ = std::make_unique<TestSchool>(kStudents);
    school_->open_round(school_->package());
    add_staff();
    std::vector<domain::ReportId> reports;
    for (int i = 0; i < kReports; ++i) reports.push_back(file_report(i, Category::kCourse));
    mix_states();
    make_hostile();

    StaffWorker worker(programs_.staff_process());
    const std::string registry = programs_.log_in(worker, "registry");
    const auto act = [&](std::size_t report, const std::string& body) {
      keep(worker, registry, "/receipt/staff/office/report/" + std::to_string(reports.at(report)), {}, "seen=1&" + body);
    };
    act(1, "act=take_up");
    act(2, "act=accept&text=%3D1%2B1");
    act(3, "act=explain&text=%E8%B3%87%E6%96%99%E6%AD%A3%E7%A2%BA");
    keep(worker, registry, "/receipt/staff/office", "office.html");
    keep(worker, registry, "/receipt/staff/office.xlsx?view=all", "office.xlsx");
    keep(worker, registry, "/receipt/staff/office.xlsx?age=overdue", "office_overdue.xlsx");
    const std::string teacher = programs_.log_in(worker, "homeroom");
    keep(worker, teacher, "/receipt/staff/class/18", "class.html");
    keep(worker, teacher, "/receipt/staff/class/18.xlsx", "class.xlsx");
    keep(worker, teacher, "/receipt/staff/class/18?category=course&state=reported", "class_filtered.html");
    keep(worker, teacher, "/receipt/staff/class/18.xlsx?category=course&state=reported", "class_filtered.xlsx");
    folder_.write("facts.json", nlohmann::json{{"names", names_}, {"reasons", reasons_}}.dump());

    const auto read = support::run_program({(support::source_folder() / "tests/cases/staff_workbooks_reading.py").string(), folder_.path().string()});
    CPPUNIT_ASSERT_EQUAL_MESSAGE(read.output + read.errors, 0, read.exit_status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StaffWorkbooksTest);

}  // namespace
