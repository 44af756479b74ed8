#include <cppunit/extensions/HelperMacros.h>

#include "import_world.hpp"

namespace shouqi::usecase {

// What keeps a wrong file from asking half a school again.
class ImportBrakeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ImportBrakeTest);
  CPPUNIT_TEST(exactly_twenty_percent_pass_and_one_more_is_refused);
  CPPUNIT_TEST(only_the_exact_count_is_accepted);
  CPPUNIT_TEST(a_wrong_count_is_refused_even_below_the_limit);
  CPPUNIT_TEST(the_limit_is_a_setting);
  CPPUNIT_TEST(silent_answers_are_not_asked_again);
  CPPUNIT_TEST(answers_of_other_categories_do_not_soften_the_brake);
  CPPUNIT_TEST(an_answer_that_moves_meanwhile_pulls_the_brake_too);
  CPPUNIT_TEST(a_roster_that_was_replaced_is_refused_unless_the_count_is_given);
  CPPUNIT_TEST(two_percent_unknown_pass_and_more_are_refused);
  CPPUNIT_TEST(unknown_people_whose_masked_numbers_are_equal_are_still_two);
  CPPUNIT_TEST_SUITE_END();

  static std::string refusal_of(ImportWorld& world) {
    const std::string outcome = world.outcome();
    if (outcome != "imported") CPPUNIT_ASSERT_MESSAGE("something was written", world.imports.written.empty());
    return outcome;
  }

 public:
  void exactly_twenty_percent_pass_and_one_more_is_refused() {
    ImportWorld at_limit{15};
    at_limit.change_in_package(3);
    const auto report = at_limit.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{3}, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, at_limit.imports.written.front().turns.size());
    ImportWorld above{15};
    above.change_in_package(4);
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(above));
    const std::string message = above.run().error().message;
    CPPUNIT_ASSERT(message.find("--accept-reopen 4") != std::string::npos);
    CPPUNIT_ASSERT(message.find("27 %") != std::string::npos);
  }

  void only_the_exact_count_is_accepted() {
    for (const std::uint32_t count : {0U, 3U, 5U, 10U}) {
      ImportWorld world{10};
      world.change_in_package(4);
      world.request.accept_reopen = count;
      CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(world));
    }
    ImportWorld world{10};
    world.change_in_package(4);
    world.request.accept_reopen = 4;
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), refusal_of(world));
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{4}, world.imports.written.front().counts.reopened);
  }

  void a_wrong_count_is_refused_even_below_the_limit() {
    ImportWorld world{10};
    world.change_in_package(1);
    world.request.accept_reopen = 2;
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(world));
    world.request.accept_reopen = 1;
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), refusal_of(world));
  }

  void the_limit_is_a_setting() {
    ImportWorld world{10};
    world.change_in_package(1);
    world.rules.reopen_limit = 0.0;
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(world));
    world.rules.reopen_limit = 0.1;
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), refusal_of(world));
  }

  void silent_answers_are_not_asked_again() {
    ImportWorld world{10, domain::AnswerState::kPending};
    world.change_in_package(10);
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{10}, report.counts.changed);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, report.counts.reopened);
    ImportWorld closed{10, domain::AnswerState::kPending};
    closed.change_in_package(10);
    closed.rounds.time = closed.rounds.records.front().round.closes_at;
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(closed));
  }

  void answers_of_other_categories_do_not_soften_the_brake() {
    ImportWorld world{10};
    world.change_in_package(3);
    for (std::uint64_t student = 1; student <= 10; ++student) {
      world.imports.latest.push_back({student, domain::Category::kCourse, world.imports.latest.front().turn});
    }
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(world));
  }

  void an_answer_that_moves_meanwhile_pulls_the_brake_too() {
    ImportWorld world{10, domain::AnswerState::kPending};
    world.change_in_package(3);
    world.imports.latest_when_written = world.imports.latest;
    for (store::LatestTurn& latest : *world.imports.latest_when_written)
      latest.turn.state = domain::AnswerState::kConfirmed;
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-reopened"), refusal_of(world));
    for (std::size_t i = 2; i < 10; ++i)
      world.imports.latest_when_written->at(i).turn.state = domain::AnswerState::kPending;
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, world.imports.written.front().turns.size());
  }

  void a_roster_that_was_replaced_is_refused_unless_the_count_is_given() {
    ImportWorld world{10};
    world.change_in_package(1);
    world.imports.past = {{1, "24", "roster-2", "package-0"}, {2, "24", "roster-3", "package-1"}};
    CPPUNIT_ASSERT_EQUAL(std::string("replaced-roster"), refusal_of(world));
    world.request.accept_reopen = 2;
    CPPUNIT_ASSERT_EQUAL(std::string("replaced-roster"), refusal_of(world));
    world.request.accept_reopen = 1;
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), refusal_of(world));
  }

  void two_percent_unknown_pass_and_more_are_refused() {
    ImportWorld world{49};
    world.add_to_package(50, "班長");
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.findings.size());
    ImportWorld above{48};
    above.add_to_package(49, "班長");
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-unknown"), refusal_of(above));
    above.rules.unknown_person_limit = 0.03;
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), refusal_of(above));
  }

  void unknown_people_whose_masked_numbers_are_equal_are_still_two() {
    ImportWorld world{49};
    world.add_to_package(50, "班長");
    world.add_to_package(51, "班長");
    CPPUNIT_ASSERT_EQUAL(std::string("too-many-unknown"), refusal_of(world));
    CPPUNIT_ASSERT(world.run().error().message.find("51 人中有 2 人") != std::string::npos);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportBrakeTest);

}  // namespace shouqi::usecase
