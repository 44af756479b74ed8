#include <cppunit/extensions/HelperMacros.h>

#include "fake_stores.hpp"
#include "usecase/import_target.hpp"

namespace shouqi::usecase {

using domain::Category;

class ImportTargetTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ImportTargetTest);
  CPPUNIT_TEST(a_round_gives_term_batch_and_keys);
  CPPUNIT_TEST(a_round_that_there_is_not_is_refused);
  CPPUNIT_TEST(a_sealed_round_takes_nothing_more);
  CPPUNIT_TEST(an_archive_takes_its_batch_from_the_roster_kinds);
  CPPUNIT_TEST(a_package_of_two_batches_is_no_archive);
  CPPUNIT_TEST(an_archive_must_not_touch_what_a_round_asks_about);
  CPPUNIT_TEST(another_school_is_refused);
  CPPUNIT_TEST(another_year_or_semester_is_refused);
  CPPUNIT_TEST(another_batch_or_roster_kind_is_refused);
  CPPUNIT_TEST(what_the_rosters_do_not_say_is_tolerated);
  CPPUNIT_TEST(a_supplement_takes_every_batch);
  CPPUNIT_TEST(an_old_roster_after_a_newer_one_is_noticed);
  CPPUNIT_TEST(the_newest_roster_again_is_fine);
  CPPUNIT_TEST(each_part_has_its_own_past);
  CPPUNIT_TEST_SUITE_END();

  store::FakeRounds rounds_;

  static domain::Term term(std::string_view text) { return domain::Term::parse(text).value(); }

  void add_round(const std::string& batch = "regular", domain::RoundState state = domain::RoundState::kOpen) {
    rounds_.records.push_back({{7,
                                "353301",
                                domain::round_code(term("1092"), batch),
                                term("1092"),
                                batch,
                                state,
                                {},
                                {},
                                {{Category::kCadre, term("1092")}, {Category::kOutcome, term("1090")}},
                                {2, 3}},
                               {}});
  }

  static domain::PackageRoster roster(const std::string& part, Category category) {
    domain::PackageRoster entry;
    entry.part = part;
    entry.category = category;
    entry.entry_name = part + ".json";
    entry.roster_sha256 = "hash-of-" + part;
    return entry;
  }
  static domain::ReceiptPackage package(std::vector<domain::PackageRoster> rosters) {
    return {"p.zip", "hash", std::move(rosters)};
  }
  static domain::ReceiptPackage cadre(const std::string& part = "24") {
    return package({roster(part, Category::kCadre)});
  }

  static ImportRequest to_round(const std::string& code) {
    return {"353301", code, std::nullopt, store::DocumentSource::kCentral, false, std::nullopt};
  }
  static ImportRequest to_archive(std::string_view text) {
    return {"353301", "", term(text), store::DocumentSource::kCentral, false, std::nullopt};
  }

  std::string found(const ImportRequest& request, const domain::ReceiptPackage& of) {
    const auto target = find_target(rounds_, of, request);
    return target ? target->term.text() + " " + target->batch : std::string(to_string(target.error().reason));
  }
  std::string mismatch_of(const domain::PackageRoster& entry, const std::string& batch = "regular") {
    rounds_.records.clear();
    add_round(batch);
    const auto target = find_target(rounds_, package({entry}), to_round(rounds_.records.front().round.code));
    const auto refusal = mismatch(*target, package({entry}));
    return refusal ? std::string(to_string(refusal->reason)) : "fits";
  }

 public:
  void a_round_gives_term_batch_and_keys() {
    add_round("g12-1");
    const auto target = find_target(rounds_, cadre("34"), to_round("1092-g12-1"));
    CPPUNIT_ASSERT(target->round);
    CPPUNIT_ASSERT((target->key(Category::kCadre) == domain::DocumentKey{Category::kCadre, term("1092"), "g12-1"}));
    CPPUNIT_ASSERT((target->key(Category::kOutcome) == domain::DocumentKey{Category::kOutcome, term("1090"), "g12-1"}));
    CPPUNIT_ASSERT(
        (target->key(Category::kPerformance) == domain::DocumentKey{Category::kPerformance, term("1090"), "g12-1"}));
    CPPUNIT_ASSERT((target->key(Category::kCourse) == domain::DocumentKey{Category::kCourse, term("1092"), "g12-1"}));
  }

  void a_round_that_there_is_not_is_refused() {
    add_round();
    CPPUNIT_ASSERT_EQUAL(std::string("1092 regular"), found(to_round("1092-regular"), cadre()));
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-round"), found(to_round("1091-regular"), cadre()));
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-round"), found(to_round(""), cadre()));
    ImportRequest other = to_round("1092-regular");
    other.school_code = "353302";
    CPPUNIT_ASSERT_EQUAL(std::string("unknown-round"), found(other, cadre()));
  }

  void a_sealed_round_takes_nothing_more() {
    add_round("regular", domain::RoundState::kSealed);
    CPPUNIT_ASSERT_EQUAL(std::string("round-sealed"), found(to_round("1092-regular"), cadre()));
  }

  void an_archive_takes_its_batch_from_the_roster_kinds() {
    CPPUNIT_ASSERT_EQUAL(std::string("1091 regular"), found(to_archive("1091"), cadre("24")));
    CPPUNIT_ASSERT_EQUAL(std::string("1091 g12-2"), found(to_archive("1091"), cadre("74")));
    CPPUNIT_ASSERT_EQUAL(std::string("1091 regular"),
                         found(to_archive("1091"), package({roster("修課紀錄", Category::kCourse)})));
    CPPUNIT_ASSERT_EQUAL(
        std::string("1091 g12-1"),
        found(to_archive("1091"), package({roster("34", Category::kCadre), roster("修課紀錄", Category::kCourse)})));
  }

  void a_package_of_two_batches_is_no_archive() {
    CPPUNIT_ASSERT_EQUAL(
        std::string("wrong-batch"),
        found(to_archive("1091"), package({roster("24", Category::kCadre), roster("36", Category::kOutcome)})));
  }

  void an_archive_must_not_touch_what_a_round_asks_about() {
    add_round();
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-term"), found(to_archive("1092"), cadre()));
    CPPUNIT_ASSERT_EQUAL(std::string("1091 regular"), found(to_archive("1091"), cadre()));
    // The outcomes of a whole year belong to the round, whichever semester the archive names.
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-term"),
                         found(to_archive("1091"), package({roster("26", Category::kOutcome)})));
    CPPUNIT_ASSERT_EQUAL(
        std::string("wrong-term"),
        found(to_archive("1091"), package({roster("24", Category::kCadre), roster("26", Category::kOutcome)})));
    CPPUNIT_ASSERT_EQUAL(std::string("1092 g12-1"), found(to_archive("1092"), cadre("34")));
    CPPUNIT_ASSERT_EQUAL(std::string("1092 regular"),
                         found(to_archive("1092"), package({roster("修課紀錄", Category::kCourse)})));
  }

  void another_school_is_refused() {
    domain::PackageRoster entry = roster("24", Category::kCadre);
    entry.school_code = "353301";
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(entry));
    entry.school_code = "353302";
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-school"), mismatch_of(entry));
  }

  void another_year_or_semester_is_refused() {
    struct Case {
      Category category;
      const char* year;
      const char* semester;
      const char* outcome;
    };
    const Case cases[] = {{Category::kCadre, "109", "2", "fits"},        {Category::kCadre, "109", "1", "wrong-term"},
                          {Category::kCadre, "110", "2", "wrong-term"},  {Category::kCadre, "109", "0", "wrong-term"},
                          {Category::kOutcome, "109", "0", "fits"},      {Category::kOutcome, "109", "2", "wrong-term"},
                          {Category::kOutcome, "108", "0", "wrong-term"}};
    for (const Case& one : cases) {
      domain::PackageRoster entry = roster(one.category == Category::kCadre ? "24" : "26", one.category);
      entry.school_year = one.year;
      entry.semester = one.semester;
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(one.year) + one.semester, std::string(one.outcome), mismatch_of(entry));
    }
  }

  void another_batch_or_roster_kind_is_refused() {
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-batch"), mismatch_of(roster("34", Category::kCadre)));
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-batch"), mismatch_of(roster("24", Category::kCadre), "g12-1"));
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(roster("34", Category::kCadre), "g12-1"));
    domain::PackageRoster entry = roster("24", Category::kCadre);
    entry.roster_kind = "24";
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(entry));
    entry.roster_kind = "34";
    CPPUNIT_ASSERT_EQUAL(std::string("wrong-batch"), mismatch_of(entry));
  }

  void what_the_rosters_do_not_say_is_tolerated() {
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(roster("24", Category::kCadre)));
    domain::PackageRoster course = roster("修課紀錄", Category::kCourse);
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(course));
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(course, "g12-2"));
    course.roster_kind = "22";
    course.school_year = "109";
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(course));
  }

  void a_supplement_takes_every_batch() {
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(roster("24", Category::kCadre), "supplement-1"));
    CPPUNIT_ASSERT_EQUAL(std::string("fits"), mismatch_of(roster("34", Category::kCadre), "supplement-1"));
  }

  void an_old_roster_after_a_newer_one_is_noticed() {
    const std::vector<store::PastRoster> past{{1, "24", "hash-of-24", "p1"}, {2, "24", "newer", "p2"}};
    CPPUNIT_ASSERT((std::vector<std::string>{"24"} == replaced_rosters(past, cadre())));
    const std::vector<store::PastRoster> twice{
        {1, "24", "newer", "p1"}, {2, "24", "hash-of-24", "p2"}, {3, "24", "newer", "p3"}};
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, replaced_rosters(twice, cadre()).size());
  }

  void the_newest_roster_again_is_fine() {
    CPPUNIT_ASSERT(replaced_rosters({}, cadre()).empty());
    CPPUNIT_ASSERT(replaced_rosters({{1, "24", "hash-of-24", "p1"}}, cadre()).empty());
    CPPUNIT_ASSERT(replaced_rosters({{1, "24", "older", "p1"}}, cadre()).empty());
    CPPUNIT_ASSERT(replaced_rosters({{1, "24", "older", "p1"}, {2, "24", "hash-of-24", "p2"}}, cadre()).empty());
    CPPUNIT_ASSERT(
        replaced_rosters({{1, "24", "hash-of-24", "p1"}, {2, "24", "other", "p2"}, {3, "24", "hash-of-24", "p3"}},
                         cadre())
            .empty());
  }

  void each_part_has_its_own_past() {
    const std::vector<store::PastRoster> past{{1, "24", "hash-of-24", "p1"}, {2, "26", "other", "p2"}};
    CPPUNIT_ASSERT(
        replaced_rosters(past, package({roster("24", Category::kCadre), roster("26", Category::kOutcome)})).empty());
    const std::vector<store::PastRoster> old{{1, "26", "hash-of-26", "p1"}, {2, "26", "other", "p2"}};
    CPPUNIT_ASSERT(
        (std::vector<std::string>{"26"} ==
         replaced_rosters(old, package({roster("24", Category::kCadre), roster("26", Category::kOutcome)}))));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportTargetTest);

}  // namespace shouqi::usecase
