#include <atomic>
#include <set>
#include <thread>

#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class ConfirmTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ConfirmTest);
  CPPUNIT_TEST(a_confirmation_is_a_turn_with_a_receipt_and_an_event);
  CPPUNIT_TEST(the_same_confirmation_again_shows_the_same_receipt);
  CPPUNIT_TEST(a_category_without_data_may_be_confirmed);
  CPPUNIT_TEST(an_old_digest_confirms_nothing);
  CPPUNIT_TEST(another_student_s_round_and_category_are_not_found);
  CPPUNIT_TEST(a_wrong_term_is_not_found);
  CPPUNIT_TEST(one_second_after_closing_by_the_database_s_clock_is_too_late);
  CPPUNIT_TEST(the_window_is_judged_by_the_database_s_clock_alone);
  CPPUNIT_TEST(before_the_opening_nothing_is_taken);
  CPPUNIT_TEST(grace_seconds_count_for_everybody);
  CPPUNIT_TEST(an_own_window_outlives_the_round_s);
  CPPUNIT_TEST(a_reported_answer_is_not_confirmed);
  CPPUNIT_TEST(a_sealed_round_takes_nothing);
  CPPUNIT_TEST(sixty_four_at_once_make_one_turn_and_one_receipt);
  CPPUNIT_TEST(a_receipt_is_found_by_its_code);
  CPPUNIT_TEST_SUITE_END();

  static std::size_t turns_of(int index, Category category) {
    return std::stoul(scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn WHERE student_id = " + std::to_string(TestSchool::student(index)) +
                                      " AND category = '" + std::string(domain::to_string(category)) + "'"));
  }

  // Moves the round's end to `seconds` from now, by the database's clock.
  static void close_in(int seconds) {
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) + INTERVAL " +
                      std::to_string(seconds) + " SECOND");
  }

  static void refused(const base::Result<usecase::Confirmed, usecase::ConfirmRefused>& outcome, usecase::ConfirmRefusal reason) {
    CPPUNIT_ASSERT(!outcome.has_value());
    CPPUNIT_ASSERT_EQUAL(static_cast<int>(reason), static_cast<int>(outcome.error().reason));
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>();
    school_->open_round(school_->package());
    connection_ = std::make_unique<mysql::Connection>(scratch().database(), "shouqi_student", std::string(support::ScratchDatabase::password()));
  }

  void a_confirmation_is_a_turn_with_a_receipt_and_an_event() {
    const auto confirmed = TestSchool::confirm(*connection_, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse));
    CPPUNIT_ASSERT(confirmed.has_value());
    CPPUNIT_ASSERT_EQUAL(std::size_t{17}, confirmed->receipt_code.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, turns_of(0, Category::kCourse));
    const auto events = scratch().rows("SELECT actor, from_address, digest, turn FROM shouqi.event WHERE kind = 'confirmed'");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, events.size());
    CPPUNIT_ASSERT_EQUAL(std::to_string(TestSchool::student(0)), events[0][0]);
    CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), events[0][1]);
    CPPUNIT_ASSERT_EQUAL(TestSchool::digest(0, Category::kCourse), events[0][2]);
    // The seal looks for the event of each turn.
    CPPUNIT_ASSERT_EQUAL(std::string("2"), events[0][3]);
  }

  void the_same_confirmation_again_shows_the_same_receipt() {
    const std::string digest = TestSchool::digest(0, Category::kCourse);
    const auto first = TestSchool::confirm(*connection_, 0, Category::kCourse, digest);
    const auto second = TestSchool::confirm(*connection_, 0, Category::kCourse, digest);
    CPPUNIT_ASSERT(first.has_value() && second.has_value());
    CPPUNIT_ASSERT_EQUAL(first->receipt_code, second->receipt_code);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, turns_of(0, Category::kCourse));
  }

  void a_category_without_data_may_be_confirmed() {
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), TestSchool::state(5, Category::kCadre));
    CPPUNIT_ASSERT(TestSchool::confirm(*connection_, 5, Category::kCadre, TestSchool::digest(5, Category::kCadre)).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), TestSchool::state(5, Category::kCadre));
  }

  void an_old_digest_confirms_nothing() {
    const std::string seen = TestSchool::digest(0, Category::kCourse);
    school_->must_import(school_->package("丙", {0}));
    const std::string before = TestSchool::contents();
    const auto outcome = TestSchool::confirm(*connection_, 0, Category::kCourse, seen);
    refused(outcome, usecase::ConfirmRefusal::kDataChanged);
    CPPUNIT_ASSERT(outcome.error().answer->stored.latest.digest != seen);
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void another_student_s_round_and_category_are_not_found() {
    scratch().execute("DELETE FROM shouqi.answer_turn WHERE student_id = " + std::to_string(TestSchool::student(1)) +
                      "; DELETE FROM shouqi.round_member WHERE student_id = " + std::to_string(TestSchool::student(1)));
    refused(TestSchool::confirm(*connection_, 1, Category::kCourse, TestSchool::digest(0, Category::kCourse)), usecase::ConfirmRefusal::kNotYours);
  }

  void a_wrong_term_is_not_found() {
    crypto::SystemRandom random;
    mysql::MysqlAnswerStore answers(*connection_);
    usecase::ConfirmRequest request = TestSchool::request_for(Category::kCourse, TestSchool::digest(0, Category::kCourse));
    request.document_term = *domain::Term::parse("1091");
    refused(usecase::confirm_answer(answers, random, TestSchool::principal(0), request, TestSchool::actor(domain::ActorKind::kStudent), std::chrono::seconds(0)),
            usecase::ConfirmRefusal::kNotYours);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, turns_of(0, Category::kCourse));
  }

  void one_second_after_closing_by_the_database_s_clock_is_too_late() {
    const std::string digest = TestSchool::digest(0, Category::kCourse);
    close_in(-1);
    const std::string before = TestSchool::contents();
    refused(TestSchool::confirm(*connection_, 0, Category::kCourse, digest), usecase::ConfirmRefusal::kClosed);
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  // The connection's own clock is moved, as another host's would be: it is what the statement sees that counts, to the second.
  void the_window_is_judged_by_the_database_s_clock_alone() {
    const std::string digest = TestSchool::digest(0, Category::kCourse);
    const std::string end = scratch().value("SELECT UNIX_TIMESTAMP(closes_at) FROM shouqi.confirmation_round");
    connection_->run_text("SET SESSION timestamp = " + end);
    refused(TestSchool::confirm(*connection_, 0, Category::kCourse, digest), usecase::ConfirmRefusal::kClosed);
    connection_->run_text("SET SESSION timestamp = " + end + " - 1");
    CPPUNIT_ASSERT(TestSchool::confirm(*connection_, 0, Category::kCourse, digest).has_value());
  }

  void before_the_opening_nothing_is_taken() {
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR");
    refused(TestSchool::confirm(*connection_, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse)), usecase::ConfirmRefusal::kNotOpen);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, turns_of(0, Category::kCourse));
  }

  void grace_seconds_count_for_everybody() {
    close_in(-1);
    crypto::SystemRandom random;
    mysql::MysqlAnswerStore answers(*connection_);
    const auto request = TestSchool::request_for(Category::kCourse, TestSchool::digest(0, Category::kCourse));
    CPPUNIT_ASSERT(usecase::confirm_answer(answers, random, TestSchool::principal(0), request, TestSchool::actor(domain::ActorKind::kStudent),
                                           std::chrono::seconds(60)).has_value());
  }

  void an_own_window_outlives_the_round_s() {
    const std::string digest = TestSchool::digest(0, Category::kCourse);
    close_in(-60);
    scratch().execute("UPDATE shouqi.answer_turn SET state = 'recheck', own_close = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE student_id = " +
                      std::to_string(TestSchool::student(0)));
    CPPUNIT_ASSERT(TestSchool::confirm(*connection_, 0, Category::kCourse, digest).has_value());
  }

  void a_reported_answer_is_not_confirmed() {
    scratch().execute("UPDATE shouqi.answer_turn SET state = 'reported' WHERE student_id = " + std::to_string(TestSchool::student(0)));
    refused(TestSchool::confirm(*connection_, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse)), usecase::ConfirmRefusal::kOtherAnswerWon);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, turns_of(0, Category::kCourse));
  }

  void a_sealed_round_takes_nothing() {
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    CPPUNIT_ASSERT(!TestSchool::confirm(*connection_, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse)).has_value());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, turns_of(0, Category::kCourse));
  }

  void sixty_four_at_once_make_one_turn_and_one_receipt() {
    constexpr int kAtOnce = 64;
    const usecase::ConfirmRequest request = TestSchool::request_for(Category::kCourse, TestSchool::digest(0, Category::kCourse));
    std::atomic<int> ready{0};
    std::vector<std::string> codes(kAtOnce);
    std::vector<std::thread> threads;
    for (int i = 0; i < kAtOnce; ++i) {
      threads.emplace_back([&, i] {
        const mysql::ThreadScope scope;
        mysql::Connection own = connect("shouqi_student");
        own.probe();
        ++ready;
        while (ready < kAtOnce) std::this_thread::yield();
        const auto outcome = TestSchool::confirm(own, 0, request);
        codes[static_cast<std::size_t>(i)] = outcome ? outcome->receipt_code : "refused";
      });
    }
    for (std::thread& thread : threads) thread.join();
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, std::set<std::string>(codes.begin(), codes.end()).size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{17}, codes.front().size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, turns_of(0, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'confirmed'"));
  }

  void a_receipt_is_found_by_its_code() {
    const auto confirmed = TestSchool::confirm(*connection_, 0, Category::kCadre, TestSchool::digest(0, Category::kCadre));
    mysql::MysqlAnswerStore answers(*connection_);
    const auto receipt = answers.find_receipt(confirmed->receipt_code);
    CPPUNIT_ASSERT(receipt.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("𠮷田100"), receipt->student_name);
    CPPUNIT_ASSERT_EQUAL(std::string("示範高中"), receipt->school_name);
    CPPUNIT_ASSERT(!answers.find_receipt("00000000000000000").has_value());
  }

 private:
  std::unique_ptr<TestSchool> school_;
  std::unique_ptr<mysql::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfirmTest);

}  // namespace
