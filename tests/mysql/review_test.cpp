// What a student's pages read, over a real database.
#include "mysql/mysql_review_store.hpp"

#include "mysql/mysql_office_store.hpp"
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class ReviewTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReviewTest);
  CPPUNIT_TEST(one_question_says_what_four_stores_say);
  CPPUNIT_TEST(a_look_is_known_as_soon_as_it_is_recorded);
  CPPUNIT_TEST(the_office_that_the_school_has_entered_is_told);
  CPPUNIT_TEST(the_newest_revision_is_meant);
  CPPUNIT_TEST(what_nobody_has_is_nothing);
  CPPUNIT_TEST(a_draft_is_shown_to_its_grade_before_anybody_is_a_member);
  CPPUNIT_TEST(a_draft_is_shown_beside_an_open_round);
  CPPUNIT_TEST_SUITE_END();

  static domain::DocumentKey course() { return {Category::kCourse, *domain::Term::parse("1092"), "regular"}; }

  static domain::Principal student(int index) {
    domain::Principal person = TestSchool::principal(index);
    person.division = "day";
    return person;
  }

  std::optional<store::ReviewMaterial> material(int index, std::string_view looked_at) {
    return mysql::MysqlReviewStore(*connection_).of_answer(student(index), TestSchool::round_id(), course(), looked_at);
  }

  store::StudentAnswers answers(int index) { return mysql::MysqlAnswerStore(*connection_).of_student(TestSchool::student(index), kSchool, 2); }

  void look(int index, const std::string& digest) {
    domain::Event event;
    event.actor = {domain::ActorKind::kStudent, std::to_string(TestSchool::student(index)), std::string(32, '1'), "192.0.2.7"};
    event.kind = "looked";
    event.school_code = kSchool;
    event.round_id = TestSchool::round_id();
    event.student_id = TestSchool::student(index);
    event.category = Category::kCourse;
    event.digest = digest;
    event.once_key = digest + std::to_string(index);
    mysql::MysqlEventStore(*connection_).append(event);
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>();
    connection_.reset(new mysql::Connection(connect("shouqi_student")));
  }

  void one_question_says_what_four_stores_say() {
    school_->open_round(school_->package());
    connection_->probe();
    const std::uint64_t before = connection_->statement_count();
    const auto found = material(0, TestSchool::digest(0, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(before + 1, connection_->statement_count());
    const auto document = mysql::MysqlDocumentStore(*connection_).current(TestSchool::student(0), course());
    CPPUNIT_ASSERT_EQUAL(document->document.body, found->document.document.body);
    CPPUNIT_ASSERT_EQUAL(document->document.digest, found->document.document.digest);
    CPPUNIT_ASSERT_EQUAL(document->document.row_count, found->document.document.row_count);
    CPPUNIT_ASSERT_EQUAL(document->revision, found->document.revision);
    CPPUNIT_ASSERT(document->created_at == found->document.created_at && document->source == found->document.source);
    CPPUNIT_ASSERT(found->document.document.key == course());
    CPPUNIT_ASSERT(found->terms == std::vector<domain::Term>{course().term});
    const store::Office office = mysql::MysqlOfficeStore(*connection_).office(kSchool, "day", Category::kCourse);
    CPPUNIT_ASSERT_EQUAL(office.name, found->office.name);
    CPPUNIT_ASSERT_EQUAL(std::string(), found->office.place);
    CPPUNIT_ASSERT(!found->has_looked);
  }

  void a_look_is_known_as_soon_as_it_is_recorded() {
    school_->open_round(school_->package());
    const std::string digest = TestSchool::digest(0, Category::kCourse);
    look(0, digest);
    CPPUNIT_ASSERT(material(0, digest)->has_looked);
    CPPUNIT_ASSERT_MESSAGE("of another version", !material(0, std::string(64, 'a'))->has_looked);
    CPPUNIT_ASSERT_MESSAGE("of somebody else", !material(1, TestSchool::digest(1, Category::kCourse))->has_looked);
  }

  void the_office_that_the_school_has_entered_is_told() {
    school_->open_round(school_->package());
    scratch().execute("INSERT INTO shouqi.school_office VALUES ('990001', 'evening', 'course', '夜間部', '', '', ''),"
                      " ('990001', 'day', 'course', '教務處註冊組', '行政大樓 1 樓', '212', '註冊組長')");
    const auto found = material(0, "");
    CPPUNIT_ASSERT_EQUAL(std::string("教務處註冊組"), found->office.name);
    CPPUNIT_ASSERT_EQUAL(std::string("行政大樓 1 樓"), found->office.place);
    CPPUNIT_ASSERT_EQUAL(std::string("212"), found->office.extension);
    CPPUNIT_ASSERT_EQUAL(std::string("註冊組長"), found->office.person);
  }

  void the_newest_revision_is_meant() {
    school_->open_round(school_->package());
    school_->must_import(school_->package("丙", {0}));
    const auto found = material(0, TestSchool::digest(0, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, found->document.revision);
    CPPUNIT_ASSERT(found->document.document.body.find("數學丙") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found->terms.size());
  }

  void what_nobody_has_is_nothing() {
    school_->open_round(school_->package());
    const domain::DocumentKey other{Category::kCourse, *domain::Term::parse("1081"), "regular"};
    CPPUNIT_ASSERT(!mysql::MysqlReviewStore(*connection_).of_answer(student(0), TestSchool::round_id(), other, ""));
  }

  void a_draft_is_shown_to_its_grade_before_anybody_is_a_member() {
    school_->create_round();
    const auto found = answers(0).answers;
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, found.size());
    for (const store::StoredAnswer& answer : found) CPPUNIT_ASSERT(answer.window.round_state == domain::RoundState::kDraft);
    const auto of_other_grade = mysql::MysqlAnswerStore(*connection_).of_student(TestSchool::student(0), kSchool, 1).answers;
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, of_other_grade.size());
  }

  void a_draft_is_shown_beside_an_open_round() {
    school_->open_round(school_->package());
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, answers(0).answers.size());
    mysql::Connection admin = connect("shouqi_admin");
    mysql::MysqlRoundStore rounds(admin);
    const base::Instant now = rounds.now();
    const usecase::NewRound next{kSchool, *domain::Term::parse("1092"), "g12-1", {Category::kCourse}, {2}, now + std::chrono::hours(48),
                                 now + std::chrono::hours(72)};
    const auto created = usecase::create_round(rounds, next, TestSchool::actor(domain::ActorKind::kAdmin));
    CPPUNIT_ASSERT_MESSAGE(created ? "" : created.error().message, created.has_value());
    const auto found = answers(0).answers;
    CPPUNIT_ASSERT_EQUAL(std::size_t{5}, found.size());
    CPPUNIT_ASSERT(found.front().window.round_state == domain::RoundState::kDraft);
    CPPUNIT_ASSERT_EQUAL(std::string("1092-g12-1"), found.front().round_code);
  }

 private:
  std::unique_ptr<TestSchool> school_;
  std::unique_ptr<mysql::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReviewTest);

}  // namespace
