// An answer and an import that change the same student at the same moment: whoever wins, nobody ever confirms data that was not on the page.
#include <atomic>
#include <thread>

#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class RaceTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RaceTest);
  CPPUNIT_TEST(a_confirm_against_an_import_two_hundred_times_never_confirms_unseen_data);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_confirm_against_an_import_two_hundred_times_never_confirms_unseen_data() {
    constexpr int kRaces = 200;
    TestSchool school(2);
    school.rules.reopen_limit = 1.0;
    school.open_round(school.package());
    mysql::Connection student = connect("shouqi_student");
    student.probe();
    int confirmed_first = 0;
    int import_first = 0;
    for (int race = 0; race < kRaces; ++race) {
      const std::string seen = TestSchool::digest(0, Category::kCourse);
      const usecase::ConfirmRequest request = TestSchool::request_for(Category::kCourse, seen);
      const domain::ReceiptPackage corrected = school.package("版" + std::to_string(race), {0});
      std::atomic<bool> go{false};
      std::thread importing([&] {
        const mysql::ThreadScope scope;
        while (!go) std::this_thread::yield();
        school.must_import(corrected);
      });
      go = true;
      // A little later every time, so that the answer falls into every moment of the import.
      std::this_thread::sleep_for(std::chrono::microseconds(race * 150));
      const auto outcome = TestSchool::confirm(student, 0, request);
      importing.join();
      if (outcome) {
        ++confirmed_first;
      } else {
        ++import_first;
        CPPUNIT_ASSERT_EQUAL(static_cast<int>(usecase::ConfirmRefusal::kDataChanged), static_cast<int>(outcome.error().reason));
      }
      // Confirmed first: the import asks again. Import first: what was open stays open, about the new data.
      if (outcome) CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(0, Category::kCourse));
      CPPUNIT_ASSERT(TestSchool::digest(0, Category::kCourse) != seen);
    }
    // A confirmed turn speaks of the very digest of the turn before it: what the page had shown.
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn t JOIN shouqi.answer_turn b ON b.round_id = t.round_id "
                                                           "AND b.student_id = t.student_id AND b.category = t.category AND b.turn = t.turn - 1 "
                                                           "WHERE t.state = 'confirmed' AND t.digest <> b.digest"));
    CPPUNIT_ASSERT_EQUAL(std::to_string(confirmed_first), scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn WHERE state = 'confirmed'"));
    CPPUNIT_ASSERT_EQUAL(std::to_string(confirmed_first), scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = 'confirmed'"));
    // Turns are numbered without a gap.
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM (SELECT MAX(turn) m, COUNT(*) c FROM shouqi.answer_turn "
                                                           "GROUP BY round_id, student_id, category) x WHERE m <> c"));
    CPPUNIT_ASSERT_MESSAGE("the races must fall both ways to prove anything: confirmed first " + std::to_string(confirmed_first) + ", import first " +
                               std::to_string(import_first),
                           confirmed_first > 0 && import_first > 0);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace
