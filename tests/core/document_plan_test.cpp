#include <cppunit/extensions/HelperMacros.h>

#include "import_world.hpp"
#include "usecase/document_plan.hpp"

namespace shouqi::usecase {

using domain::Category;

class DocumentPlanTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DocumentPlanTest);
  CPPUNIT_TEST(people_are_found_by_their_id_number);
  CPPUNIT_TEST(unknown_people_are_named_masked_and_once);
  CPPUNIT_TEST(a_person_in_two_rosters_is_one_person);
  CPPUNIT_TEST(another_birth_date_is_a_finding);
  CPPUNIT_TEST(who_left_and_is_still_in_the_package_is_a_finding);
  CPPUNIT_TEST(of_two_entries_of_a_person_the_attending_one_is_meant);
  CPPUNIT_TEST(new_rows_make_the_next_revision);
  CPPUNIT_TEST(what_stays_is_counted_and_not_written);
  CPPUNIT_TEST(an_absent_student_of_the_scope_gets_an_empty_part);
  CPPUNIT_TEST(parts_that_are_not_in_the_package_are_kept);
  CPPUNIT_TEST(an_absent_student_loses_only_the_part_that_came);
  CPPUNIT_TEST(students_outside_the_scope_are_planned_only_with_rows);
  CPPUNIT_TEST(who_has_left_keeps_only_what_the_central_database_still_has);
  CPPUNIT_TEST(a_submission_leaves_those_alone_who_have_left);
  CPPUNIT_TEST(id_numbers_and_birth_dates_never_enter_a_document);
  CPPUNIT_TEST(whom_the_portal_names_is_meant_whatever_the_id_number_says);
  CPPUNIT_TEST(what_was_only_submitted_becomes_received_without_changing);
  CPPUNIT_TEST(a_received_document_keeps_nothing_that_was_only_submitted);
  CPPUNIT_TEST(a_submission_never_ends_a_submission);
  CPPUNIT_TEST_SUITE_END();

  static std::map<domain::StudentId, store::RosterPerson> by_id(const store::FakeRoster& roster) {
    std::map<domain::StudentId, store::RosterPerson> people;
    for (const store::RosterPerson& person : roster.people) people.emplace(person.student_id, person);
    return people;
  }
  static MatchedPeople matched(const ImportWorld& world) {
    return match_people(world.package, world.imports.known, by_id(world.roster));
  }

  static DocumentPlan planned(ImportWorld& world, const std::set<domain::StudentId>& scope) {
    const ImportTarget target{"353301", world.term, "regular", world.rounds.records.front()};
    return plan_documents(world.roster, target, world.package, matched(world), {scope, {}});
  }

 public:
  void people_are_found_by_their_id_number() {
    const ImportWorld world{3};
    const MatchedPeople people = matched(world);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, people.person_count);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, people.records.at("24").size());
    CPPUNIT_ASSERT(*people.records.at("24").at(2) == ImportWorld::rows(2, "班長"));
    CPPUNIT_ASSERT_EQUAL(ImportWorld::id_number(2), people.identities.at(2).id_number);
    CPPUNIT_ASSERT(people.unknown.empty());
    CPPUNIT_ASSERT(people.findings.empty());
  }

  void unknown_people_are_named_masked_and_once() {
    ImportWorld world{1};
    world.package.rosters.front().students.push_back({"B234567890", "0930512", ImportWorld::rows(9, "班長")});
    world.package.rosters.push_back(ImportWorld::cadre_roster());
    world.package.rosters.back().part = "28";
    world.package.rosters.back().students.push_back({"B234567890", "0930512", ImportWorld::rows(9, "班長")});
    const MatchedPeople people = matched(world);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, people.person_count);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.unknown.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.findings.size());
    CPPUNIT_ASSERT(people.findings[0].find("B23*****90") != std::string::npos);
    CPPUNIT_ASSERT(people.findings[0].find("B234567890") == std::string::npos);
    world.package.rosters.pop_back();
    world.package.rosters.front().students.back().id_number = "B2345";
    CPPUNIT_ASSERT(matched(world).findings[0].find("*****") != std::string::npos);
    CPPUNIT_ASSERT(matched(world).findings[0].find("B2345") == std::string::npos);
  }

  void a_person_in_two_rosters_is_one_person() {
    ImportWorld world{2};
    world.package.rosters.push_back(world.package.rosters.front());
    world.package.rosters.back().part = "28";
    const MatchedPeople people = matched(world);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, people.person_count);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, people.records.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, people.records.at("28").size());
  }

  void another_birth_date_is_a_finding() {
    ImportWorld world{2};
    world.package.rosters.front().students[0].birth_date = "0930513";
    world.package.rosters.push_back(world.package.rosters.front());
    world.package.rosters.back().part = "28";
    const MatchedPeople people = matched(world);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.findings.size());
    CPPUNIT_ASSERT(people.findings[0].find("1091") != std::string::npos);
    CPPUNIT_ASSERT(people.findings[0].find("0930") == std::string::npos);
    CPPUNIT_ASSERT(people.records.at("24").contains(1));
  }

  void who_left_and_is_still_in_the_package_is_a_finding() {
    ImportWorld world{2};
    world.roster.people[1].attending = false;
    world.package.rosters.push_back(world.package.rosters.front());
    world.package.rosters.back().part = "28";
    const MatchedPeople people = matched(world);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.findings.size());
    CPPUNIT_ASSERT(people.findings[0].find("已離校") != std::string::npos);
    CPPUNIT_ASSERT(people.unknown.empty());
  }

  void of_two_entries_of_a_person_the_attending_one_is_meant() {
    for (const bool first_attends : {true, false}) {
      ImportWorld world{2};
      world.imports.known[2] = world.imports.known[1];
      world.roster.people[first_attends ? 1 : 0].attending = false;
      world.package.rosters.front().students.pop_back();
      const MatchedPeople people = matched(world);
      CPPUNIT_ASSERT(people.records.at("24").contains(first_attends ? 1 : 2));
      CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.records.at("24").size());
      CPPUNIT_ASSERT(people.findings.empty());
    }
  }

  void new_rows_make_the_next_revision() {
    ImportWorld world{1};
    world.change_in_package(1);
    const DocumentPlan plan = planned(world, {1});
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, plan.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, plan.documents[0].revision);
    CPPUNIT_ASSERT(plan.documents[0].changed);
    CPPUNIT_ASSERT(plan.documents[0].had_rows);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, plan.documents[0].differences.changed);
    world.roster.stored.clear();
    const DocumentPlan fresh = planned(world, {1});
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, fresh.documents.at(0).revision);
    CPPUNIT_ASSERT(!fresh.documents[0].changed);
  }

  void what_stays_is_counted_and_not_written() {
    ImportWorld world{5};
    world.change_in_package(2);
    const DocumentPlan plan = planned(world, {1, 2, 3, 4, 5});
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, plan.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{3}, plan.unchanged);
  }

  void an_absent_student_of_the_scope_gets_an_empty_part() {
    ImportWorld world{3};
    world.package.rosters.front().students.erase(world.package.rosters.front().students.begin());
    world.roster.add(4);
    const DocumentPlan plan = planned(world, {1, 2, 3, 4});
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, plan.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, plan.documents[0].student_id);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, plan.documents[0].document.row_count);
    CPPUNIT_ASSERT(plan.documents[0].had_rows);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, plan.documents[0].differences.missing);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{4}, plan.documents[1].student_id);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, plan.documents[1].revision);
    CPPUNIT_ASSERT_EQUAL(domain::make_document(world.key, {}).digest, plan.documents[1].document.digest);
  }

  void parts_that_are_not_in_the_package_are_kept() {
    ImportWorld world{1};
    world.change_in_package(1);
    world.roster.add_document(1, world.key,
                              {{"24", ImportWorld::rows(1, "班長")}, {"28", ImportWorld::rows(1, "社長")}});
    const DocumentPlan plan = planned(world, {1});
    CPPUNIT_ASSERT_EQUAL(
        domain::make_document(world.key, {{"24", ImportWorld::rows(1, "副班長")}, {"28", ImportWorld::rows(1, "社長")}})
            .digest,
        plan.documents.at(0).document.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{3}, plan.documents[0].revision);
  }

  void an_absent_student_loses_only_the_part_that_came() {
    ImportWorld world{1};
    world.package.rosters.front().students.clear();
    world.roster.add_document(1, world.key,
                              {{"24", ImportWorld::rows(1, "班長")}, {"28", ImportWorld::rows(1, "社長")}});
    const DocumentPlan plan = planned(world, {1});
    CPPUNIT_ASSERT_EQUAL(domain::make_document(world.key, {{"28", ImportWorld::rows(1, "社長")}}).digest,
                         plan.documents.at(0).document.digest);
  }

  void students_outside_the_scope_are_planned_only_with_rows() {
    ImportWorld world{3};
    world.roster.stored.clear();
    world.package.rosters.front().students.pop_back();
    const DocumentPlan plan = planned(world, {});
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, plan.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, plan.documents[0].student_id);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, plan.documents[1].student_id);
  }

  void who_has_left_keeps_only_what_the_central_database_still_has() {
    ImportWorld world{3};
    world.package.rosters.front().students.pop_back();
    world.roster.add(4);  // holds nothing, is not asked: nothing is made for them
    const ImportTarget target{"353301", world.term, "regular", world.rounds.records.front()};
    const DocumentPlan plan = plan_documents(world.roster, target, world.package, matched(world), {{1, 2}, {1, 2, 3, 4}});
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, plan.documents.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, plan.documents[0].student_id);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, plan.documents[0].document.row_count);
  }

  void a_submission_leaves_those_alone_who_have_left() {
    ImportWorld world{3};
    world.package.rosters.front().students.pop_back();
    const ImportTarget target{"353301", world.term, "regular", world.rounds.records.front(),
                              store::DocumentSource::kPortal};
    const DocumentPlan plan = plan_documents(world.roster, target, world.package, matched(world), {{1, 2}, {1, 2, 3}});
    CPPUNIT_ASSERT(plan.documents.empty());
  }

  void id_numbers_and_birth_dates_never_enter_a_document() {
    ImportWorld world{3};
    world.change_in_package(3);
    for (const PlannedDocument& document : planned(world, {1, 2, 3}).documents) {
      for (const std::string& secret : {ImportWorld::id_number(document.student_id), std::string("0930512"),
                                        std::string("身分證號"), std::string("出生日期")}) {
        CPPUNIT_ASSERT_EQUAL(std::string::npos, document.document.body.find(secret));
      }
    }
  }

  void whom_the_portal_names_is_meant_whatever_the_id_number_says() {
    ImportWorld world{2};
    world.imports.known[2] = world.imports.known[1];
    world.package.rosters.front().students.pop_back();
    world.package.rosters.front().students.front().student_id = 2;
    const MatchedPeople people = matched(world);
    CPPUNIT_ASSERT(people.records.at("24").contains(2));
    CPPUNIT_ASSERT(!people.records.at("24").contains(1));
  }

  void what_was_only_submitted_becomes_received_without_changing() {
    ImportWorld world{1};
    world.roster.stored[world.key].at(1).source = store::DocumentSource::kPortal;
    const DocumentPlan plan = planned(world, {1});
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, plan.documents.size());
    CPPUNIT_ASSERT(plan.documents[0].only_source);
    CPPUNIT_ASSERT(!plan.documents[0].changed);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, plan.documents[0].revision);
    CPPUNIT_ASSERT_EQUAL(world.roster.stored[world.key].at(1).document.digest, plan.documents[0].document.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, plan.unchanged);
  }

  void a_received_document_keeps_nothing_that_was_only_submitted() {
    ImportWorld world{1};
    world.roster.add_document(1, world.key,
                              {{"24", ImportWorld::rows(1, "班長")}, {"28", ImportWorld::rows(1, "社長")}});
    world.roster.stored[world.key].at(1).source = store::DocumentSource::kPortal;
    const DocumentPlan plan = planned(world, {1});
    CPPUNIT_ASSERT_EQUAL(domain::make_document(world.key, {{"24", ImportWorld::rows(1, "班長")}}).digest,
                         plan.documents.at(0).document.digest);
    CPPUNIT_ASSERT(plan.documents[0].changed);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, plan.documents[0].differences.missing);
  }

  void a_submission_never_ends_a_submission() {
    ImportWorld world{1};
    world.roster.stored[world.key].at(1).source = store::DocumentSource::kPortal;
    const ImportTarget target{"353301", world.term, "regular", world.rounds.records.front(),
                              store::DocumentSource::kPortal};
    const DocumentPlan plan = plan_documents(world.roster, target, world.package, matched(world), {{1}, {}});
    CPPUNIT_ASSERT(plan.documents.empty());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, plan.unchanged);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DocumentPlanTest);

}  // namespace shouqi::usecase
