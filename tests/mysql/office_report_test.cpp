// What an office does with error reports, over a real server and as the program's own account.
#include <atomic>
#include <map>
#include <thread>

#include "base/roc_calendar.hpp"
#include "mysql/mysql_office_report_store.hpp"
#include "mysql/mysql_report_store.hpp"
#include "support/test_reports.hpp"
#include "support/test_school.hpp"
#include "usecase/answer_report.hpp"
#include "usecase/file_report.hpp"
#include "usecase/office_queue.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;
using domain::StepKind;

constexpr domain::StaffId kWang = 2'000'000'001;
constexpr domain::StaffId kLi = 2'000'000'002;
constexpr int kRecheckDays = 3;

class OfficeReportTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(OfficeReportTest);
  CPPUNIT_TEST(taking_up_is_a_turn_a_step_and_an_event);
  CPPUNIT_TEST(accepting_waits_for_the_corrected_data_and_may_still_be_explained);
  CPPUNIT_TEST(explaining_asks_the_student_again_with_a_window_of_its_own);
  CPPUNIT_TEST(a_window_that_is_long_enough_stays_as_it_is);
  CPPUNIT_TEST(a_confirmation_after_an_explanation_settles_the_report);
  CPPUNIT_TEST(a_report_of_another_duty_or_school_is_not_found_and_nothing_moves);
  CPPUNIT_TEST(a_second_member_is_told_what_the_first_one_said);
  CPPUNIT_TEST(the_same_press_twice_is_one_act);
  CPPUNIT_TEST(what_came_after_the_page_was_shown_is_not_answered_over);
  CPPUNIT_TEST(a_withdrawn_report_and_a_sealed_round_take_nothing);
  CPPUNIT_TEST(two_members_on_one_report_at_once_make_one_answer);
  CPPUNIT_TEST(fifty_at_once_on_a_grouped_answer_each_report_has_one_winner_whom_the_others_see);
  CPPUNIT_TEST(reports_of_like_cause_stand_together_whatever_the_student_wants);
  CPPUNIT_TEST(a_queue_of_two_thousand_reports_takes_two_statements);
  CPPUNIT_TEST(the_staff_account_writes_an_office_s_acts_and_nothing_else);
  CPPUNIT_TEST_SUITE_END();

  static domain::Principal member(domain::StaffId id, std::set<Category> duties = {Category::kCourse}) {
    domain::Principal person;
    person.staff_id = id;
    person.school_code = kSchool;
    person.duties = std::move(duties);
    return person;
  }

  static domain::Actor actor(domain::StaffId id) { return {domain::ActorKind::kStaff, std::to_string(id), std::string(32, '2'), "192.0.2.9"}; }

  // The student's course row with that title is wrong in its credits.
  static domain::ReportContent content(int index, const std::string& title, const std::string& wanted = "3") {
    const std::string body = scratch().value("SELECT body FROM shouqi.receipt_document WHERE student_id = " + std::to_string(TestSchool::student(index)) +
                                             " AND category = 'course' ORDER BY revision DESC LIMIT 1");
    domain::ReportContent report;
    report.complaints.push_back({domain::Pattern::kWrong, "學分不對，第 " + std::to_string(index) + " 位"});
    for (const domain::ReferencedRow& row : domain::referenced_rows(domain::parts_of(body))) {
      if (row.row.at("科目名稱") == title) report.rows.push_back({row.reference, "修課學分", "4", wanted});
    }
    return report;
  }

  domain::ReportId file(int index, const domain::ReportContent& report) {
    mysql::MysqlAnswerStore answers(student_);
    mysql::MysqlReportStore reports(student_);
    const usecase::ReportRequest request{TestSchool::round_id(), Category::kCourse, domain::document_term(Category::kCourse, *domain::Term::parse("1092")),
                                         TestSchool::digest(index, Category::kCourse), report};
    const domain::Actor who{domain::ActorKind::kStudent, std::to_string(TestSchool::student(index)), "f" + std::to_string(index), "192.0.2.7"};
    const auto filed = usecase::file_report(answers, reports, TestSchool::principal(index), request, who, std::chrono::seconds(0));
    CPPUNIT_ASSERT(filed.has_value());
    return filed->report_id;
  }
  domain::ReportId file(int index) { return file(index, content(index, "國語文")); }

  using Outcome = base::Result<store::OfficeReport, usecase::ActRefused>;
  static Outcome act(mysql::Connection& connection, domain::StaffId id, const usecase::OfficeAct& wanted) {
    mysql::MysqlOfficeReportStore reports(connection);
    return usecase::answer_report(reports, member(id), wanted, actor(id), kRecheckDays);
  }
  Outcome act(const usecase::OfficeAct& wanted, domain::StaffId id = kWang) { return act(*staff_, id, wanted); }

  store::OfficeReport found(domain::ReportId report) {
    mysql::MysqlOfficeReportStore reports(*staff_);
    return reports.find(usecase::scope_of(member(kWang)), report).value();
  }

  static std::string rows_written() {
    return scratch().value("SELECT CONCAT((SELECT COUNT(*) FROM shouqi.answer_turn), '/', (SELECT COUNT(*) FROM shouqi.error_report_step), '/', "
                           "(SELECT COUNT(*) FROM shouqi.event), '/', (SELECT COUNT(*) FROM shouqi.notification))");
  }

  static void meanwhile(const Outcome& outcome) {
    CPPUNIT_ASSERT(!outcome.has_value());
    CPPUNIT_ASSERT(outcome.error().reason == usecase::ActRefusal::kMeanwhile);
  }

 public:
  void setUp() override { set_up(6); }

  void taking_up_is_a_turn_a_step_and_an_event() {
    const domain::ReportId report = file(0);
    const auto taken = act({report, StepKind::kTakeUp, "", 1});
    CPPUNIT_ASSERT(taken.has_value());
    CPPUNIT_ASSERT(taken->report.state() == domain::ReportState::kTakenUp);
    CPPUNIT_ASSERT_EQUAL(std::string("王組長"), taken->actors.back().name);
    CPPUNIT_ASSERT_EQUAL(std::string("reported"), TestSchool::state(0, Category::kCourse));
    const auto events = scratch().rows("SELECT actor_kind, actor, from_address, turn, digest FROM shouqi.event WHERE kind = 'taken_up'");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, events.size());
    CPPUNIT_ASSERT_EQUAL(std::string("staff"), events[0][0]);
    CPPUNIT_ASSERT_EQUAL(std::to_string(kWang), events[0][1]);
    CPPUNIT_ASSERT_EQUAL(std::string("3"), events[0][3]);
    CPPUNIT_ASSERT_EQUAL(TestSchool::digest(0, Category::kCourse), events[0][4]);
  }

  void accepting_waits_for_the_corrected_data_and_may_still_be_explained() {
    const domain::ReportId report = file(0);
    CPPUNIT_ASSERT(act({report, StepKind::kAccept, "學分登錄錯誤，我們會更正。", 1}).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("fixing"), TestSchool::state(0, Category::kCourse));
    meanwhile(act({report, StepKind::kTakeUp, "", 2}));
    CPPUNIT_ASSERT(act({report, StepKind::kExplain, "再查之後，資料正確。", 2}).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(0, Category::kCourse));
  }

  void explaining_asks_the_student_again_with_a_window_of_its_own() {
    const domain::ReportId report = file(0);
    const auto explained = act({report, StepKind::kExplain, "資料正確，因為本學期是 4 學分。", 1});
    CPPUNIT_ASSERT(explained.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(0, Category::kCourse));
    const base::Instant now = explained->report.now;
    CPPUNIT_ASSERT(explained->latest.own_close == base::eight_o_clock_after(now, kRecheckDays));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.notification n JOIN shouqi.answer_turn t USING (round_id, "
                                                           "student_id, category, turn) WHERE t.cause = 'explain' AND n.kind = 'recheck'"));
  }

  void a_window_that_is_long_enough_stays_as_it_is() {
    scratch().execute("UPDATE shouqi.confirmation_round SET closes_at = UTC_TIMESTAMP(6) + INTERVAL 9 DAY");
    const auto explained = act({file(0), StepKind::kExplain, "資料正確。", 1});
    CPPUNIT_ASSERT(explained.has_value() && !explained->latest.own_close);
  }

  void a_confirmation_after_an_explanation_settles_the_report() {
    const domain::ReportId report = file(0);
    CPPUNIT_ASSERT(act({report, StepKind::kExplain, "資料正確。", 1}).has_value());
    CPPUNIT_ASSERT(TestSchool::confirm(student_, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse)).has_value());
    CPPUNIT_ASSERT(found(report).report.state() == domain::ReportState::kSettled);
    meanwhile(act({report, StepKind::kExplain, "再說明一次。", 3}));
  }

  void a_report_of_another_duty_or_school_is_not_found_and_nothing_moves() {
    const domain::ReportId report = file(0);
    const std::string before = rows_written();
    mysql::MysqlOfficeReportStore reports(*staff_);
    domain::Principal elsewhere = member(kWang);
    elsewhere.school_code = "990002";
    for (const domain::Principal& person : {member(kWang, {Category::kCadre, Category::kOutcome, Category::kPerformance}), member(kWang, {}), elsewhere}) {
      const auto outcome = usecase::answer_report(reports, person, {report, StepKind::kTakeUp, "", 1}, actor(kWang), kRecheckDays);
      CPPUNIT_ASSERT(!outcome.has_value() && outcome.error().reason == usecase::ActRefusal::kNotYours);
      CPPUNIT_ASSERT(reports.queue(usecase::scope_of(person), 0).reports.empty());
    }
    CPPUNIT_ASSERT(!act({report + 1, StepKind::kTakeUp, "", 1}).has_value());
    CPPUNIT_ASSERT_EQUAL(before, rows_written());
  }

  void a_second_member_is_told_what_the_first_one_said() {
    const domain::ReportId report = file(0);
    CPPUNIT_ASSERT(act({report, StepKind::kExplain, "資料正確，因為是 4 學分。", 1}, kLi).has_value());
    const std::string before = rows_written();
    const auto late = act({report, StepKind::kAccept, "我們會更正。", 1}, kWang);
    meanwhile(late);
    CPPUNIT_ASSERT_EQUAL(std::string("資料正確，因為是 4 學分。"), late.error().report->report.steps.back().text);
    CPPUNIT_ASSERT_EQUAL(std::string("李幹事"), late.error().report->actors.back().name);
    CPPUNIT_ASSERT_EQUAL(before, rows_written());
  }

  void the_same_press_twice_is_one_act() {
    const domain::ReportId report = file(0);
    const usecase::OfficeAct wanted{report, StepKind::kAccept, "我們會更正。", 1};
    CPPUNIT_ASSERT(act(wanted).has_value());
    const std::string before = rows_written();
    CPPUNIT_ASSERT(act(wanted).has_value());
    meanwhile(act(wanted, kLi));
    CPPUNIT_ASSERT_EQUAL(before, rows_written());
  }

  void what_came_after_the_page_was_shown_is_not_answered_over() {
    const domain::ReportId report = file(0);
    school_->must_import(school_->package("丙", {0}));
    const std::string before = rows_written();
    meanwhile(act({report, StepKind::kExplain, "資料正確。", 1}));
    CPPUNIT_ASSERT_EQUAL(before, rows_written());
    CPPUNIT_ASSERT(act({report, StepKind::kExplain, "新資料正確。", 2}).has_value());
  }

  void a_withdrawn_report_and_a_sealed_round_take_nothing() {
    const domain::ReportId report = file(0);
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    meanwhile(act({report, StepKind::kTakeUp, "", 1}));
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'open'");
    mysql::MysqlReportStore reports(student_);
    domain::Event event;
    event.actor = {domain::ActorKind::kStudent, std::to_string(TestSchool::student(0)), "w", {}};
    event.kind = "withdrawn";
    event.school_code = kSchool;
    const auto term = domain::document_term(Category::kCourse, *domain::Term::parse("1092"));
    CPPUNIT_ASSERT(reports.withdraw({report, TestSchool::round_id(), TestSchool::student(0), Category::kCourse, term, {}}, event) == store::InsertOutcome::kInserted);
    meanwhile(act({report, StepKind::kAccept, "我們會更正。", 1}));
    meanwhile(act({report, StepKind::kAccept, "我們會更正。", 2}));
  }

  void two_members_on_one_report_at_once_make_one_answer() {
    constexpr int kRaces = 40;
    mysql::Connection other = connect("shouqi_staff");
    other.probe();
    staff_->probe();
    set_up(kRaces);
    for (int race = 0; race < kRaces; ++race) {
      const domain::ReportId report = file(race);
      std::atomic<int> ready{0};
      Outcome one = base::Refused(usecase::ActRefused{});
      std::thread rival([&] {
        const mysql::ThreadScope scope;
        ++ready;
        while (ready < 2) std::this_thread::yield();
        one = act(other, kLi, {report, StepKind::kExplain, "資料正確。", 1});
      });
      ++ready;
      while (ready < 2) std::this_thread::yield();
      const Outcome two = act({report, StepKind::kAccept, "我們會更正。", 1}, kWang);
      rival.join();
      CPPUNIT_ASSERT(one.has_value() != two.has_value());
      const Outcome& lost = one ? two : one;
      CPPUNIT_ASSERT_EQUAL(std::string(one ? "李幹事" : "王組長"), lost.error().report->actors.back().name);
      CPPUNIT_ASSERT_EQUAL(std::string(one ? "recheck" : "fixing"), TestSchool::state(race, Category::kCourse));
    }
    CPPUNIT_ASSERT_EQUAL(std::to_string(2 * kRaces), scratch().value("SELECT COUNT(*) FROM shouqi.error_report_step"));
  }

  void fifty_at_once_on_a_grouped_answer_each_report_has_one_winner_whom_the_others_see() {
    constexpr int kMembers = 50;
    constexpr int kReports = 30;
    set_up(kReports);
    std::string sql;
    for (int i = 0; i < kMembers; ++i) {
      sql += "INSERT INTO portal.stf_staff VALUES (" + std::to_string(kWang + 100 + static_cast<unsigned>(i)) + ", '990001', '承辦" + std::to_string(i) + "', '1');";
    }
    scratch().execute(sql);
    std::vector<usecase::OfficeAct> acts;
    for (int i = 0; i < kReports; ++i) acts.push_back({file(i), StepKind::kExplain, "", 1});
    std::atomic<int> ready{0};
    std::vector<std::vector<usecase::AnsweredReport>> results(kMembers);
    std::vector<std::thread> threads;
    for (int i = 0; i < kMembers; ++i) {
      threads.emplace_back([&, i] {
        const mysql::ThreadScope scope;
        mysql::Connection own = connect("shouqi_staff");
        own.probe();
        std::vector<usecase::OfficeAct> mine = acts;
        for (usecase::OfficeAct& one : mine) one.text = "第 " + std::to_string(i) + " 位的說明";
        ++ready;
        while (ready < kMembers) std::this_thread::yield();
        mysql::MysqlOfficeReportStore reports(own);
        const domain::StaffId id = kWang + 100 + static_cast<domain::StaffId>(i);
        results[static_cast<std::size_t>(i)] = usecase::answer_reports(reports, member(id), mine, actor(id), kRecheckDays);
      });
    }
    for (std::thread& thread : threads) thread.join();
    std::map<domain::ReportId, int> winner;
    for (int i = 0; i < kMembers; ++i) {
      const auto& mine = results[static_cast<std::size_t>(i)];
      CPPUNIT_ASSERT_EQUAL(std::size_t{kReports}, mine.size());
      for (const usecase::AnsweredReport& one : mine) {
        if (one.outcome) CPPUNIT_ASSERT_MESSAGE("two winners", winner.emplace(one.report_id, i).second);
      }
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{kReports}, winner.size());
    for (const auto& mine : results) {
      for (const usecase::AnsweredReport& one : mine) {
        const store::OfficeReport& seen = one.outcome ? *one.outcome : *one.outcome.error().report;
        const std::string number = std::to_string(winner.at(one.report_id));
        CPPUNIT_ASSERT_EQUAL("承辦" + number, seen.actors.back().name);
        CPPUNIT_ASSERT_EQUAL("第 " + number + " 位的說明", seen.report.steps.back().text);
      }
    }
    CPPUNIT_ASSERT_EQUAL(std::to_string(kReports), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'explained'"));
    CPPUNIT_ASSERT_EQUAL(std::to_string(kReports), scratch().value("SELECT COUNT(*) FROM shouqi.notification"));
  }

  void reports_of_like_cause_stand_together_whatever_the_student_wants() {
    file(0, content(0, "國語文", "3"));
    file(1, content(1, "國語文", "2"));
    file(2, content(2, "數學甲"));
    domain::ReportContent vague = content(3, "國語文");
    vague.rows.clear();
    file(3, vague);
    mysql::MysqlOfficeReportStore reports(*staff_);
    const usecase::OfficeQueue queue = usecase::office_queue(reports.queue(usecase::scope_of(member(kWang)), 0), {});
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, queue.items.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, queue.groups.size());
    CPPUNIT_ASSERT_EQUAL(2U, queue.groups.front().count);
    CPPUNIT_ASSERT_EQUAL(std::string("「國語文」的修課學分"), queue.groups.front().cause.title);
    CPPUNIT_ASSERT_EQUAL(std::string("學期成績"), queue.items.front().report.subjects.front().sub_kind);
    usecase::QueueFilter of_group;
    of_group.cause = queue.groups.front().cause.key;
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, usecase::office_queue(reports.queue(usecase::scope_of(member(kWang)), 0), of_group).items.size());
  }

  void a_queue_of_two_thousand_reports_takes_two_statements() {
    constexpr int kMany = 2000;
    const domain::ReportId first = file(0);
    multiply_report(first, 0, kMany);
    mysql::MysqlOfficeReportStore reports(*staff_);
    const std::uint64_t before = staff_->statement_count();
    const usecase::OfficeQueue queue = usecase::office_queue(reports.queue(usecase::scope_of(member(kWang)), 0), {});
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, staff_->statement_count() - before);
    CPPUNIT_ASSERT_EQUAL(std::size_t{kMany}, queue.items.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{kMany / usecase::kQueuePageSize}, queue.pages);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{kMany}, queue.groups.front().count);
  }

  void the_staff_account_writes_an_office_s_acts_and_nothing_else() {
    const std::string report = std::to_string(file(0));
    const auto step = [&](const std::string& table, const std::string& kind, const std::string& state, const std::string& actor_kind, const std::string& text) {
      return "USE shouqi; INSERT INTO " + table + " (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at) VALUES (" + report +
             ", 9, '" + kind + "', '" + state + "', 2, REPEAT('a', 64), '" + text + "', '" + actor_kind + "', 'x', UTC_TIMESTAMP(6))";
    };
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_staff", step("staff_report_step", "accept", "accepted", "staff", "好")));
    for (const std::string& forbidden :
         {step("staff_report_step", "file", "open", "staff", ""), step("staff_report_step", "withdraw", "withdrawn", "staff", ""),
          step("staff_report_step", "settle", "settled", "staff", ""), step("staff_report_step", "new_data", "changed", "staff", ""),
          step("staff_report_step", "accept", "settled", "staff", "好"), step("staff_report_step", "explain", "explained", "staff", ""),
          step("staff_report_step", "take_up", "taken_up", "student", ""), step("error_report_step", "take_up", "taken_up", "staff", ""),
          step("student_report_step", "file", "open", "student", "")}) {
      CPPUNIT_ASSERT_MESSAGE("shouqi_staff may: " + forbidden, !scratch().refusal("shouqi_staff", forbidden).empty());
    }
    for (const char* table : {"error_report", "error_report_row", "error_report_step", "staff_report_step", "notification"}) {
      for (const char* sql : {"DELETE FROM ", "UPDATE "}) {
        const std::string statement = "USE shouqi; " + std::string(sql) + table + (std::string(sql) == "UPDATE " ? " SET round_id = 1" : "");
        CPPUNIT_ASSERT_MESSAGE("shouqi_staff may: " + statement, !scratch().refusal("shouqi_staff", statement).empty());
      }
    }
    CPPUNIT_ASSERT(!scratch().refusal("shouqi_staff", "USE shouqi; INSERT INTO error_report SELECT * FROM error_report").empty());
    CPPUNIT_ASSERT(!scratch().refusal("shouqi_student", step("staff_report_step", "accept", "accepted", "staff", "好")).empty());
    CPPUNIT_ASSERT(!scratch().refusal("shouqi_student", "USE shouqi; SELECT actor FROM error_report_step").empty());
  }

 private:
  void set_up(int students) {
    school_ = std::make_unique<TestSchool>(students);
    scratch().execute("INSERT INTO portal.stf_staff VALUES (" + std::to_string(kWang) + ", '990001', '王組長', '1'), (" + std::to_string(kLi) +
                      ", '990001', '李幹事', '1')");
    school_->open_round(school_->package());
    staff_ = std::make_unique<mysql::Connection>(scratch().database(), "shouqi_staff", std::string(support::ScratchDatabase::password()));
  }

  std::unique_ptr<TestSchool> school_;
  mysql::Connection student_ = connect("shouqi_student");
  std::unique_ptr<mysql::Connection> staff_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(OfficeReportTest);

}  // namespace
