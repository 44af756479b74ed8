#include <cppunit/extensions/HelperMacros.h>

#include "base/roc_calendar.hpp"
#include "domain/receipt_code.hpp"
#include "fake_random.hpp"
#include "usecase/confirm_answer.hpp"

namespace shouqi::usecase {
namespace {

using domain::AnswerState;
using domain::Category;

// Holds one answer and judges as the statement in the database does.
class FakeAnswers final : public store::AnswerStore {
 public:
  store::StudentAnswers held;
  std::vector<store::NewConfirmation> asked;
  std::vector<domain::Event> events;
  bool collides = false;

  store::StudentAnswers of_student(domain::StudentId, std::string_view, int) override { return held; }

  store::InsertOutcome confirm(const store::NewConfirmation& confirmation, const domain::Event& event) override {
    asked.push_back(confirmation);
    events.push_back(event);
    if (collides) return store::InsertOutcome::kCollided;
    for (store::StoredAnswer& answer : held.answers) {
      domain::Turn& latest = answer.latest;
      const bool is_meant =
          answer.round_id == confirmation.round_id && answer.document.category == confirmation.category;
      const bool applies = is_meant && latest.number > 0 && latest.digest == confirmation.digest &&
                           domain::may_answer(latest.state) && answer.window.is_open(held.now);
      if (!applies) continue;
      latest = {static_cast<std::uint16_t>(latest.number + 1),
                AnswerState::kConfirmed,
                domain::TurnCause::kConfirm,
                latest.revision,
                latest.digest,
                latest.row_count,
                latest.own_close,
                confirmation.receipt_code,
                held.now};
      return store::InsertOutcome::kInserted;
    }
    return store::InsertOutcome::kNotApplicable;
  }

  std::optional<store::ReceiptFacts> find_receipt(std::string_view) override { return std::nullopt; }
};

}  // namespace

class ConfirmAnswerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ConfirmAnswerTest);
  CPPUNIT_TEST(a_confirmation_returns_its_receipt);
  CPPUNIT_TEST(what_goes_to_the_store_names_who_what_and_the_digest);
  CPPUNIT_TEST(every_state_that_may_answer_can_be_confirmed);
  CPPUNIT_TEST(confirming_twice_returns_the_same_receipt);
  CPPUNIT_TEST(a_second_tab_that_won_the_race_is_no_error);
  CPPUNIT_TEST(changed_data_is_refused_and_shown);
  CPPUNIT_TEST(another_answer_that_won_is_told);
  CPPUNIT_TEST(before_the_opening_nothing_is_confirmed);
  CPPUNIT_TEST(from_the_instant_of_closing_nothing_is_confirmed);
  CPPUNIT_TEST(what_is_not_the_students_does_not_exist);
  CPPUNIT_TEST(what_has_not_come_cannot_be_confirmed);
  CPPUNIT_TEST_SUITE_END();

  const domain::Term term_ = domain::Term::parse("1092").value();
  FakeAnswers answers_;
  crypto::SeededRandom random_{7};

 public:
  void setUp() override {
    answers_.held.now = base::parse_taipei("2021-11-13 12:00");
    answers_.held.answers = {
        {7,
         "1092-regular",
         term_,
         {domain::RoundState::kOpen, base::parse_taipei("2021-11-12 08:00"), base::parse_taipei("2021-11-15 08:00"),
          std::nullopt},
         {Category::kCadre, term_, "regular"},
         true,
         {1, AnswerState::kPending, domain::TurnCause::kCovered, 1, "seen", 2, std::nullopt, "", {}}}};
  }

 private:
  store::StoredAnswer& answer() { return answers_.held.answers.front(); }

  base::Result<Confirmed, ConfirmRefused> confirm(const std::string& digest = "seen", domain::RoundId round = 7,
                                                  Category category = Category::kCadre,
                                                  std::string_view term = "1092") {
    domain::Principal student;
    student.student_id = 4711;
    student.school_code = "353301";
    return confirm_answer(answers_, random_, student, {round, category, domain::Term::parse(term).value(), digest},
                          {domain::ActorKind::kStudent, "4711", "request-1", "192.0.2.1"}, std::chrono::seconds{5});
  }
  std::string outcome(const std::string& digest = "seen") {
    const auto result = confirm(digest);
    if (result) return "confirmed";
    CPPUNIT_ASSERT_EQUAL(result.error().reason == ConfirmRefusal::kNotYours, !result.error().answer.has_value());
    switch (result.error().reason) {
      case ConfirmRefusal::kNotYours:
        return "not yours";
      case ConfirmRefusal::kDataChanged:
        return "data changed";
      case ConfirmRefusal::kOtherAnswerWon:
        return "other answer won";
      case ConfirmRefusal::kNotOpen:
        return "not open";
      case ConfirmRefusal::kClosed:
        return "closed";
    }
    return {};
  }

 public:
  void a_confirmation_returns_its_receipt() {
    const auto result = confirm();
    CPPUNIT_ASSERT(answer().latest.state == AnswerState::kConfirmed);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{7}, result->round_id);
    CPPUNIT_ASSERT(result->category == Category::kCadre);
    CPPUNIT_ASSERT(result->document_term == term_);
    CPPUNIT_ASSERT_EQUAL(answers_.asked.at(0).receipt_code, result->receipt_code);
    CPPUNIT_ASSERT_EQUAL(result->receipt_code, domain::parse_receipt_code(result->receipt_code).value());
  }

  void what_goes_to_the_store_names_who_what_and_the_digest() {
    confirm();
    const store::NewConfirmation& asked = answers_.asked.at(0);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{4711}, asked.student_id);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{7}, asked.round_id);
    CPPUNIT_ASSERT_EQUAL(std::string("seen"), asked.digest);
    CPPUNIT_ASSERT(asked.grace == std::chrono::seconds{5});
    CPPUNIT_ASSERT(asked.document_term == term_);
    const domain::Event& event = answers_.events.at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), event.kind);
    CPPUNIT_ASSERT_EQUAL(std::string("353301"), event.school_code);
    CPPUNIT_ASSERT_EQUAL(std::string("seen"), event.digest);
    CPPUNIT_ASSERT_EQUAL(std::string("request-1"), event.actor.request_id);
    CPPUNIT_ASSERT(event.student_id == std::optional<domain::StudentId>(4711));
    CPPUNIT_ASSERT(event.category == std::optional(Category::kCadre));
    CPPUNIT_ASSERT(event.once_key.empty());
  }

  void every_state_that_may_answer_can_be_confirmed() {
    for (const AnswerState state : {AnswerState::kPending, AnswerState::kNotRequired, AnswerState::kRecheck}) {
      setUp();
      answer().latest.state = state;
      CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), outcome());
    }
  }

  void confirming_twice_returns_the_same_receipt() {
    const auto first = confirm();
    const auto second = confirm();
    CPPUNIT_ASSERT_EQUAL(first->receipt_code, second->receipt_code);
    CPPUNIT_ASSERT(answers_.asked.at(0).receipt_code != answers_.asked.at(1).receipt_code);
    answers_.held.now = answer().window.closes_at + std::chrono::hours{1};
    CPPUNIT_ASSERT_EQUAL(first->receipt_code, confirm()->receipt_code);
  }

  void a_second_tab_that_won_the_race_is_no_error() {
    answer().latest.state = AnswerState::kConfirmed;
    answer().latest.receipt_code = "earlier";
    answers_.collides = true;
    CPPUNIT_ASSERT_EQUAL(std::string("earlier"), confirm()->receipt_code);
  }

  void changed_data_is_refused_and_shown() {
    CPPUNIT_ASSERT_EQUAL(std::string("data changed"), outcome("older"));
    CPPUNIT_ASSERT_EQUAL(std::string("seen"), confirm("older").error().answer->stored.latest.digest);
    CPPUNIT_ASSERT(answer().latest.state == AnswerState::kPending);
    for (const AnswerState state :
         {AnswerState::kConfirmed, AnswerState::kReported, AnswerState::kRecheck, AnswerState::kDeemed}) {
      answer().latest.state = state;
      CPPUNIT_ASSERT_EQUAL(std::string("data changed"), outcome("older"));
    }
  }

  void another_answer_that_won_is_told() {
    for (const AnswerState state : {AnswerState::kReported, AnswerState::kFixing, AnswerState::kLeft}) {
      answer().latest.state = state;
      CPPUNIT_ASSERT_EQUAL(std::string("other answer won"), outcome());
      CPPUNIT_ASSERT(confirm().error().answer->state == state);
    }
  }

  void before_the_opening_nothing_is_confirmed() {
    answers_.held.now = answer().window.opens_at - std::chrono::microseconds{1};
    CPPUNIT_ASSERT_EQUAL(std::string("not open"), outcome());
    answers_.held.now = answer().window.opens_at;
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), outcome());
    setUp();
    answer().window.round_state = domain::RoundState::kDraft;
    CPPUNIT_ASSERT_EQUAL(std::string("not open"), outcome());
  }

  void from_the_instant_of_closing_nothing_is_confirmed() {
    answers_.held.now = answer().window.closes_at;
    CPPUNIT_ASSERT_EQUAL(std::string("closed"), outcome());
    CPPUNIT_ASSERT(confirm().error().answer->state == AnswerState::kDeemed);
    answer().latest.state = AnswerState::kDeemed;
    CPPUNIT_ASSERT_EQUAL(std::string("closed"), outcome());
    setUp();
    answer().window.round_state = domain::RoundState::kSealed;
    CPPUNIT_ASSERT_EQUAL(std::string("closed"), outcome());
    setUp();
    answers_.held.now = answer().window.closes_at - std::chrono::microseconds{1};
    CPPUNIT_ASSERT_EQUAL(std::string("confirmed"), outcome());
  }

  void what_is_not_the_students_does_not_exist() {
    CPPUNIT_ASSERT(confirm("seen", 8).error().reason == ConfirmRefusal::kNotYours);
    CPPUNIT_ASSERT(confirm("seen", 7, Category::kCourse).error().reason == ConfirmRefusal::kNotYours);
    CPPUNIT_ASSERT(confirm("seen", 7, Category::kOutcome, "1090").error().reason == ConfirmRefusal::kNotYours);
    answers_.held.answers.clear();
    CPPUNIT_ASSERT_EQUAL(std::string("not yours"), outcome());
  }

  void what_has_not_come_cannot_be_confirmed() {
    answer().latest = {};
    answer().window.round_state = domain::RoundState::kDraft;
    CPPUNIT_ASSERT_EQUAL(std::string("not open"), outcome(""));
    CPPUNIT_ASSERT(answer().latest.state == AnswerState::kAwaiting);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfirmAnswerTest);

}  // namespace shouqi::usecase
