#include <cppunit/extensions/HelperMacros.h>

#include "import_world.hpp"

namespace shouqi::usecase {

class ImportReceiptsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ImportReceiptsTest);
  CPPUNIT_TEST(an_import_writes_documents_turns_and_its_event);
  CPPUNIT_TEST(a_dry_run_says_the_same_and_writes_nothing);
  CPPUNIT_TEST(the_same_package_again_writes_nothing);
  CPPUNIT_TEST(another_package_with_the_same_data_is_noted_and_asks_nobody);
  CPPUNIT_TEST(new_changed_unchanged_and_gone_are_counted);
  CPPUNIT_TEST(changes_stand_in_class_and_seat_order);
  CPPUNIT_TEST(who_left_the_school_leaves_the_round);
  CPPUNIT_TEST(a_draft_is_covered_and_nobody_is_asked_yet);
  CPPUNIT_TEST(an_archive_has_no_round_and_no_turns);
  CPPUNIT_TEST(a_category_that_the_round_does_not_ask_is_kept_with_a_finding);
  CPPUNIT_TEST(only_new_or_other_identities_are_written);
  CPPUNIT_TEST(a_school_that_is_unknown_or_busy_is_refused);
  CPPUNIT_TEST(refusals_of_the_target_come_through);
  CPPUNIT_TEST_SUITE_END();

 public:
  void an_import_writes_documents_turns_and_its_event() {
    ImportWorld world{10};
    world.change_in_package(2);
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, report.import_id);
    const store::ImportWrite& write = world.imports.written.at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("package"), write.head.mode);
    CPPUNIT_ASSERT_EQUAL(std::string("353301"), write.head.school_code);
    CPPUNIT_ASSERT_EQUAL(std::string("package-2"), write.head.package_sha256);
    CPPUNIT_ASSERT(write.head.round_id == std::optional<domain::RoundId>(7));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, write.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, write.documents[0].revision);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, write.turns.size());
    CPPUNIT_ASSERT(write.turns[0].state == domain::AnswerState::kRecheck);
    CPPUNIT_ASSERT_EQUAL(std::uint16_t{3}, write.turns[0].number);
    CPPUNIT_ASSERT_EQUAL(write.documents[0].document.digest, write.turns[0].digest);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, write.parts.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{10}, write.parts[0].student_count);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{10}, write.parts[0].row_count);
    CPPUNIT_ASSERT(write.covers.empty());
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), write.event.kind);
    CPPUNIT_ASSERT_EQUAL(2, write.event.detail.at("reopened").get<int>());
    CPPUNIT_ASSERT(write.event.actor.kind == domain::ActorKind::kImport);
  }

  void a_dry_run_says_the_same_and_writes_nothing() {
    ImportWorld world{10};
    world.change_in_package(2);
    world.request.dry_run = true;
    const auto report = world.imported();
    CPPUNIT_ASSERT(world.imports.written.empty());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, report.import_id);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, report.counts.changed);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, report.changes.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.changes[0].differences.changed);
    CPPUNIT_ASSERT(report.changes[0].after == std::optional(domain::AnswerState::kRecheck));
    CPPUNIT_ASSERT(report.changes[0].reopened);
  }

  void the_same_package_again_writes_nothing() {
    ImportWorld world{10};
    world.imports.past.push_back({2, "24", "roster-2", "package-2"});
    const auto report = world.imported();
    CPPUNIT_ASSERT(world.imports.written.empty());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{10}, report.counts.unchanged);
  }

  void another_package_with_the_same_data_is_noted_and_asks_nobody() {
    ImportWorld world{10};
    CPPUNIT_ASSERT_EQUAL(std::string("imported"), world.outcome());
    const store::ImportWrite& write = world.imports.written.at(0);
    CPPUNIT_ASSERT(write.documents.empty());
    CPPUNIT_ASSERT(write.turns.empty());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{10}, write.counts.unchanged);
  }

  void new_changed_unchanged_and_gone_are_counted() {
    ImportWorld world{10, domain::AnswerState::kPending};
    world.change_in_package(1);
    world.package.rosters.front().students.erase(world.package.rosters.front().students.begin() + 9);
    world.roster.stored[world.key].erase(9);
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, report.counts.fresh);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, report.counts.changed);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, report.counts.gone);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{7}, report.counts.unchanged);
  }

  void changes_stand_in_class_and_seat_order() {
    ImportWorld world{3, domain::AnswerState::kPending};
    world.change_in_package(3);
    world.roster.people[0].class_name = "普通二19班";
    world.roster.people[1].seat_no = "20";
    world.roster.people[2].seat_no = "03";
    const auto report = world.imported();
    std::string order;
    for (const DocumentChange& change : report.changes) order += std::to_string(change.person.student_id) + " ";
    CPPUNIT_ASSERT_EQUAL(std::string("3 2 1 "), order);
  }

  void who_left_the_school_leaves_the_round() {
    ImportWorld world{10};
    world.change_in_package(1);
    world.roster.people[0].attending = false;
    world.roster.people.pop_back();
    world.imports.known.erase(10);
    world.package.rosters.front().students.pop_back();
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, report.counts.reopened);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.findings.size());
    const store::ImportWrite& write = world.imports.written.at(0);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, write.turns.size());
    for (const store::NewTurn& turn : write.turns) {
      CPPUNIT_ASSERT(turn.state == domain::AnswerState::kLeft);
      CPPUNIT_ASSERT(turn.student_id == 1 || turn.student_id == 10);
    }
  }

  void a_draft_is_covered_and_nobody_is_asked_yet() {
    ImportWorld world{4};
    store::RoundRecord& record = world.rounds.records.front();
    record.round.state = domain::RoundState::kDraft;
    record.covered_by[domain::Category::kCadre] = std::nullopt;
    world.imports.latest.clear();
    world.imports.round_members.clear();
    world.imports.past.clear();
    world.roster.stored.clear();
    world.roster.people[3].grade = 1;
    world.package.rosters.front().students.erase(world.package.rosters.front().students.begin() + 2,
                                                 world.package.rosters.front().students.end());
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, report.counts.fresh);
    const store::ImportWrite& write = world.imports.written.at(0);
    CPPUNIT_ASSERT((std::vector<domain::Category>{domain::Category::kCadre} == write.covers));
    CPPUNIT_ASSERT(write.turns.empty());
    // Two with rows, one of the round's grades without, and nothing for the first grade.
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, write.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, write.documents[2].document.row_count);
  }

  void an_archive_has_no_round_and_no_turns() {
    ImportWorld world{4};
    world.request.round_code.clear();
    world.request.archive_term = domain::Term::parse("1082").value();
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{4}, report.counts.fresh);
    const store::ImportWrite& write = world.imports.written.at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("archive"), write.head.mode);
    CPPUNIT_ASSERT(!write.head.round_id);
    CPPUNIT_ASSERT(write.turns.empty());
    CPPUNIT_ASSERT(write.covers.empty());
    CPPUNIT_ASSERT_EQUAL(std::string("1082"), write.documents[0].document.key.term.text());
  }

  void a_category_that_the_round_does_not_ask_is_kept_with_a_finding() {
    ImportWorld world{4};
    domain::PackageRoster course = ImportWorld::cadre_roster();
    course.part = course.entry_name = "修課紀錄";
    course.category = domain::Category::kCourse;
    course.students.push_back({ImportWorld::id_number(1), "0930512", {{"學期成績", {{{"科目名稱", "國文"}}}}}});
    world.package.rosters.push_back(course);
    const auto report = world.imported();
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.findings.size());
    const store::ImportWrite& write = world.imports.written.at(0);
    CPPUNIT_ASSERT_EQUAL(std::string(nlohmann::json(report.findings).dump()), write.findings);
    CPPUNIT_ASSERT(write.turns.empty());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, report.counts.fresh);
  }

  void only_new_or_other_identities_are_written() {
    ImportWorld world{4};
    world.imports.encrypted.erase(2);
    world.imports.encrypted[3].birth_date = "0930513";
    world.imported();
    const auto& identities = world.imports.written.at(0).identities;
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, identities.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, identities[0].first);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, identities[1].first);
    CPPUNIT_ASSERT_EQUAL(ImportWorld::id_number(3), identities[1].second.id_number);
    CPPUNIT_ASSERT_EQUAL(std::string("0930512"), identities[1].second.birth_date);
  }

  void a_school_that_is_unknown_or_busy_is_refused() {
    ImportWorld world{4};
    world.rounds.taken_by_another = true;
    CPPUNIT_ASSERT_EQUAL(std::string("already-running"), world.outcome());
    world.roster.people.clear();
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-school"), world.outcome());
    CPPUNIT_ASSERT(world.imports.written.empty());
  }

  void refusals_of_the_target_come_through() {
    ImportWorld world{4};
    world.request.round_code = "1091-regular";
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-round"), world.outcome());
    world.request.round_code = "1092-regular";
    world.package.rosters.front().school_code = "353302";
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-school"), world.outcome());
    CPPUNIT_ASSERT(world.imports.written.empty());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportReceiptsTest);

}  // namespace shouqi::usecase
