#include <cppunit/extensions/HelperMacros.h>

#include "base/roc_calendar.hpp"
#include "fake_stores.hpp"
#include "usecase/close_round.hpp"
#include "usecase/seal_due.hpp"

namespace shouqi::usecase {

using domain::AnswerState;
using domain::Category;

// One round, as the database would show it at `state.now`.
class FakeWindows final : public store::WindowStore {
 public:
  explicit FakeWindows(store::WindowState shown) : state(std::move(shown)) {}

  store::WindowState state;
  std::optional<store::WindowWrite> written;

  bool change(std::string_view, const store::WindowScope& scope,
              const std::function<std::optional<store::WindowWrite>(const store::WindowState&)>& plan) override {
    if (scope.round_id != state.round.id) return false;
    written = plan(state);
    return true;
  }
};

// What becomes of a round when its window has ended: the closing, and whether it may be sealed.
class CloseRoundTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CloseRoundTest);
  CPPUNIT_TEST(silence_at_the_end_becomes_deemed_about_the_same_data);
  CPPUNIT_TEST(nobody_else_is_touched);
  CPPUNIT_TEST(the_grace_belongs_to_everybody);
  CPPUNIT_TEST(more_time_of_one_s_own_is_kept);
  CPPUNIT_TEST(a_look_writes_nothing);
  CPPUNIT_TEST(what_is_not_open_or_not_over_is_refused);
  CPPUNIT_TEST(rounds_that_have_ended_are_found);
  CPPUNIT_TEST(a_round_is_due_when_every_window_has_ended);
  CPPUNIT_TEST(a_report_holds_nobody_up);
  CPPUNIT_TEST(at_its_last_moment_only_a_first_question_keeps_it_open);
  CPPUNIT_TEST_SUITE_END();

  static constexpr std::chrono::seconds kNoGrace{0};
  const domain::Term term_ = domain::Term::parse("1092").value();
  const domain::Round round_{7, "353301", "1092-regular", term_, "regular", domain::RoundState::kOpen, time("2021-11-12 08:00"), time("2021-11-15 08:00"), {}, {}};
  FakeWindows windows_{{time("2021-11-15 08:00"), round_, {}}};
  const domain::Actor actor_{domain::ActorKind::kClose, "root", "", ""};

  static base::Instant time(std::string_view text) { return base::parse_taipei(text); }

  void add(AnswerState state, std::optional<base::Instant> own_close = std::nullopt) {
    const auto student = static_cast<domain::StudentId>(windows_.state.turns.size() + 1);
    windows_.state.turns.push_back({student, Category::kCourse, {3, state, domain::TurnCause::kCovered, 2, "digest", 17, own_close, "", {}}});
  }
  base::Result<std::uint32_t, CloseRefusal> close(std::chrono::seconds grace = kNoGrace, CloseAct act = CloseAct::kWrite) {
    return close_round(windows_, windows_.state.round, grace, actor_, act);
  }
  std::optional<NotDue> not_due(std::optional<base::Instant> seal_by = std::nullopt, std::chrono::seconds grace = kNoGrace) const {
    return why_not_due(windows_.state, seal_by, grace);
  }

 public:
  void silence_at_the_end_becomes_deemed_about_the_same_data() {
    add(AnswerState::kPending);
    add(AnswerState::kRecheck);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, close().value());
    for (const store::NewTurn& turn : windows_.written->turns) {
      CPPUNIT_ASSERT(turn.state == AnswerState::kDeemed && turn.cause == domain::TurnCause::kClose);
      CPPUNIT_ASSERT_EQUAL(std::uint16_t{4}, turn.number);
      CPPUNIT_ASSERT_EQUAL(std::string("digest"), turn.digest);
      CPPUNIT_ASSERT_EQUAL(std::uint32_t{17}, turn.row_count);
    }
    CPPUNIT_ASSERT_EQUAL(std::string("round_closed"), windows_.written->event.kind);
    CPPUNIT_ASSERT_EQUAL(2, windows_.written->event.detail["deemed"].get<int>());
  }

  void nobody_else_is_touched() {
    for (const AnswerState state : {AnswerState::kConfirmed, AnswerState::kNotRequired, AnswerState::kReported, AnswerState::kFixing, AnswerState::kDeemed,
                                    AnswerState::kLeft}) {
      add(state);
    }
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, close().value());
    CPPUNIT_ASSERT(!windows_.written);
  }

  void the_grace_belongs_to_everybody() {
    add(AnswerState::kPending);
    CPPUNIT_ASSERT(close(std::chrono::seconds(60)).error() == CloseRefusal::kTooEarly);
    windows_.state.now += std::chrono::seconds(60);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, close(std::chrono::seconds(60)).value());
  }

  void more_time_of_one_s_own_is_kept() {
    add(AnswerState::kRecheck, time("2021-11-15 08:00") + std::chrono::microseconds(1));
    add(AnswerState::kRecheck, time("2021-11-15 08:00"));
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, close().value());
    CPPUNIT_ASSERT_EQUAL(domain::StudentId{2}, windows_.written->turns.front().student_id);
  }

  void a_look_writes_nothing() {
    add(AnswerState::kPending);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, close(kNoGrace, CloseAct::kLook).value());
    CPPUNIT_ASSERT(!windows_.written);
  }

  void what_is_not_open_or_not_over_is_refused() {
    windows_.state.now -= std::chrono::microseconds(1);
    CPPUNIT_ASSERT(close().error() == CloseRefusal::kTooEarly);
    windows_.state.now += std::chrono::microseconds(1);
    for (const domain::RoundState state : {domain::RoundState::kDraft, domain::RoundState::kSealing, domain::RoundState::kSealed}) {
      windows_.state.round.state = state;
      CPPUNIT_ASSERT(close().error() == CloseRefusal::kNotOpen);
    }
    domain::Round other = windows_.state.round;
    other.id = 8;
    CPPUNIT_ASSERT(close_round(windows_, other, kNoGrace, actor_, CloseAct::kWrite).error() == CloseRefusal::kUnknown);
  }

  void rounds_that_have_ended_are_found() {
    store::FakeRounds rounds;
    rounds.time = time("2021-11-15 08:00");
    domain::Round round = windows_.state.round;
    for (const char* closes_at : {"2021-11-15 08:00", "2021-11-15 08:01"}) {
      for (const domain::RoundState state : {domain::RoundState::kOpen, domain::RoundState::kDraft, domain::RoundState::kSealed}) {
        round.closes_at = time(closes_at);
        round.state = state;
        ++round.id;
        rounds.records.push_back({round, {}});
      }
    }
    const auto ended = ended_rounds(rounds, kNoGrace);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, ended.size());
    CPPUNIT_ASSERT_EQUAL(domain::RoundId{8}, ended.front().id);
    CPPUNIT_ASSERT(ended_rounds(rounds, std::chrono::seconds(1)).empty());
  }

  void a_round_is_due_when_every_window_has_ended() {
    add(AnswerState::kDeemed);
    CPPUNIT_ASSERT(!not_due());
    CPPUNIT_ASSERT(not_due(std::nullopt, std::chrono::seconds(1)) == NotDue::kWindowOpen);
    for (const AnswerState state : {AnswerState::kRecheck, AnswerState::kPending, AnswerState::kNotRequired}) {
      windows_.state.turns.clear();
      add(state, time("2021-11-18 08:00"));
      CPPUNIT_ASSERT(not_due() == NotDue::kLaterWindows);
    }
    windows_.state.now -= std::chrono::microseconds(1);
    CPPUNIT_ASSERT(not_due() == NotDue::kWindowOpen);
  }

  void a_report_holds_nobody_up() {
    add(AnswerState::kReported, time("2021-11-18 08:00"));
    add(AnswerState::kFixing);
    CPPUNIT_ASSERT(!not_due());
  }

  void at_its_last_moment_only_a_first_question_keeps_it_open() {
    windows_.state.now = time("2021-11-16 08:00");
    add(AnswerState::kRecheck, time("2021-11-18 08:00"));
    CPPUNIT_ASSERT(!not_due(time("2021-11-16 08:00")));
    CPPUNIT_ASSERT(not_due(time("2021-11-16 08:01")) == NotDue::kLaterWindows);
    add(AnswerState::kPending, time("2021-11-18 08:00"));
    CPPUNIT_ASSERT(not_due(time("2021-11-16 08:00")) == NotDue::kLaterWindows);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(CloseRoundTest);

}  // namespace shouqi::usecase
