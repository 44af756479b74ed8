#include <cppunit/extensions/HelperMacros.h>

#include <array>

#include "base/roc_calendar.hpp"
#include "domain/answer.hpp"

namespace shouqi::domain {

// The table of states and transitions of SPEC 3, row by row.
class AnswerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(AnswerTest);
  CPPUNIT_TEST(every_state_has_its_name_and_its_chinese_words);
  CPPUNIT_TEST(causes_and_round_states_read_back);
  CPPUNIT_TEST(new_data_moves_each_state_as_the_table_says);
  CPPUNIT_TEST(every_transition_that_asks_again_is_counted_and_no_other);
  CPPUNIT_TEST(the_first_state_depends_on_rows_and_category);
  CPPUNIT_TEST(only_three_states_may_answer);
  CPPUNIT_TEST(three_states_stand_outside_the_total);
  CPPUNIT_TEST(silence_is_deemed_from_the_very_instant_of_closing);
  CPPUNIT_TEST(only_silence_is_deemed);
  CPPUNIT_TEST(a_later_window_of_the_answer_itself_counts);
  CPPUNIT_TEST(an_earlier_window_of_the_answer_itself_shortens_nothing);
  CPPUNIT_TEST(a_window_opens_at_its_first_instant_and_only_in_an_open_round);
  CPPUNIT_TEST_SUITE_END();

  static constexpr std::array kStates{AnswerState::kAwaiting,  AnswerState::kNotRequired, AnswerState::kPending,
                                      AnswerState::kConfirmed, AnswerState::kReported,    AnswerState::kFixing,
                                      AnswerState::kRecheck,   AnswerState::kDeemed,      AnswerState::kLeft};
  static constexpr std::chrono::microseconds kInstant{1};

  const base::Instant opens_ = base::parse_taipei("2021-11-12 08:00");
  const base::Instant closes_ = base::parse_taipei("2021-11-15 08:00");

  Window window(RoundState state, std::optional<base::Instant> own_close = std::nullopt) const {
    return {state, opens_, closes_, own_close};
  }

  static std::string after(AnswerState stored, Category category, std::uint32_t rows, bool closed) {
    const auto next = after_new_data(stored, category, rows, closed);
    return next ? std::string(to_string(*next)) : "nothing";
  }

 public:
  void every_state_has_its_name_and_its_chinese_words() {
    constexpr std::array<std::array<std::string_view, 2>, 9> kWords{{{"awaiting", "尚未收到"},
                                                                     {"not_required", "無資料"},
                                                                     {"pending", "待確認"},
                                                                     {"confirmed", "已確認"},
                                                                     {"reported", "已回報"},
                                                                     {"fixing", "修正中"},
                                                                     {"recheck", "請再確認"},
                                                                     {"deemed", "逾期視為確認"},
                                                                     {"left", "轉出"}}};
    for (std::size_t i = 0; i < kStates.size(); ++i) {
      CPPUNIT_ASSERT_EQUAL(std::string(kWords[i][0]), std::string(to_string(kStates[i])));
      CPPUNIT_ASSERT_EQUAL(std::string(kWords[i][1]), std::string(title(kStates[i])));
      CPPUNIT_ASSERT(parse_answer_state(kWords[i][0]) == kStates[i]);
    }
    for (const char* text : {"", "Pending", "open", "待確認", "pending "}) CPPUNIT_ASSERT(!parse_answer_state(text));
  }

  void causes_and_round_states_read_back() {
    for (const TurnCause cause : {TurnCause::kCovered, TurnCause::kNewData, TurnCause::kConfirm, TurnCause::kLeave,
                                  TurnCause::kReport, TurnCause::kWithdraw, TurnCause::kTakeUp, TurnCause::kAccept, TurnCause::kExplain,
                                  TurnCause::kReopen, TurnCause::kExtend}) {
      CPPUNIT_ASSERT(parse_turn_cause(to_string(cause)) == cause);
    }
    for (const RoundState state : {RoundState::kDraft, RoundState::kOpen, RoundState::kSealed}) {
      CPPUNIT_ASSERT(parse_round_state(to_string(state)) == state);
    }
    CPPUNIT_ASSERT(!parse_turn_cause(""));
    CPPUNIT_ASSERT(!parse_turn_cause("reported"));
    CPPUNIT_ASSERT(!parse_round_state(""));
    CPPUNIT_ASSERT(!parse_round_state("closed"));
  }

  void new_data_moves_each_state_as_the_table_says() {
    struct Row {
      AnswerState stored;
      // 幹部經歷 with rows, without; 修課紀錄 without: while the window is open, and after it has closed.
      std::array<const char*, 3> open;
      std::array<const char*, 3> closed;
    };
    const Row table[] = {
        {AnswerState::kAwaiting, {"pending", "not_required", "pending"}, {"pending", "not_required", "pending"}},
        {AnswerState::kNotRequired, {"pending", "not_required", "pending"}, {"recheck", "not_required", "recheck"}},
        {AnswerState::kPending, {"pending", "not_required", "pending"}, {"recheck", "recheck", "recheck"}},
        {AnswerState::kConfirmed, {"recheck", "recheck", "recheck"}, {"recheck", "recheck", "recheck"}},
        {AnswerState::kReported, {"reported", "reported", "reported"}, {"reported", "reported", "reported"}},
        {AnswerState::kFixing, {"recheck", "recheck", "recheck"}, {"recheck", "recheck", "recheck"}},
        {AnswerState::kRecheck, {"recheck", "recheck", "recheck"}, {"recheck", "recheck", "recheck"}},
        {AnswerState::kDeemed, {"recheck", "recheck", "recheck"}, {"recheck", "recheck", "recheck"}},
        {AnswerState::kLeft, {"nothing", "nothing", "nothing"}, {"nothing", "nothing", "nothing"}}};
    for (const Row& row : table) {
      for (const bool closed : {false, true}) {
        const auto& expected = closed ? row.closed : row.open;
        const std::string where = std::string(to_string(row.stored)) + (closed ? ", closed" : ", open");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string(expected[0]), after(row.stored, Category::kCadre, 2, closed));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string(expected[1]), after(row.stored, Category::kCadre, 0, closed));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string(expected[2]), after(row.stored, Category::kCourse, 0, closed));
        for (const Category category : {Category::kOutcome, Category::kPerformance}) {
          CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string(expected[0]), after(row.stored, category, 1, closed));
          CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string(expected[1]), after(row.stored, category, 0, closed));
        }
        CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string(expected[0]), after(row.stored, Category::kCourse, 9, closed));
      }
    }
  }

  void every_transition_that_asks_again_is_counted_and_no_other() {
    for (const AnswerState stored : kStates) {
      const bool finished = stored == AnswerState::kConfirmed || stored == AnswerState::kDeemed;
      const bool silent =
          stored == AnswerState::kPending || stored == AnswerState::kRecheck || stored == AnswerState::kNotRequired;
      const std::string where(to_string(stored));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(where, finished, reopens(stored, AnswerState::kRecheck, false));
      CPPUNIT_ASSERT_EQUAL_MESSAGE(where, finished || silent, reopens(stored, AnswerState::kRecheck, true));
      for (const AnswerState next : kStates) {
        if (next == AnswerState::kRecheck) continue;
        CPPUNIT_ASSERT(!reopens(stored, next, false));
        CPPUNIT_ASSERT(!reopens(stored, next, true));
      }
    }
  }

  void the_first_state_depends_on_rows_and_category() {
    for (const Category category : kCategories) {
      CPPUNIT_ASSERT(first_state(category, 1) == AnswerState::kPending);
      const AnswerState without = category == Category::kCourse ? AnswerState::kPending : AnswerState::kNotRequired;
      CPPUNIT_ASSERT(first_state(category, 0) == without);
    }
  }

  void only_three_states_may_answer() {
    for (const AnswerState state : kStates) {
      const bool expected =
          state == AnswerState::kPending || state == AnswerState::kNotRequired || state == AnswerState::kRecheck;
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(to_string(state)), expected, may_answer(state));
    }
  }

  void three_states_stand_outside_the_total() {
    for (const AnswerState state : kStates) {
      const bool outside =
          state == AnswerState::kAwaiting || state == AnswerState::kNotRequired || state == AnswerState::kLeft;
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(to_string(state)), !outside, counts_in_total(state));
    }
  }

  void silence_is_deemed_from_the_very_instant_of_closing() {
    for (const AnswerState silent : {AnswerState::kPending, AnswerState::kRecheck}) {
      const Window open = window(RoundState::kOpen);
      CPPUNIT_ASSERT(shown_state(silent, open, closes_ - kInstant) == silent);
      CPPUNIT_ASSERT(shown_state(silent, open, closes_) == AnswerState::kDeemed);
      CPPUNIT_ASSERT(shown_state(silent, open, closes_ + kInstant) == AnswerState::kDeemed);
      CPPUNIT_ASSERT(shown_state(silent, open, opens_ - kInstant) == silent);
      // A recheck that the seal has found open is held for ever.
      const AnswerState sealed = silent == AnswerState::kRecheck ? AnswerState::kRecheck : AnswerState::kDeemed;
      CPPUNIT_ASSERT(shown_state(silent, window(RoundState::kSealing), closes_) == sealed);
      CPPUNIT_ASSERT(shown_state(silent, window(RoundState::kSealed), closes_) == sealed);
      CPPUNIT_ASSERT(shown_state(silent, window(RoundState::kDraft), closes_ + kInstant) == silent);
    }
    CPPUNIT_ASSERT(window(RoundState::kOpen).is_open(closes_ - kInstant));
    CPPUNIT_ASSERT(!window(RoundState::kOpen).is_open(closes_));
  }

  void only_silence_is_deemed() {
    for (const AnswerState state : kStates) {
      if (state == AnswerState::kPending || state == AnswerState::kRecheck) continue;
      CPPUNIT_ASSERT(shown_state(state, window(RoundState::kOpen), closes_ + kInstant) == state);
      CPPUNIT_ASSERT(shown_state(state, window(RoundState::kOpen), opens_) == state);
    }
  }

  void a_later_window_of_the_answer_itself_counts() {
    const base::Instant own = base::parse_taipei("2021-11-18 08:00");
    const Window extended = window(RoundState::kOpen, own);
    CPPUNIT_ASSERT(extended.end() == own);
    CPPUNIT_ASSERT(extended.is_open(closes_));
    CPPUNIT_ASSERT(extended.is_open(own - kInstant));
    CPPUNIT_ASSERT(!extended.is_open(own));
    CPPUNIT_ASSERT(!extended.has_closed(own - kInstant));
    CPPUNIT_ASSERT(extended.has_closed(own));
    CPPUNIT_ASSERT(shown_state(AnswerState::kRecheck, extended, closes_) == AnswerState::kRecheck);
    CPPUNIT_ASSERT(shown_state(AnswerState::kRecheck, extended, own) == AnswerState::kDeemed);
  }

  void an_earlier_window_of_the_answer_itself_shortens_nothing() {
    const Window shorter = window(RoundState::kOpen, base::parse_taipei("2021-11-13 08:00"));
    CPPUNIT_ASSERT(shorter.end() == closes_);
    CPPUNIT_ASSERT(shorter.is_open(closes_ - kInstant));
    CPPUNIT_ASSERT(shown_state(AnswerState::kPending, shorter, closes_ - kInstant) == AnswerState::kPending);
    CPPUNIT_ASSERT(shown_state(AnswerState::kPending, shorter, closes_) == AnswerState::kDeemed);
  }

  void a_window_opens_at_its_first_instant_and_only_in_an_open_round() {
    CPPUNIT_ASSERT(!window(RoundState::kOpen).is_open(opens_ - kInstant));
    CPPUNIT_ASSERT(window(RoundState::kOpen).is_open(opens_));
    CPPUNIT_ASSERT(!window(RoundState::kDraft).is_open(opens_));
    CPPUNIT_ASSERT(!window(RoundState::kSealed).is_open(opens_));
    CPPUNIT_ASSERT(!window(RoundState::kDraft).has_closed(closes_));
    CPPUNIT_ASSERT(!window(RoundState::kOpen).has_closed(closes_ - kInstant));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AnswerTest);

}  // namespace shouqi::domain
