#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "base/roc_calendar.hpp"
#include "fake_stores.hpp"
#include "usecase/open_round.hpp"

namespace shouqi::usecase {

using domain::AnswerState;
using domain::Category;

class OpenRoundTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(OpenRoundTest);
  CPPUNIT_TEST(a_new_round_is_a_draft_with_the_term_of_each_category);
  CPPUNIT_TEST(a_round_of_no_school_or_no_length_or_a_second_time_is_refused);
  CPPUNIT_TEST(opening_asks_everybody_of_its_grades_who_attends);
  CPPUNIT_TEST(who_came_after_the_package_gets_an_empty_document);
  CPPUNIT_TEST(a_category_that_has_not_come_stops_the_opening);
  CPPUNIT_TEST(a_round_opens_once_and_only_where_there_is_one);
  CPPUNIT_TEST(a_round_without_students_stays_a_draft);
  CPPUNIT_TEST(three_days_are_a_warning_and_four_are_not);
  CPPUNIT_TEST(a_supplement_asks_only_for_what_was_held);
  CPPUNIT_TEST(a_supplement_goes_on_with_a_sealed_round_that_held_something);
  CPPUNIT_TEST(the_last_moment_of_sealing_is_not_before_the_deadline);
  CPPUNIT_TEST_SUITE_END();

  const domain::Term term_ = domain::Term::parse("1092").value();
  store::FakeRounds rounds_;
  store::FakeRoster roster_;

 public:
  void setUp() override {
    rounds_.known_schools = {"353301"};
    for (const domain::StudentId student : {1, 2, 3}) roster_.add(student);
  }

 private:
  NewRound wanted(std::string_view closes_at = "2021-11-16 08:00") const {
    return {"353301",
            term_,
            "regular",
            {Category::kCadre, Category::kOutcome, Category::kCourse},
            {2, 3},
            base::parse_taipei("2021-11-12 08:00"),
            base::parse_taipei(closes_at)};
  }
  std::string created(const NewRound& round) {
    const auto code = create_round(rounds_, round, {domain::ActorKind::kAdmin, "root", "", ""});
    return code ? *code : std::string(to_string(code.error().reason));
  }
  base::Result<OpenedRound, RoundRefused> open(const std::string& code = "1092-regular") {
    return open_round(rounds_, roster_, "353301", code, {domain::ActorKind::kAdmin, "root", "", ""});
  }
  std::string refusal(const std::string& code = "1092-regular") {
    const auto opened = open(code);
    return opened ? "opened" : std::string(to_string(opened.error().reason));
  }
  void create_covered(std::string_view closes_at = "2021-11-16 08:00") {
    created(wanted(closes_at));
    for (auto& [category, covered_by] : rounds_.records.back().covered_by) covered_by = 1;
  }

 public:
  void a_new_round_is_a_draft_with_the_term_of_each_category() {
    CPPUNIT_ASSERT_EQUAL(std::string("1092-regular"), created(wanted()));
    const domain::Round& round = rounds_.records.at(0).round;
    CPPUNIT_ASSERT(round.state == domain::RoundState::kDraft);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, round.categories.size());
    CPPUNIT_ASSERT_EQUAL(std::string("1092"), round.categories.at(Category::kCadre).text());
    CPPUNIT_ASSERT_EQUAL(std::string("1090"), round.categories.at(Category::kOutcome).text());
    CPPUNIT_ASSERT_EQUAL(std::string("round_created"), rounds_.events.at(0).kind);
  }

  void a_round_of_no_school_or_no_length_or_a_second_time_is_refused() {
    NewRound round = wanted();
    round.school_code = "353302";
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-school"), created(round));
    CPPUNIT_ASSERT_EQUAL(std::string("bad-window"), created(wanted("2021-11-12 08:00")));
    CPPUNIT_ASSERT(rounds_.records.empty());
    CPPUNIT_ASSERT_EQUAL(std::string("1092-regular"), created(wanted()));
    CPPUNIT_ASSERT_EQUAL(std::string("exists"), created(wanted()));
  }

  void opening_asks_everybody_of_its_grades_who_attends() {
    create_covered();
    roster_.add(4).grade = 1;
    roster_.add(5, false);
    roster_.add(6).grade = 3;
    const auto& document =
        roster_.add_document(1, {Category::kCadre, term_, "regular"}, {{"24", {{"幹部經歷", {{{"職稱", "班長"}}}}}}});
    const auto opened = open();
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, opened->members);
    CPPUNIT_ASSERT_EQUAL(std::size_t{12}, opened->answers);
    CPPUNIT_ASSERT(opened->findings.empty());
    const auto& turns = rounds_.openings.at(0).turns;
    const auto mine = std::find_if(turns.begin(), turns.end(), [](const store::NewTurn& turn) {
      return turn.student_id == 1 && turn.category == Category::kCadre;
    });
    CPPUNIT_ASSERT(mine->state == AnswerState::kPending);
    CPPUNIT_ASSERT_EQUAL(document.document.digest, mine->digest);
    CPPUNIT_ASSERT_EQUAL(std::string("round_opened"), rounds_.events.back().kind);
  }

  void who_came_after_the_package_gets_an_empty_document() {
    create_covered();
    for (const domain::StudentId student : {1, 2}) {
      for (const Category category : {Category::kCadre, Category::kOutcome, Category::kCourse}) {
        roster_.add_document(student, {category, domain::document_term(category, term_), "regular"}, {});
      }
    }
    CPPUNIT_ASSERT(open());
    const auto& opening = rounds_.openings.at(0);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, opening.documents.size());
    for (const store::NewDocument& document : opening.documents) {
      CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, document.student_id);
      CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, document.revision);
      CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, document.document.row_count);
    }
    for (const store::NewTurn& turn : opening.turns) {
      CPPUNIT_ASSERT(turn.state ==
                     (turn.category == Category::kCourse ? AnswerState::kPending : AnswerState::kNotRequired));
    }
  }

  void a_category_that_has_not_come_stops_the_opening() {
    create_covered();
    rounds_.records.back().covered_by[Category::kOutcome] = std::nullopt;
    CPPUNIT_ASSERT_EQUAL(std::string("awaiting"), refusal());
    CPPUNIT_ASSERT(open().error().message.find("學習成果") != std::string::npos);
    CPPUNIT_ASSERT(rounds_.openings.empty());
    rounds_.leave_out(rounds_.records.back().round.id, Category::kOutcome, {});
    CPPUNIT_ASSERT_EQUAL(std::string("opened"), refusal());
    CPPUNIT_ASSERT_EQUAL(std::size_t{6}, rounds_.openings.at(0).turns.size());
  }

  void a_round_opens_once_and_only_where_there_is_one() {
    create_covered();
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-round"), refusal("1091-regular"));
    rounds_.taken_by_another = true;
    CPPUNIT_ASSERT_EQUAL(std::string("already-running"), refusal());
    rounds_.taken_by_another = false;
    for (const domain::RoundState state : {domain::RoundState::kOpen, domain::RoundState::kSealed}) {
      rounds_.records.back().round.state = state;
      CPPUNIT_ASSERT_EQUAL(std::string("not-draft"), refusal());
    }
    CPPUNIT_ASSERT(rounds_.openings.empty());
  }

  void a_round_without_students_stays_a_draft() {
    create_covered();
    for (store::RosterPerson& person : roster_.people) person.grade = 1;
    CPPUNIT_ASSERT_EQUAL(std::string("nobody"), refusal());
    CPPUNIT_ASSERT(rounds_.openings.empty());
  }

  void three_days_are_a_warning_and_four_are_not() {
    create_covered("2021-11-15 08:00");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, open()->findings.size());
    CPPUNIT_ASSERT(open()->findings[0].find("3 天") != std::string::npos);
    rounds_.records.clear();
    create_covered("2021-11-16 08:00");
    CPPUNIT_ASSERT(open()->findings.empty());
  }

  void a_supplement_asks_only_for_what_was_held() {
    seal_first({{2, Category::kCourse}, {3, Category::kCourse}, {3, Category::kCadre}, {9, Category::kCourse}});
    NewRound supplement = wanted();
    supplement.batch = "supplement-1";
    supplement.supplements = "1092-regular";
    supplement.grades = {2};
    CPPUNIT_ASSERT_EQUAL(std::string("1092-supplement-1"), created(supplement));
    CPPUNIT_ASSERT_EQUAL(domain::RoundId{41}, rounds_.records.back().round.supplements);
    CPPUNIT_ASSERT_MESSAGE("its draft is announced to nobody", rounds_.records.back().round.grades.empty());
    for (auto& [category, covered_by] : rounds_.records.back().covered_by) covered_by = 2;
    const auto opened = open("1092-supplement-1");
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, opened->members);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, opened->answers);
    std::set<std::string> asked;
    for (const store::NewTurn& turn : rounds_.openings.back().turns) asked.insert(std::to_string(turn.student_id) + std::string(domain::to_string(turn.category)));
    CPPUNIT_ASSERT(asked == (std::set<std::string>{"2course", "3course", "3cadre"}));
  }

  void a_supplement_goes_on_with_a_sealed_round_that_held_something() {
    NewRound supplement = wanted();
    supplement.batch = "supplement-1";
    CPPUNIT_ASSERT_EQUAL(std::string("not-sealed"), created(supplement));
    supplement.supplements = "1092-regular";
    CPPUNIT_ASSERT_EQUAL(std::string("not-sealed"), created(supplement));
    create_covered();
    CPPUNIT_ASSERT_EQUAL(std::string("not-sealed"), created(supplement));
    rounds_.records.clear();
    seal_first({});
    CPPUNIT_ASSERT_EQUAL(std::string("nobody"), created(supplement));
    NewRound regular = wanted();
    regular.batch = "g12-1";
    regular.supplements = "1092-regular";
    CPPUNIT_ASSERT_EQUAL(std::string("not-sealed"), created(regular));
  }

  void the_last_moment_of_sealing_is_not_before_the_deadline() {
    NewRound round = wanted();
    round.seal_by = round.closes_at - std::chrono::seconds(1);
    CPPUNIT_ASSERT_EQUAL(std::string("bad-window"), created(round));
    round.seal_by = round.closes_at;
    CPPUNIT_ASSERT_EQUAL(std::string("1092-regular"), created(round));
    CPPUNIT_ASSERT(rounds_.records.back().round.seal_by == round.closes_at);
  }

 private:
  void seal_first(std::vector<store::HeldAnswer> held) {
    create_covered();
    rounds_.records.back().round.id = 41;
    rounds_.records.back().round.state = domain::RoundState::kSealed;
    rounds_.held_answers[41] = std::move(held);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OpenRoundTest);

}  // namespace shouqi::usecase
