#include <set>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class ImportTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ImportTest);
  CPPUNIT_TEST(a_first_import_writes_a_document_for_everybody_asked);
  CPPUNIT_TEST(the_same_package_again_changes_nothing);
  CPPUNIT_TEST(another_package_with_the_same_data_changes_no_answer);
  CPPUNIT_TEST(a_corrected_package_reopens_exactly_those_whose_data_changed);
  CPPUNIT_TEST(a_recheck_has_its_notification_and_a_window_of_three_days);
  CPPUNIT_TEST(a_pending_answer_stays_pending_on_new_data);
  CPPUNIT_TEST(silence_past_the_end_is_asked_again_on_new_data);
  CPPUNIT_TEST(rows_that_come_make_a_category_required_and_rows_that_go_make_it_not);
  CPPUNIT_TEST(a_reported_answer_stays_reported_and_a_fixing_one_is_asked_again);
  CPPUNIT_TEST(a_part_that_is_not_in_the_package_stays_as_it_was);
  CPPUNIT_TEST(a_student_who_left_ends_every_answer);
  CPPUNIT_TEST(above_twenty_per_cent_the_brake_holds_until_the_exact_count_is_given);
  CPPUNIT_TEST(an_old_roster_is_refused_unless_the_exact_count_is_given);
  CPPUNIT_TEST(too_many_unknown_persons_refuse_the_package);
  CPPUNIT_TEST(a_few_unknown_persons_are_findings_with_masked_numbers);
  CPPUNIT_TEST(another_school_term_or_batch_is_refused);
  CPPUNIT_TEST(a_sealed_or_unknown_round_is_refused);
  CPPUNIT_TEST(a_dry_run_says_all_and_writes_nothing);
  CPPUNIT_TEST(what_breaks_halfway_leaves_nothing_behind);
  CPPUNIT_TEST(two_imports_of_one_school_do_not_run_at_once);
  CPPUNIT_TEST(an_archive_makes_documents_without_answers);
  CPPUNIT_TEST(an_archive_of_data_that_a_round_asks_about_is_refused);
  CPPUNIT_TEST(id_numbers_are_stored_encrypted_and_bound_to_their_student);
  CPPUNIT_TEST(a_category_covered_after_the_opening_gets_its_first_turns);
  CPPUNIT_TEST_SUITE_END();

  static void confirm_all(int students) {
    mysql::Connection connection = connect("shouqi_student");
    for (int i = 0; i < students; ++i) {
      CPPUNIT_ASSERT(TestSchool::confirm(connection, i, Category::kCourse, TestSchool::digest(i, Category::kCourse)).has_value());
    }
  }

  static std::string count(const std::string& table, const std::string& where = "TRUE") {
    return scratch().value("SELECT COUNT(*) FROM shouqi." + table + " WHERE " + where);
  }

  void refused(const domain::ReceiptPackage& package, usecase::ImportRefusal reason, const usecase::ImportRequest& request = {}) {
    const std::string before = TestSchool::contents();
    const auto outcome = school_->import(package, request);
    CPPUNIT_ASSERT(!outcome.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string(usecase::to_string(reason)), std::string(usecase::to_string(outcome.error().reason)));
    CPPUNIT_ASSERT(!outcome.error().message.empty());
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void a_round(int students = 10) {
    school_ = std::make_unique<TestSchool>(students);
    school_->open_round(school_->package());
  }

 public:
  void a_first_import_writes_a_document_for_everybody_asked() {
    a_round(6);
    CPPUNIT_ASSERT_EQUAL(std::string("24"), count("receipt_document"));
    CPPUNIT_ASSERT_EQUAL(std::string("24"), count("answer_turn"));
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), TestSchool::state(4, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(4, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("24"), count("event", "kind = 'covered'"));
    CPPUNIT_ASSERT_EQUAL(std::string("4"), count("import_part"));
  }

  void the_same_package_again_changes_nothing() {
    a_round();
    confirm_all(10);
    const std::string before = TestSchool::contents();
    const auto report = school_->must_import(school_->package());
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
    CPPUNIT_ASSERT_EQUAL(40U, report.counts.unchanged);
    CPPUNIT_ASSERT_EQUAL(0U, report.counts.changed + report.counts.fresh + report.counts.reopened);
  }

  void another_package_with_the_same_data_changes_no_answer() {
    a_round();
    confirm_all(10);
    domain::ReceiptPackage reordered = school_->package();
    reordered.sha256 = crypto::sha256_hex("another file");
    for (domain::PackageRoster& roster : reordered.rosters) {
      std::reverse(roster.students.begin(), roster.students.end());
      for (domain::PackageStudent& student : roster.students) {
        for (auto& rows : student.records) std::reverse(rows.begin(), rows.end());
      }
    }
    const auto report = school_->must_import(reordered);
    CPPUNIT_ASSERT_EQUAL(40U, report.counts.unchanged);
    CPPUNIT_ASSERT_EQUAL(std::string("10"), count("answer_turn", "state = 'confirmed'"));
    CPPUNIT_ASSERT_EQUAL(std::string("40"), count("receipt_document"));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), count("notification"));
  }

  void a_corrected_package_reopens_exactly_those_whose_data_changed() {
    a_round(20);
    confirm_all(20);
    const auto report = school_->must_import(school_->package("丙", {4, 7}));
    CPPUNIT_ASSERT_EQUAL(2U, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, report.changes.size());
    CPPUNIT_ASSERT_EQUAL(TestSchool::student(4), report.changes[0].person.student_id);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.changes[0].differences.changed);
    for (int i = 0; i < 20; ++i) {
      CPPUNIT_ASSERT_EQUAL(std::string(i == 4 || i == 7 ? "recheck" : "confirmed"), TestSchool::state(i, Category::kCourse));
    }
  }

  void a_recheck_has_its_notification_and_a_window_of_three_days() {
    a_round(20);
    confirm_all(20);
    school_->must_import(school_->package("丙", {4}));
    const auto notes = scratch().rows("SELECT student_id, category, turn, kind FROM shouqi.notification");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, notes.size());
    CPPUNIT_ASSERT_EQUAL(std::to_string(TestSchool::student(4)), notes[0][0]);
    CPPUNIT_ASSERT_EQUAL(std::string("3"), notes[0][2]);
    const std::string own_close = scratch().value("SELECT own_close FROM shouqi.answer_turn WHERE state = 'recheck'");
    const std::string now = scratch().value("SELECT UTC_TIMESTAMP(6)");
    CPPUNIT_ASSERT(base::parse_instant(own_close) == base::eight_o_clock_after(base::parse_instant(now), 3));
  }

  void a_pending_answer_stays_pending_on_new_data() {
    a_round();
    const std::string seen = TestSchool::digest(1, Category::kCourse);
    const auto report = school_->must_import(school_->package("丙", {1}));
    CPPUNIT_ASSERT_EQUAL(0U, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(1, Category::kCourse));
    CPPUNIT_ASSERT(seen != TestSchool::digest(1, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), count("notification"));
  }

  void silence_past_the_end_is_asked_again_on_new_data() {
    a_round(20);
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 9 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 DAY");
    const auto report = school_->must_import(school_->package("丙", {3}));
    CPPUNIT_ASSERT_EQUAL(1U, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(3, Category::kCourse));
    mysql::Connection connection = connect("shouqi_student");
    CPPUNIT_ASSERT(TestSchool::confirm(connection, 3, Category::kCourse, TestSchool::digest(3, Category::kCourse)).has_value());
  }

  void rows_that_come_make_a_category_required_and_rows_that_go_make_it_not() {
    a_round();
    school_->must_import(school_->package("丁", {}, 5));
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(4, Category::kCadre));
    const auto report = school_->must_import(school_->package("戊", {}, 2));
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), TestSchool::state(4, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(3U, report.counts.gone);
  }

  void a_reported_answer_stays_reported_and_a_fixing_one_is_asked_again() {
    a_round(20);
    for (const auto& [index, state] : {std::pair{1, "reported"}, std::pair{2, "fixing"}}) {
      scratch().execute("UPDATE shouqi.answer_turn SET state = '" + std::string(state) + "' WHERE category = 'course' AND student_id = " +
                        std::to_string(TestSchool::student(index)));
    }
    school_->must_import(school_->package("丙", {1, 2}));
    CPPUNIT_ASSERT_EQUAL(std::string("reported"), TestSchool::state(1, Category::kCourse));
    CPPUNIT_ASSERT_EQUAL(std::string("recheck"), TestSchool::state(2, Category::kCourse));
  }

  void a_part_that_is_not_in_the_package_stays_as_it_was() {
    a_round();
    domain::ReceiptPackage only_courses = school_->package("丙", {0});
    only_courses.rosters.erase(only_courses.rosters.begin(), only_courses.rosters.begin() + 3);
    const std::string cadre = TestSchool::digest(0, Category::kCadre);
    school_->must_import(only_courses);
    CPPUNIT_ASSERT_EQUAL(cadre, TestSchool::digest(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), count("answer_turn", "turn = 2"));
  }

  void a_student_who_left_ends_every_answer() {
    a_round();
    scratch().execute("UPDATE portal.stu_student SET status_code = '2', leave_date = '1100301' WHERE stu_id = " + std::to_string(TestSchool::student(2)));
    school_->must_import(school_->package("丙", {2}));
    for (const Category category : domain::kCategories) CPPUNIT_ASSERT_EQUAL(std::string("left"), TestSchool::state(2, category));
    CPPUNIT_ASSERT_EQUAL(std::string("4"), count("answer_turn", "state = 'left'"));
  }

  void above_twenty_per_cent_the_brake_holds_until_the_exact_count_is_given() {
    a_round();  // 10 courses and 3 posts count: 13 answers
    confirm_all(10);
    const domain::ReceiptPackage corrected = school_->package("丙", {3, 4, 5});
    refused(corrected, usecase::ImportRefusal::kTooManyReopened);
    usecase::ImportRequest request;
    request.accept_reopen = 2;
    refused(corrected, usecase::ImportRefusal::kTooManyReopened, request);
    request.accept_reopen = 3;
    CPPUNIT_ASSERT_EQUAL(3U, school_->must_import(corrected, request).counts.reopened);
  }

  void an_old_roster_is_refused_unless_the_exact_count_is_given() {
    a_round(20);
    const domain::ReceiptPackage first = school_->package();
    school_->must_import(school_->package("丙", {3}));
    refused(first, usecase::ImportRefusal::kReplacedRoster);
    usecase::ImportRequest request;
    request.accept_reopen = 0;
    CPPUNIT_ASSERT(school_->import(first, request).has_value());
  }

  void too_many_unknown_persons_refuse_the_package() {
    a_round();
    domain::ReceiptPackage package = school_->package("丙", {0});
    package.rosters[3].students.push_back({"Z199999999", "0930512", {{"學期成績", {{{"科目名稱", "國語文"}}}}}});
    refused(package, usecase::ImportRefusal::kTooManyUnknown);
  }

  void a_few_unknown_persons_are_findings_with_masked_numbers() {
    a_round(60);
    domain::ReceiptPackage package = school_->package("丙", {0});
    package.rosters[3].students.push_back({"Z199999999", "0930512", {{"學期成績", {{{"科目名稱", "國語文"}}}}}});
    const auto report = school_->must_import(package);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.findings.size());
    CPPUNIT_ASSERT(report.findings[0].find("Z19*****99") != std::string::npos);
    CPPUNIT_ASSERT(TestSchool::contents().find("Z199999999") == std::string::npos);
  }

  void another_school_term_or_batch_is_refused() {
    a_round();
    domain::ReceiptPackage package = school_->package("丙");
    package.rosters[0].school_code = "990002";
    refused(package, usecase::ImportRefusal::kWrongSchool);
    package = school_->package("丙");
    package.rosters[3].semester = "1";
    refused(package, usecase::ImportRefusal::kWrongTerm);
    package = school_->package("丙");
    package.rosters[1].school_year = "108";
    refused(package, usecase::ImportRefusal::kWrongTerm);
    package = school_->package("丙");
    package.rosters[0].part = "34";
    refused(package, usecase::ImportRefusal::kWrongBatch);
  }

  void a_sealed_or_unknown_round_is_refused() {
    a_round();
    usecase::ImportRequest request;
    request.round_code = "1101-regular";
    refused(school_->package("丙"), usecase::ImportRefusal::kUnknownRound, request);
    request.round_code = kRound;
    request.school_code = "990009";
    refused(school_->package("丙"), usecase::ImportRefusal::kUnknownSchool, request);
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    refused(school_->package("丙"), usecase::ImportRefusal::kRoundSealed);
  }

  void a_dry_run_says_all_and_writes_nothing() {
    a_round(20);
    confirm_all(20);
    const std::string before = TestSchool::contents();
    usecase::ImportRequest request;
    request.dry_run = true;
    const auto report = school_->must_import(school_->package("丙", {5}), request);
    CPPUNIT_ASSERT_EQUAL(1U, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.changes.size());
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  // The last table that an import writes to is taken away: everything before it must be gone again.
  void what_breaks_halfway_leaves_nothing_behind() {
    a_round(20);
    confirm_all(20);
    const std::string before = TestSchool::contents();
    scratch().execute("RENAME TABLE shouqi.import_part TO shouqi.import_part_away");
    CPPUNIT_ASSERT_THROW(school_->import(school_->package("丙", {1})), base::Error);
    scratch().execute("RENAME TABLE shouqi.import_part_away TO shouqi.import_part");
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void two_imports_of_one_school_do_not_run_at_once() {
    a_round();
    mysql::Connection other = connect("shouqi_import");
    mysql::MysqlRoundStore rounds(other);
    CPPUNIT_ASSERT(rounds.lock_school(kSchool, std::chrono::seconds(0)));
    refused(school_->package("丙"), usecase::ImportRefusal::kAlreadyRunning);
  }

  void an_archive_makes_documents_without_answers() {
    a_round();
    domain::ReceiptPackage archive = school_->package("舊");
    archive.rosters.erase(archive.rosters.begin() + 1, archive.rosters.begin() + 3);
    for (domain::PackageRoster& roster : archive.rosters) roster.semester = "1";
    usecase::ImportRequest request;
    request.archive_term = domain::Term::parse("1091");
    school_->must_import(archive, request);
    CPPUNIT_ASSERT_EQUAL(std::string("13"), count("receipt_document", "term = '1091'"));
    CPPUNIT_ASSERT_EQUAL(std::string("40"), count("answer_turn"));
  }

  void an_archive_of_data_that_a_round_asks_about_is_refused() {
    a_round();
    usecase::ImportRequest request;
    request.archive_term = domain::Term::parse("1092");
    refused(school_->package("丙"), usecase::ImportRefusal::kWrongTerm, request);
  }

  void id_numbers_are_stored_encrypted_and_bound_to_their_student() {
    a_round();
    CPPUNIT_ASSERT_EQUAL(std::string("10"), count("person_key"));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), count("person_key", "INSTR(sealed, 'Z100000') > 0"));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), count("receipt_document", "INSTR(body, 'Z100000') > 0 OR INSTR(body, '0930512') > 0"));
    // A row moved to another student does not open there.
    scratch().execute("UPDATE shouqi.person_key a JOIN shouqi.person_key b ON b.student_id = a.student_id + 1 SET a.sealed = b.sealed WHERE a.student_id = " +
                      std::to_string(TestSchool::student(0)));
    CPPUNIT_ASSERT_THROW(school_->import(school_->package("丙")), base::IntegrityError);
  }

  void a_category_covered_after_the_opening_gets_its_first_turns() {
    school_ = std::make_unique<TestSchool>(4);
    domain::ReceiptPackage without_cadre = school_->package();
    const domain::PackageRoster cadre = without_cadre.rosters.front();
    without_cadre.rosters.erase(without_cadre.rosters.begin());
    school_->create_round();
    school_->must_import(without_cadre);
    scratch().execute("DELETE FROM shouqi.round_category WHERE category = 'cadre'");
    mysql::Connection admin = connect("shouqi_admin");
    mysql::MysqlRoundStore rounds(admin);
    mysql::MysqlRosterStore roster(admin);
    CPPUNIT_ASSERT(usecase::open_round(rounds, roster, kSchool, kRound, TestSchool::actor(domain::ActorKind::kAdmin)).has_value());
    scratch().execute("INSERT INTO shouqi.round_category VALUES (" + std::to_string(TestSchool::round_id()) + ", 'cadre', '1092', NULL)");
    domain::ReceiptPackage late{"late.zip", crypto::sha256_hex("late"), {cadre}};
    // Freed, so that the import may take the school's lock.
    admin.run_text("SELECT RELEASE_ALL_LOCKS()");
    school_->must_import(late);
    CPPUNIT_ASSERT_EQUAL(std::string("pending"), TestSchool::state(0, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("not_required"), TestSchool::state(3, Category::kCadre));
    CPPUNIT_ASSERT_EQUAL(std::string("4"), count("answer_turn", "category = 'cadre' AND turn = 1"));
  }

 private:
  std::unique_ptr<TestSchool> school_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportTest);

}  // namespace
