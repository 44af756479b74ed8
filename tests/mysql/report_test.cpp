// Reports over a real database: what is written with each act, and that of two acts that race exactly one wins.
#include <atomic>
#include <thread>

#include "mysql/mysql_report_store.hpp"
#include "support/test_school.hpp"
#include "usecase/file_report.hpp"
#include "usecase/withdraw_report.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class ReportTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReportTest);
  CPPUNIT_TEST(a_report_is_a_turn_a_report_with_rows_a_step_and_an_event);
  CPPUNIT_TEST(the_same_form_twice_makes_one_report);
  CPPUNIT_TEST(an_old_digest_and_a_closed_window_report_nothing);
  CPPUNIT_TEST(a_withdrawal_returns_to_the_state_before_and_keeps_the_own_window);
  CPPUNIT_TEST(what_is_taken_up_or_past_the_end_is_not_withdrawn);
  CPPUNIT_TEST(a_new_report_links_to_the_one_before);
  CPPUNIT_TEST(new_data_is_attached_to_an_open_report_and_answers_an_accepted_one);
  CPPUNIT_TEST(a_confirmation_after_a_recheck_settles_the_report);
  CPPUNIT_TEST(fixing_that_came_back_unchanged_is_a_finding);
  CPPUNIT_TEST(a_confirm_against_a_report_two_hundred_times_has_exactly_one_winner);
  CPPUNIT_TEST_SUITE_END();

  static constexpr Category kCourse = Category::kCourse;

  static domain::Actor student_actor(int index) {
    crypto::SystemRandom random;
    return {domain::ActorKind::kStudent, std::to_string(TestSchool::student(index)), crypto::sha256_hex(random.bytes(16)).substr(0, 32), "192.0.2.7"};
  }

  static usecase::ReportRequest request(int index, const std::string& reason = "多了一筆\n𠮷") {
    return {TestSchool::round_id(), kCourse, *domain::Term::parse("1092"), TestSchool::digest(index, kCourse),
            {{{domain::Pattern::kExtra, reason}, {domain::Pattern::kWrong, "=cmd|'/c calc'!A1"}}, {{"0123456789abcdef", "修課學分", "4", "3"}}}};
  }

  static base::Result<usecase::FiledReport, usecase::AnswerRefused> file(mysql::Connection& connection, int index, const usecase::ReportRequest& wanted) {
    mysql::MysqlAnswerStore answers(connection);
    mysql::MysqlReportStore reports(connection);
    return usecase::file_report(answers, reports, TestSchool::principal(index), wanted, student_actor(index), std::chrono::seconds(0));
  }

  static base::Result<usecase::AnswerView, usecase::AnswerRefused> withdraw(mysql::Connection& connection, int index) {
    mysql::MysqlAnswerStore answers(connection);
    mysql::MysqlReportStore reports(connection);
    return usecase::withdraw_report(answers, reports, TestSchool::principal(index), {TestSchool::round_id(), kCourse, *domain::Term::parse("1092")},
                                    student_actor(index), std::chrono::seconds(0));
  }

  store::StoredReport report(int index) {
    mysql::MysqlReportStore reports(*connection_);
    return reports.latest(TestSchool::round_id(), TestSchool::student(index), kCourse).value();
  }

  std::string report_state(int index) { return std::string(domain::to_string(report(index).state())); }

  // The office's act, as its own program writes it: the answer's next turn and the report's next step.
  void office(int index, const std::string& kind, const std::string& report_state, const std::string& answer_state) {
    const std::string id = std::to_string(report(index).id);
    const std::string whose = "student_id = " + std::to_string(TestSchool::student(index)) + " AND category = 'course'";
    scratch().execute("INSERT INTO shouqi.answer_turn SELECT round_id, student_id, category, turn + 1, '" + answer_state + "', '" + kind +
                      "', revision, digest, row_count, own_close, NULL, 'staff', '9', NULL, UTC_TIMESTAMP(6) FROM shouqi.answer_turn WHERE " + whose +
                      " ORDER BY turn DESC LIMIT 1; INSERT INTO shouqi.error_report_step SELECT report_id, step + 1, '" + kind + "', '" + report_state +
                      "', turn + 1, digest, '因為', 'staff', '9', UTC_TIMESTAMP(6) FROM shouqi.error_report_step WHERE report_id = " + id +
                      " ORDER BY step DESC LIMIT 1");
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(20);
    school_->open_round(school_->package());
    connection_ = std::make_unique<mysql::Connection>(scratch().database(), "shouqi_student", std::string(support::ScratchDatabase::password()));
  }

  void a_report_is_a_turn_a_report_with_rows_a_step_and_an_event() {
    const usecase::ReportRequest wanted = request(0);
    CPPUNIT_ASSERT(file(*connection_, 0, wanted).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("reported"), TestSchool::state(0, kCourse));
    const store::StoredReport stored = report(0);
    CPPUNIT_ASSERT(stored.content == wanted.content);
    CPPUNIT_ASSERT_EQUAL(wanted.digest, stored.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint16_t{2}, stored.turn);
    CPPUNIT_ASSERT(stored.state() == domain::ReportState::kOpen);
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'reported' AND turn = 2"));
    mysql::MysqlReportStore reports(*connection_);
    CPPUNIT_ASSERT(!reports.find(stored.id, TestSchool::student(1)).has_value());
  }

  void the_same_form_twice_makes_one_report() {
    const usecase::ReportRequest wanted = request(0);
    const auto first = file(*connection_, 0, wanted);
    const auto second = file(*connection_, 0, wanted);
    CPPUNIT_ASSERT(second.has_value());
    CPPUNIT_ASSERT_EQUAL(first->report_id, second->report_id);
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.error_report"));
    const auto other = file(*connection_, 0, request(0, "別的原因"));
    CPPUNIT_ASSERT(!other.has_value());
    CPPUNIT_ASSERT(other.error().reason == usecase::AnswerRefusal::kOtherAnswerWon);
  }

  void an_old_digest_and_a_closed_window_report_nothing() {
    usecase::ReportRequest old = request(0);
    old.digest = std::string(64, 'a');
    CPPUNIT_ASSERT(file(*connection_, 0, old).error().reason == usecase::AnswerRefusal::kDataChanged);
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
    CPPUNIT_ASSERT(file(*connection_, 0, request(0)).error().reason == usecase::AnswerRefusal::kClosed);
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM shouqi.error_report"));
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(0, kCourse));
  }

  void a_withdrawal_returns_to_the_state_before_and_keeps_the_own_window() {
    scratch().execute("UPDATE shouqi.answer_turn SET state = 'recheck', own_close = UTC_TIMESTAMP(6) + INTERVAL 3 DAY WHERE student_id = " +
                      std::to_string(TestSchool::student(1)));
    for (const auto& [index, before] : {std::pair{0, "pending"}, std::pair{1, "recheck"}}) {
      CPPUNIT_ASSERT(file(*connection_, index, request(index)).has_value());
      CPPUNIT_ASSERT(withdraw(*connection_, index).has_value());
      CPPUNIT_ASSERT(withdraw(*connection_, index).has_value());
      CPPUNIT_ASSERT_EQUAL(std::string(before), TestSchool::state(index, kCourse));
      CPPUNIT_ASSERT_EQUAL(std::string("withdrawn"), report_state(index));
    }
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(DISTINCT own_close) FROM shouqi.answer_turn WHERE own_close IS NOT NULL"));
    CPPUNIT_ASSERT_EQUAL(std::string("3"), scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn WHERE category = 'course' AND own_close IS NOT NULL"));
  }

  void what_is_taken_up_or_past_the_end_is_not_withdrawn() {
    CPPUNIT_ASSERT(withdraw(*connection_, 0).error().reason == usecase::AnswerRefusal::kOtherAnswerWon);
    CPPUNIT_ASSERT(file(*connection_, 0, request(0)).has_value());
    CPPUNIT_ASSERT(file(*connection_, 1, request(1)).has_value());
    office(0, "take_up", "taken_up", "reported");
    CPPUNIT_ASSERT(withdraw(*connection_, 0).error().reason == usecase::AnswerRefusal::kOtherAnswerWon);
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
    CPPUNIT_ASSERT(withdraw(*connection_, 1).error().reason == usecase::AnswerRefusal::kClosed);
    CPPUNIT_ASSERT_EQUAL(std::string("open"), report_state(1));
  }

  void a_new_report_links_to_the_one_before() {
    const auto first = file(*connection_, 0, request(0));
    withdraw(*connection_, 0);
    CPPUNIT_ASSERT(file(*connection_, 0, request(0)).has_value());
    CPPUNIT_ASSERT(report(0).previous == first->report_id);
    const auto all = mysql::MysqlReportStore(*connection_).all(report(0).student_id);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, all.size());
    CPPUNIT_ASSERT_EQUAL(report(0).id, all[0].id);
    CPPUNIT_ASSERT(all[0].content == report(0).content && all[0].steps.size() == 1);
    CPPUNIT_ASSERT(all[1].id == *report(0).previous && all[1].steps.size() == 2);
    CPPUNIT_ASSERT(all[1].state() == domain::ReportState::kWithdrawn);
  }

  void new_data_is_attached_to_an_open_report_and_answers_an_accepted_one() {
    CPPUNIT_ASSERT(file(*connection_, 0, request(0)).has_value());
    CPPUNIT_ASSERT(file(*connection_, 1, request(1)).has_value());
    office(1, "accept", "accepted", "fixing");
    school_->must_import(school_->package("丙", {0, 1}));
    CPPUNIT_ASSERT_EQUAL(std::string("reported"), TestSchool::state(0, kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("open"), report_state(0));
    CPPUNIT_ASSERT(report(0).steps.back().kind == domain::StepKind::kNewData);
    CPPUNIT_ASSERT_EQUAL(TestSchool::digest(0, kCourse), report(0).steps.back().digest);
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(1, kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("changed"), report_state(1));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.notification"));
    CPPUNIT_ASSERT(withdraw(*connection_, 0).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(0, kCourse));
  }

  void a_confirmation_after_a_recheck_settles_the_report() {
    CPPUNIT_ASSERT(file(*connection_, 0, request(0)).has_value());
    office(0, "explain", "explained", "recheck");
    CPPUNIT_ASSERT(TestSchool::confirm(*connection_, 0, kCourse, TestSchool::digest(0, kCourse)).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("settled"), report_state(0));
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), TestSchool::state(0, kCourse));
  }

  void fixing_that_came_back_unchanged_is_a_finding() {
    CPPUNIT_ASSERT(file(*connection_, 0, request(0)).has_value());
    office(0, "accept", "accepted", "fixing");
    const auto imported = school_->must_import(school_->package("丙", {5}));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, imported.findings.size());
    CPPUNIT_ASSERT(imported.findings[0].find("087100") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string("fixing"), TestSchool::state(0, kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("accepted"), report_state(0));
  }

  void a_confirm_against_a_report_two_hundred_times_has_exactly_one_winner() {
    constexpr int kRaces = 200;
    mysql::Connection confirming = connect("shouqi_student");
    confirming.probe();
    connection_->probe();
    // The data stays as it is, so both are asked for the same thing every time.
    const usecase::ReportRequest wanted = request(0);
    const usecase::ConfirmRequest other = TestSchool::request_for(kCourse, wanted.digest);
    int confirmed = 0;
    for (int race = 0; race < kRaces; ++race) {
      scratch().execute("DELETE FROM shouqi.error_report_step; DELETE FROM shouqi.error_report_row; DELETE FROM shouqi.error_report; "
                        "DELETE FROM shouqi.answer_turn WHERE turn > 1");
      std::atomic<int> ready{0};
      std::optional<base::Result<usecase::Confirmed, usecase::ConfirmRefused>> confirmation;
      std::thread thread([&] {
        const mysql::ThreadScope scope;
        ++ready;
        while (ready < 2) std::this_thread::yield();
        confirmation = TestSchool::confirm(confirming, 0, other);
      });
      ++ready;
      while (ready < 2) std::this_thread::yield();
      // Sometimes one is a little ahead, sometimes the other.
      std::this_thread::sleep_for(std::chrono::microseconds((race % 20) * 50));
      const auto filed = file(*connection_, 0, wanted);
      thread.join();
      CPPUNIT_ASSERT(confirmation->has_value() != filed.has_value());
      const auto winner = scratch().rows("SELECT turn, state FROM shouqi.answer_turn WHERE student_id = " + std::to_string(TestSchool::student(0)) +
                                         " AND category = 'course' ORDER BY turn DESC LIMIT 1");
      CPPUNIT_ASSERT_EQUAL(std::string("2"), winner.at(0).at(0));
      CPPUNIT_ASSERT_EQUAL(std::string(filed ? "reported" : "confirmed"), winner.at(0).at(1));
      const usecase::AnswerRefused& loser = filed ? confirmation->error() : filed.error();
      CPPUNIT_ASSERT(loser.reason == usecase::AnswerRefusal::kOtherAnswerWon);
      CPPUNIT_ASSERT(loser.answer->state == (filed ? domain::AnswerState::kReported : domain::AnswerState::kConfirmed));
      if (!filed) ++confirmed;
    }
    CPPUNIT_ASSERT_MESSAGE("the races must fall both ways: confirmed " + std::to_string(confirmed), confirmed > 0 && confirmed < kRaces);
  }

 private:
  std::unique_ptr<TestSchool> school_;
  std::unique_ptr<mysql::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReportTest);

}  // namespace
