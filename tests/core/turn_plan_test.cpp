#include <cppunit/extensions/HelperMacros.h>

#include "base/roc_calendar.hpp"
#include "usecase/turn_plan.hpp"

namespace shouqi::usecase {

using domain::AnswerState;
using domain::Category;

class TurnPlanTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TurnPlanTest);
  CPPUNIT_TEST(the_first_turn_is_about_the_first_document);
  CPPUNIT_TEST(data_that_stays_moves_nothing);
  CPPUNIT_TEST(a_silent_answer_goes_on_with_the_new_data);
  CPPUNIT_TEST(a_confirmed_answer_is_asked_again_and_counted);
  CPPUNIT_TEST(a_recheck_within_the_round_needs_no_window_of_its_own);
  CPPUNIT_TEST(a_recheck_near_the_end_gets_three_days_until_eight);
  CPPUNIT_TEST(a_recheck_after_the_end_gets_its_own_window);
  CPPUNIT_TEST(a_longer_window_of_the_answer_is_never_shortened);
  CPPUNIT_TEST(recheck_days_are_a_setting);
  CPPUNIT_TEST(a_report_stays_a_report_about_the_new_data);
  CPPUNIT_TEST(what_left_stays_left);
  CPPUNIT_TEST(a_leaver_leaves_every_state_once_and_keeps_the_data);
  CPPUNIT_TEST(more_time_for_one_answer_is_a_turn_with_its_own_end);
  CPPUNIT_TEST(more_time_asks_again_where_silence_had_ended);
  CPPUNIT_TEST(a_longer_round_needs_turns_only_where_silence_had_ended);
  CPPUNIT_TEST(more_time_changes_nothing_for_who_has_it_or_needs_none);
  CPPUNIT_TEST(only_a_finished_answer_is_asked_again);
  CPPUNIT_TEST_SUITE_END();

  const domain::Term term_ = domain::Term::parse("1092").value();
  const domain::Round round_{7,
                             "353301",
                             "1092-regular",
                             term_,
                             "regular",
                             domain::RoundState::kOpen,
                             base::parse_taipei("2021-11-12 08:00"),
                             base::parse_taipei("2021-11-19 08:00"),
                             {{Category::kCadre, term_}},
                             {2, 3}};
  const DocumentMark new_data_{2, "new", 3};

  static store::LatestTurn latest(AnswerState state, std::optional<base::Instant> own_close = std::nullopt) {
    return {4711, Category::kCadre, {4, state, domain::TurnCause::kCovered, 1, "old", 2, own_close, "", {}}};
  }
  static TurnMoment at(std::string_view time, int recheck_days = 3) { return {base::parse_taipei(time), recheck_days}; }
  static std::string state(const TurnChange& change) { return std::string(domain::to_string(change.turn.state)); }

  // The own window that a confirmed answer gets; empty when it needs none.
  std::string own_window(std::string_view time, int recheck_days = 3) const {
    const auto change = turn_for_new_data(round_, latest(AnswerState::kConfirmed), new_data_, at(time, recheck_days));
    return change->turn.own_close ? base::roc_deadline(*change->turn.own_close) : "";
  }

 public:
  void the_first_turn_is_about_the_first_document() {
    const auto turn = first_turn(7, 4711, Category::kCadre, {1, "digest", 2});
    CPPUNIT_ASSERT_EQUAL(std::uint16_t{1}, turn.number);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{7}, turn.round_id);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{4711}, turn.student_id);
    CPPUNIT_ASSERT(turn.state == AnswerState::kPending);
    CPPUNIT_ASSERT(turn.cause == domain::TurnCause::kCovered);
    CPPUNIT_ASSERT_EQUAL(std::string("digest"), turn.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, turn.row_count);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, turn.revision);
    CPPUNIT_ASSERT(!turn.own_close);
    CPPUNIT_ASSERT(first_turn(7, 4711, Category::kCadre, {1, "digest", 0}).state == AnswerState::kNotRequired);
    CPPUNIT_ASSERT(first_turn(7, 4711, Category::kCourse, {1, "digest", 0}).state == AnswerState::kPending);
  }

  void data_that_stays_moves_nothing() {
    for (const AnswerState stored :
         {AnswerState::kPending, AnswerState::kConfirmed, AnswerState::kFixing, AnswerState::kDeemed}) {
      CPPUNIT_ASSERT(!turn_for_new_data(round_, latest(stored), {1, "old", 2}, at("2021-11-13 08:00")));
    }
  }

  void a_silent_answer_goes_on_with_the_new_data() {
    const auto change = turn_for_new_data(round_, latest(AnswerState::kPending), new_data_, at("2021-11-13 08:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), state(*change));
    CPPUNIT_ASSERT_EQUAL(std::uint16_t{5}, change->turn.number);
    CPPUNIT_ASSERT(change->turn.cause == domain::TurnCause::kNewData);
    CPPUNIT_ASSERT_EQUAL(std::string("new"), change->turn.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, change->turn.revision);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{3}, change->turn.row_count);
    CPPUNIT_ASSERT(!change->reopened);
    const auto emptied =
        turn_for_new_data(round_, latest(AnswerState::kPending), {2, "new", 0}, at("2021-11-13 08:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), state(*emptied));
  }

  void a_confirmed_answer_is_asked_again_and_counted() {
    for (const AnswerState stored : {AnswerState::kConfirmed, AnswerState::kDeemed}) {
      const auto change = turn_for_new_data(round_, latest(stored), new_data_, at("2021-11-13 08:00"));
      CPPUNIT_ASSERT_EQUAL(std::string("recheck"), state(*change));
      CPPUNIT_ASSERT(change->before == stored);
      CPPUNIT_ASSERT(change->reopened);
    }
    // The close batch has not run yet, but the student had been told that the answer is deemed.
    CPPUNIT_ASSERT(
        turn_for_new_data(round_, latest(AnswerState::kPending), new_data_, at("2021-11-19 08:00"))->reopened);
    CPPUNIT_ASSERT(
        !turn_for_new_data(round_, latest(AnswerState::kPending), new_data_, at("2021-11-19 07:59:59"))->reopened);
  }

  void a_recheck_within_the_round_needs_no_window_of_its_own() {
    CPPUNIT_ASSERT_EQUAL(std::string(), own_window("2021-11-12 09:00"));
    CPPUNIT_ASSERT_EQUAL(std::string(), own_window("2021-11-16 23:59:59"));
  }

  void a_recheck_near_the_end_gets_three_days_until_eight() {
    CPPUNIT_ASSERT_EQUAL(std::string("11/20（六）08:00"), own_window("2021-11-17 00:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("11/21（日）08:00"), own_window("2021-11-18 16:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("11/22（一）08:00"), own_window("2021-11-19 07:59:59"));
  }

  void a_recheck_after_the_end_gets_its_own_window() {
    CPPUNIT_ASSERT_EQUAL(std::string("11/22（一）08:00"), own_window("2021-11-19 08:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("12/04（六）08:00"), own_window("2021-12-01 23:00"));
  }

  void a_longer_window_of_the_answer_is_never_shortened() {
    const base::Instant own = base::parse_taipei("2021-11-30 17:00");
    const auto change =
        turn_for_new_data(round_, latest(AnswerState::kConfirmed, own), new_data_, at("2021-11-19 09:00"));
    CPPUNIT_ASSERT(change->turn.own_close == own);
    const auto later =
        turn_for_new_data(round_, latest(AnswerState::kConfirmed, own), new_data_, at("2021-11-29 09:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("12/02（四）08:00"), base::roc_deadline(*later->turn.own_close));
  }

  void recheck_days_are_a_setting() {
    CPPUNIT_ASSERT_EQUAL(std::string("11/20（六）08:00"), own_window("2021-11-19 09:00", 1));
    CPPUNIT_ASSERT_EQUAL(std::string("11/26（五）08:00"), own_window("2021-11-19 09:00", 7));
  }

  void a_report_stays_a_report_about_the_new_data() {
    const auto change = turn_for_new_data(round_, latest(AnswerState::kReported), new_data_, at("2021-11-13 08:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("reported"), state(*change));
    CPPUNIT_ASSERT_EQUAL(std::string("new"), change->turn.digest);
    CPPUNIT_ASSERT(!change->reopened);
    const auto fixed = turn_for_new_data(round_, latest(AnswerState::kFixing), new_data_, at("2021-11-19 09:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), state(*fixed));
    CPPUNIT_ASSERT(!fixed->reopened);
    CPPUNIT_ASSERT_EQUAL(std::string("11/22（一）08:00"), base::roc_deadline(*fixed->turn.own_close));
  }

  void what_left_stays_left() {
    CPPUNIT_ASSERT(!turn_for_new_data(round_, latest(AnswerState::kLeft), new_data_, at("2021-11-13 08:00")));
    CPPUNIT_ASSERT(!turn_for_leaver(round_, latest(AnswerState::kLeft)));
  }

  void a_leaver_leaves_every_state_once_and_keeps_the_data() {
    for (const AnswerState stored :
         {AnswerState::kNotRequired, AnswerState::kPending, AnswerState::kConfirmed, AnswerState::kReported,
          AnswerState::kFixing, AnswerState::kRecheck, AnswerState::kDeemed}) {
      const auto change = turn_for_leaver(round_, latest(stored));
      CPPUNIT_ASSERT_EQUAL(std::string("left"), state(*change));
      CPPUNIT_ASSERT(change->before == stored);
      CPPUNIT_ASSERT(change->turn.cause == domain::TurnCause::kLeave);
      CPPUNIT_ASSERT_EQUAL(std::uint16_t{5}, change->turn.number);
      CPPUNIT_ASSERT_EQUAL(std::string("old"), change->turn.digest);
      CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, change->turn.revision);
      CPPUNIT_ASSERT(!change->reopened);
    }
  }

  const base::Instant later_ = base::parse_taipei("2021-11-25 08:00");
  const base::Instant within_ = base::parse_taipei("2021-11-13 08:00");
  const base::Instant after_ = base::parse_taipei("2021-11-20 08:00");

  void more_time_for_one_answer_is_a_turn_with_its_own_end() {
    for (const AnswerState stored : {AnswerState::kPending, AnswerState::kNotRequired, AnswerState::kRecheck}) {
      const auto change = turn_for_extension(round_, latest(stored), later_, within_);
      CPPUNIT_ASSERT(change->turn.state == stored);
      CPPUNIT_ASSERT(change->turn.own_close == later_);
      CPPUNIT_ASSERT(change->turn.cause == domain::TurnCause::kExtend);
      CPPUNIT_ASSERT_EQUAL(std::uint16_t{5}, change->turn.number);
      CPPUNIT_ASSERT_EQUAL(std::string("old"), change->turn.digest);
      CPPUNIT_ASSERT(!change->reopened);
    }
  }

  void more_time_asks_again_where_silence_had_ended() {
    for (const AnswerState stored : {AnswerState::kPending, AnswerState::kRecheck, AnswerState::kDeemed}) {
      const auto change = turn_for_extension(round_, latest(stored), later_, after_);
      CPPUNIT_ASSERT_EQUAL(std::string("recheck"), state(*change));
      CPPUNIT_ASSERT(change->reopened);
    }
    const auto optional = turn_for_extension(round_, latest(AnswerState::kNotRequired), later_, after_);
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), state(*optional));
    CPPUNIT_ASSERT(!optional->reopened);
  }

  void a_longer_round_needs_turns_only_where_silence_had_ended() {
    for (const AnswerState stored : {AnswerState::kPending, AnswerState::kNotRequired, AnswerState::kRecheck}) {
      CPPUNIT_ASSERT(!turn_for_extension(round_, latest(stored), std::nullopt, within_));
    }
    for (const AnswerState stored : {AnswerState::kPending, AnswerState::kRecheck, AnswerState::kDeemed}) {
      const auto change = turn_for_extension(round_, latest(stored), std::nullopt, after_);
      CPPUNIT_ASSERT_EQUAL(std::string("recheck"), state(*change));
      CPPUNIT_ASSERT(!change->turn.own_close);
    }
    CPPUNIT_ASSERT(!turn_for_extension(round_, latest(AnswerState::kNotRequired), std::nullopt, after_));
  }

  void more_time_changes_nothing_for_who_has_it_or_needs_none() {
    for (const AnswerState stored : {AnswerState::kConfirmed, AnswerState::kReported, AnswerState::kFixing, AnswerState::kLeft}) {
      CPPUNIT_ASSERT(!turn_for_extension(round_, latest(stored), later_, within_));
      CPPUNIT_ASSERT(!turn_for_extension(round_, latest(stored), std::nullopt, after_));
    }
    CPPUNIT_ASSERT(!turn_for_extension(round_, latest(AnswerState::kPending), round_.closes_at, within_));
    CPPUNIT_ASSERT(!turn_for_extension(round_, latest(AnswerState::kPending, later_), later_, within_));
  }

  void only_a_finished_answer_is_asked_again() {
    for (const AnswerState stored : {AnswerState::kConfirmed, AnswerState::kDeemed}) {
      const auto change = turn_for_reopening(round_, latest(stored), {within_, 3});
      CPPUNIT_ASSERT_EQUAL(std::string("recheck"), state(*change));
      CPPUNIT_ASSERT(change->turn.cause == domain::TurnCause::kReopen);
      // The round lasts longer than the three days.
      CPPUNIT_ASSERT(!change->turn.own_close);
      CPPUNIT_ASSERT(change->reopened);
    }
    const auto late = turn_for_reopening(round_, latest(AnswerState::kPending), {after_, 3});
    CPPUNIT_ASSERT_EQUAL(std::string("11/23（二）08:00"), base::roc_deadline(*late->turn.own_close));
    for (const AnswerState stored : {AnswerState::kPending, AnswerState::kNotRequired, AnswerState::kReported, AnswerState::kFixing,
                                     AnswerState::kRecheck, AnswerState::kLeft}) {
      CPPUNIT_ASSERT(!turn_for_reopening(round_, latest(stored), {within_, 3}));
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TurnPlanTest);

}  // namespace shouqi::usecase
