// More time and reopening, through the real database and the accounts that do it.
#include <atomic>
#include <thread>

#include "mysql/mysql_window_store.hpp"
#include "support/test_school.hpp"
#include "usecase/change_window.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;
using usecase::WindowRefusal;

class WindowTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(WindowTest);
  CPPUNIT_TEST(a_class_gets_more_time_and_confirmations_stand);
  CPPUNIT_TEST(one_student_gets_more_time_after_the_end_and_is_told);
  CPPUNIT_TEST(a_round_gets_more_time_and_asks_the_silent_again);
  CPPUNIT_TEST(a_round_that_another_has_just_extended_is_not_extended_again);
  CPPUNIT_TEST(of_two_administrators_at_once_one_extends);
  CPPUNIT_TEST(what_is_not_there_or_not_later_is_refused_and_changes_nothing);
  CPPUNIT_TEST(a_confirmation_is_asked_again_with_a_reason_once);
  CPPUNIT_TEST(nothing_is_reopened_that_waits_or_is_sealed);
  CPPUNIT_TEST(a_class_gets_more_time_while_its_students_confirm);
  CPPUNIT_TEST(an_administrator_of_a_school_makes_and_opens_a_round);
  CPPUNIT_TEST_SUITE_END();

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(6);
    school_->open_round(school_->package());
  }

  void a_class_gets_more_time_and_confirmations_stand() {
    CPPUNIT_ASSERT(confirm_course(0));
    const auto done = extend({.round_id = TestSchool::round_id(), .class_id = 18}, days_from_now(5));
    // 6 students and 4 categories: all but the one that is confirmed wait, or may still answer 無資料.
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{23}, done.longer);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, done.asked_again);
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), TestSchool::state(0, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(1, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), TestSchool::state(5, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM shouqi.notification"));
    end_round();
    CPPUNIT_ASSERT(confirm_course(1));
  }

  void one_student_gets_more_time_after_the_end_and_is_told() {
    end_round();
    CPPUNIT_ASSERT(!confirm_course(2));
    const auto done = extend({.round_id = TestSchool::round_id(), .student_id = TestSchool::student(2)}, days_from_now(4));
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{4}, done.longer);
    // 修課紀錄 and 幹部經歷 had been deemed; the other two have nothing in them.
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, done.asked_again);
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(2, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("2"), scratch().value("SELECT COUNT(*) FROM shouqi.notification WHERE kind = 'recheck'"));
    CPPUNIT_ASSERT(confirm_course(2));
    CPPUNIT_ASSERT(!confirm_course(3));
    CPPUNIT_ASSERT_EQUAL(std::string("因為請假"),
                         scratch().value("SELECT JSON_UNQUOTE(JSON_EXTRACT(detail, '$.reason')) FROM shouqi.event WHERE kind = 'window_extended'"));
    CPPUNIT_ASSERT_EQUAL(std::string("4"), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'extend' AND actor_kind = 'staff'"));
  }

  void a_round_gets_more_time_and_asks_the_silent_again() {
    CPPUNIT_ASSERT(confirm_course(0));
    end_round();
    const auto done = extend({.round_id = TestSchool::round_id()}, days_from_now(4));
    // 5 courses and 3 posts.
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{8}, done.asked_again);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, done.longer);
    CPPUNIT_ASSERT(confirm_course(1));
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), TestSchool::state(0, Category::kCourse));
  }

  void a_round_that_another_has_just_extended_is_not_extended_again() {
    const base::Instant seen = closes_at();
    extend({.round_id = TestSchool::round_id()}, days_from_now(4));
    const std::string before = TestSchool::contents();
    const auto again = try_extend({.round_id = TestSchool::round_id()}, days_from_now(6), seen);
    CPPUNIT_ASSERT(again.error() == WindowRefusal::kMeanwhile);
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void of_two_administrators_at_once_one_extends() {
    constexpr int kAdministrators = 8;
    const base::Instant seen = closes_at();
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < kAdministrators; ++i) {
      threads.emplace_back([&, i] {
        const mysql::ThreadScope scope;
        if (try_extend({.round_id = TestSchool::round_id()}, days_from_now(4 + i), seen)) ++done;
      });
    }
    for (std::thread& thread : threads) thread.join();
    CPPUNIT_ASSERT_EQUAL(1, done.load());
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'window_extended'"));
  }

  void what_is_not_there_or_not_later_is_refused_and_changes_nothing() {
    const std::string before = TestSchool::contents();
    const domain::RoundId round = TestSchool::round_id();
    const auto refusal = [&](const store::WindowScope& scope, base::Instant end, const std::string& school = kSchool) {
      const auto done = try_extend(scope, end, closes_at(), school);
      CPPUNIT_ASSERT(!done);
      return done.error();
    };
    CPPUNIT_ASSERT(refusal({.round_id = round + 1}, days_from_now(4)) == WindowRefusal::kUnknown);
    CPPUNIT_ASSERT(refusal({.round_id = round}, days_from_now(4), "990002") == WindowRefusal::kUnknown);
    CPPUNIT_ASSERT(refusal({.round_id = round, .class_id = 19}, days_from_now(4)) == WindowRefusal::kUnknown);
    CPPUNIT_ASSERT(refusal({.round_id = round, .student_id = 5}, days_from_now(4)) == WindowRefusal::kUnknown);
    CPPUNIT_ASSERT(refusal({.round_id = round}, closes_at()) == WindowRefusal::kNotLater);
    CPPUNIT_ASSERT(refusal({.round_id = round, .class_id = 18}, closes_at()) == WindowRefusal::kNotLater);
    CPPUNIT_ASSERT(refusal({.round_id = round, .class_id = 18}, closes_at() - std::chrono::hours(48)) == WindowRefusal::kNotLater);
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    CPPUNIT_ASSERT(refusal({.round_id = round}, days_from_now(4)) == WindowRefusal::kNotOpen);
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'open'");
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void a_confirmation_is_asked_again_with_a_reason_once() {
    CPPUNIT_ASSERT(confirm_course(0));
    const auto reopened = reopen(0, 2);
    CPPUNIT_ASSERT(reopened.has_value());
    CPPUNIT_ASSERT_EQUAL(std::uint16_t{3}, reopened->number);
    CPPUNIT_ASSERT(reopened->own_close > closes_at());
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(0, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.notification"));
    CPPUNIT_ASSERT_EQUAL(std::string("誤按"),
                         scratch().value("SELECT JSON_UNQUOTE(JSON_EXTRACT(detail, '$.reason')) FROM shouqi.event WHERE kind = 'answer_reopened'"));
    CPPUNIT_ASSERT(reopen(0, 2).error() == WindowRefusal::kMeanwhile);
    CPPUNIT_ASSERT(reopen(0, 3).error() == WindowRefusal::kNotFinished);
    CPPUNIT_ASSERT(confirm_course(0));
  }

  void nothing_is_reopened_that_waits_or_is_sealed() {
    CPPUNIT_ASSERT(reopen(1, 1).error() == WindowRefusal::kNotFinished);
    CPPUNIT_ASSERT(confirm_course(1));
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    CPPUNIT_ASSERT(reopen(1, 2).error() == WindowRefusal::kNotOpen);
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), TestSchool::state(1, Category::kCourse));
  }

  void a_class_gets_more_time_while_its_students_confirm() {
    constexpr int kRounds = 10;
    for (int turn = 0; turn < kRounds; ++turn) {
      setUp();
      std::atomic<int> confirmed = 0;
      std::vector<std::thread> students;
      for (int i = 0; i < 6; ++i) {
        students.emplace_back([&, i] {
          const mysql::ThreadScope scope;
          if (confirm_course(i)) ++confirmed;
        });
      }
      extend({.round_id = TestSchool::round_id(), .class_id = 18}, days_from_now(5));
      for (std::thread& student : students) student.join();
      CPPUNIT_ASSERT_EQUAL(6, confirmed.load());
      CPPUNIT_ASSERT_EQUAL(std::string("6"), scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn WHERE state = 'confirmed'"));
      // Nobody waits without the longer time.
      CPPUNIT_ASSERT_EQUAL(std::string("0"),
                           scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn t WHERE state = 'pending' AND own_close IS NULL AND turn = "
                                           "(SELECT MAX(turn) FROM shouqi.answer_turn x WHERE x.round_id = t.round_id AND x.student_id = t.student_id "
                                           "AND x.category = t.category)"));
    }
  }

  // As the staff account, through its views; one student came after the package.
  void an_administrator_of_a_school_makes_and_opens_a_round() {
    school_ = std::make_unique<TestSchool>(6);
    mysql::Connection staff = connect("shouqi_staff");
    mysql::MysqlRoundStore rounds(staff);
    mysql::MysqlRosterStore roster(staff);
    const base::Instant now = rounds.now();
    const usecase::NewRound wanted{kSchool, *domain::Term::parse("1092"), "regular", {domain::kCategories.begin(), domain::kCategories.end()},
                                   {2}, now - std::chrono::hours(1), now + std::chrono::hours(24)};
    CPPUNIT_ASSERT(usecase::create_round(rounds, wanted, staff_member()).has_value());
    CPPUNIT_ASSERT(usecase::create_round(rounds, wanted, staff_member()).error().reason == usecase::RoundRefusal::kExists);
    school_->must_import(school_->package());
    scratch().execute("INSERT INTO portal.stu_student VALUES (1000000099, '990001', '087999', '新同學', 'Z100000999', '0930512', '1', 18, '99', '1', '1080830', '')");
    const auto opened = usecase::open_round(rounds, roster, kSchool, kRound, staff_member());
    CPPUNIT_ASSERT_MESSAGE(opened ? "" : opened.error().message, opened.has_value());
    CPPUNIT_ASSERT_EQUAL(std::size_t{7}, opened->members);
    CPPUNIT_ASSERT_EQUAL(std::string("28"), scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn WHERE actor_kind = 'staff' AND turn = 1"));
    CPPUNIT_ASSERT(usecase::open_round(rounds, roster, kSchool, kRound, staff_member()).error().reason == usecase::RoundRefusal::kNotDraft);
    // The page's connection goes on; another one may work on the school.
    mysql::Connection import = connect("shouqi_import");
    CPPUNIT_ASSERT(mysql::MysqlRoundStore(import).lock_school(kSchool, std::chrono::seconds(0)));
  }

 private:
  static domain::Actor staff_member() { return {domain::ActorKind::kStaff, "501", std::string(32, '2'), "192.0.2.8"}; }
  static base::Instant days_from_now(int days) { return base::SystemClock().now() + std::chrono::hours(24 * days); }

  static base::Instant closes_at() {
    mysql::Connection admin = connect("shouqi_admin");
    return mysql::MysqlRoundStore(admin).find(kSchool, kRound)->round.closes_at;
  }

  static void end_round() {
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
  }

  static bool confirm_course(int index) {
    mysql::Connection connection = connect("shouqi_student");
    const auto request = TestSchool::request_for(Category::kCourse, TestSchool::digest(index, Category::kCourse));
    // Twice, because the first may meet the extension's turn: then the page says so and the student presses again.
    return TestSchool::confirm(connection, index, request) || TestSchool::confirm(connection, index, request);
  }

  static base::Result<usecase::Extended, WindowRefusal> try_extend(const store::WindowScope& scope, base::Instant end, base::Instant seen,
                                                                   const std::string& school = kSchool) {
    mysql::Connection staff = connect("shouqi_staff");
    mysql::MysqlWindowStore windows(staff);
    return usecase::extend_window(windows, {school, scope, end, seen, "因為請假"}, staff_member());
  }

  static usecase::Extended extend(const store::WindowScope& scope, base::Instant end) {
    const auto done = try_extend(scope, end, closes_at());
    CPPUNIT_ASSERT(done.has_value());
    return *done;
  }

  static base::Result<store::NewTurn, WindowRefusal> reopen(int index, std::uint16_t seen_turn) {
    mysql::Connection staff = connect("shouqi_staff");
    mysql::MysqlWindowStore windows(staff);
    return usecase::reopen_answer(windows, {kSchool, TestSchool::round_id(), TestSchool::student(index), Category::kCourse, seen_turn, "誤按"},
                                  staff_member(), 3);
  }

  std::unique_ptr<TestSchool> school_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(WindowTest);

}  // namespace
