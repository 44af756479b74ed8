#include <cppunit/extensions/HelperMacros.h>

#include "usecase/class_overview.hpp"

namespace shouqi::usecase {

using domain::AnswerState;
using domain::Category;

namespace {

class FakeClassStore final : public store::ClassStore {
 public:
  store::ClassRounds held;
  std::vector<store::ClassMember> students;

  store::ClassRounds rounds(std::string_view, domain::ClassId, int) override { return held; }
  store::ClassRounds school_rounds(std::string_view) override { return held; }
  std::vector<store::ClassMember> members(domain::RoundId, domain::ClassId) override { return students; }
  std::optional<store::ClassMember> member(domain::RoundId, domain::ClassId, domain::StudentId student) override {
    for (const store::ClassMember& one : students) {
      if (one.student_id == student) return one;
    }
    return std::nullopt;
  }
  std::vector<store::Tally> tallies(domain::RoundId) override { return {}; }
};

}  // namespace

class ClassOverviewTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ClassOverviewTest);
  CPPUNIT_TEST(a_total_leaves_out_who_is_not_asked);
  CPPUNIT_TEST(silence_after_the_end_is_deemed_and_waits_no_more);
  CPPUNIT_TEST(an_own_window_outlasts_the_round);
  CPPUNIT_TEST(the_open_round_comes_before_a_newer_draft);
  CPPUNIT_TEST(a_filter_means_a_category_or_any);
  CPPUNIT_TEST(before_the_opening_nobody_is_missing);
  CPPUNIT_TEST_SUITE_END();

  static base::Instant at(int hours) { return base::Instant(std::chrono::hours(500'000 + hours)); }

  FakeClassStore classes;
  domain::SchoolClass own{18, "普通二18班", 109, 2, "day"};

  store::ClassRound round(domain::RoundId id, domain::RoundState state, std::uint32_t members = 9) {
    return {id, "1092-regular", *domain::Term::parse("1092"), "regular", {state, at(-10), at(10), std::nullopt}, members};
  }

  void student(domain::StudentId id, AnswerState course, AnswerState cadre, std::optional<base::Instant> own_close = {}) {
    store::ClassMember member{id, "普通二18班", std::to_string(id), "1", "甲", {}};
    domain::Turn turn;
    turn.number = 1;
    turn.state = course;
    turn.own_close = own_close;
    member.answers[Category::kCourse] = turn;
    turn.state = cadre;
    member.answers[Category::kCadre] = turn;
    classes.students.push_back(member);
  }

  ClassOverview overview() { return class_overview(classes, "990001", own, 0); }

 public:
  void setUp() override {
    classes.held = {at(0), {round(1, domain::RoundState::kOpen)}};
    classes.students.clear();
  }

  void a_total_leaves_out_who_is_not_asked() {
    for (const AnswerState state : {AnswerState::kAwaiting, AnswerState::kNotRequired, AnswerState::kPending, AnswerState::kConfirmed,
                                    AnswerState::kReported, AnswerState::kFixing, AnswerState::kRecheck, AnswerState::kDeemed, AnswerState::kLeft}) {
      student(static_cast<domain::StudentId>(state) + 1, state, AnswerState::kConfirmed);
    }
    const domain::Totals course = overview().totals.at(Category::kCourse);
    CPPUNIT_ASSERT_EQUAL(6U, course.total());
    CPPUNIT_ASSERT_EQUAL(1U, course.confirmed());
    CPPUNIT_ASSERT_EQUAL(2U, course.waiting());
    CPPUNIT_ASSERT_EQUAL(2U, course.disputed());
    CPPUNIT_ASSERT_EQUAL(1U, course.deemed());
    CPPUNIT_ASSERT_EQUAL(9U, overview().totals.at(Category::kCadre).confirmed());
    CPPUNIT_ASSERT_EQUAL(2U, overview().students_waiting());
  }

  void silence_after_the_end_is_deemed_and_waits_no_more() {
    student(1, AnswerState::kPending, AnswerState::kReported);
    classes.held.now = at(10);
    const ClassOverview closed = overview();
    CPPUNIT_ASSERT(closed.students.front().answers.at(Category::kCourse).state == AnswerState::kDeemed);
    CPPUNIT_ASSERT(closed.students.front().answers.at(Category::kCadre).state == AnswerState::kReported);
    CPPUNIT_ASSERT_EQUAL(0U, closed.students_waiting());
    CPPUNIT_ASSERT(closed.missing().empty());
  }

  void an_own_window_outlasts_the_round() {
    student(1, AnswerState::kRecheck, AnswerState::kConfirmed, at(30));
    classes.held.now = at(10);
    CPPUNIT_ASSERT_EQUAL(1U, overview().students_waiting());
    CPPUNIT_ASSERT(overview().next_deadline() == at(30));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, overview().missing().at(Category::kCourse).size());
  }

  void the_open_round_comes_before_a_newer_draft() {
    classes.held.rounds = {round(3, domain::RoundState::kDraft, 0), round(2, domain::RoundState::kOpen)};
    CPPUNIT_ASSERT_EQUAL(domain::RoundId{2}, overview().round->id);
    CPPUNIT_ASSERT_EQUAL(domain::RoundId{3}, class_overview(classes, "990001", own, 3).round->id);
    CPPUNIT_ASSERT(!class_overview(classes, "990001", own, 9).round);
  }

  void a_filter_means_a_category_or_any() {
    student(1, AnswerState::kRecheck, AnswerState::kNotRequired);
    const ClassOverview seen = overview();
    const MemberView& one = seen.students.front();
    const auto filter = [](std::optional<Category> category, bool waiting, std::optional<AnswerState> state) {
      return ClassFilter{category, waiting, state};
    };
    CPPUNIT_ASSERT(passes({}, one));
    CPPUNIT_ASSERT(passes(filter({}, true, {}), one));
    CPPUNIT_ASSERT(passes(filter(Category::kCourse, true, {}), one));
    CPPUNIT_ASSERT(!passes(filter(Category::kCadre, true, {}), one));
    CPPUNIT_ASSERT(passes(filter({}, false, AnswerState::kNotRequired), one));
    CPPUNIT_ASSERT(!passes(filter(Category::kCourse, false, AnswerState::kPending), one));
    CPPUNIT_ASSERT(passes(filter(Category::kCourse, false, {}), one));
    CPPUNIT_ASSERT(!passes(filter(Category::kCadre, false, {}), one));
  }

  void before_the_opening_nobody_is_missing() {
    student(1, AnswerState::kPending, AnswerState::kPending);
    classes.held.now = at(-11);
    CPPUNIT_ASSERT(overview().before_opening);
    CPPUNIT_ASSERT_EQUAL(0U, overview().students_waiting());
    CPPUNIT_ASSERT(overview().missing().empty());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClassOverviewTest);

}  // namespace shouqi::usecase
