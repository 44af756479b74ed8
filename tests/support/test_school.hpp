// A small school in a scratch database, and packages for it, for tests that go through the real stores.
#pragma once

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

#include "crypto/random.hpp"
#include "crypto/sha256.hpp"
#include "mysql/mysql_answer_store.hpp"
#include "mysql/mysql_document_store.hpp"
#include "mysql/mysql_event_store.hpp"
#include "mysql/mysql_import_store.hpp"
#include "mysql/mysql_roster_store.hpp"
#include "mysql/mysql_round_store.hpp"
#include "support/scratch_database.hpp"
#include "usecase/confirm_answer.hpp"
#include "usecase/import_receipts.hpp"
#include "usecase/open_round.hpp"

namespace shouqi::mysql_test {

using domain::Category;

inline const std::string kSchool = "990001";
inline const std::string kRound = "1092-regular";
inline constexpr domain::StudentId kFirstStudent = 1'000'000'001;

// One made scratch database for all fixtures of this program; each test begins with empty tables.
inline support::ScratchDatabase& scratch() {
  static support::ScratchDatabase database;
  return database;
}

inline mysql::Connection connect(const std::string& account) {
  return {scratch().database(), account, std::string(support::ScratchDatabase::password())};
}

// Students 0 … count-1 of class 普通二18班, all of grade 2, and what the central database holds of them.
class TestSchool {
 public:
  explicit TestSchool(int count = 6) : count_(count) {
    scratch().empty();
    std::string sql =
        "INSERT INTO portal.sch_school (sch_code, sch_name, city_name) VALUES ('990001', '示範高中', '臺北市'), ('990002', '他校', '臺北市');"
        "INSERT INTO portal.sch_class VALUES (18, '990001', 109, 2, '普通二18班', 'D');";
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(100 + i);
      sql += "INSERT INTO portal.stu_student VALUES (" + std::to_string(student(i)) + ", '990001', '087" + number + "', '𠮷田" + number +
             "', 'Z100000" + number + "', '0930512', '1', 18, '" + number + "', '1', '1080830', '');";
    }
    scratch().execute(sql);
  }

  static domain::StudentId student(int index) { return kFirstStudent + static_cast<domain::StudentId>(index); }

  static domain::Principal principal(int index) {
    domain::Principal person;
    person.student_id = student(index);
    person.school_code = kSchool;
    person.grade = 2;
    return person;
  }

  // All four rosters: every student has a course, the first `with_cadre` have a post, nobody ticked anything.
  // `mark` goes into the rows of the students in `marked`: the same call with another mark is the same school with changed data.
  domain::ReceiptPackage package(const std::string& mark = "乙", const std::vector<int>& marked = {}, int with_cadre = 3) const {
    domain::ReceiptPackage result{"990001_1092.zip", crypto::sha256_hex("package" + mark + std::to_string(marked.size())), {}};
    result.rosters = {roster("24", Category::kCadre, "校內幹部經歷", mark), roster("25", Category::kPerformance, "多元表現", mark),
                      roster("26", Category::kOutcome, "課程學習成果", mark), roster("修課紀錄", Category::kCourse, "修課紀錄", mark)};
    for (int i = 0; i < count_; ++i) {
      const bool is_marked = std::find(marked.begin(), marked.end(), i) != marked.end();
      const std::string text = is_marked ? mark : "甲";
      if (i < with_cadre) add(result.rosters[0], i, {{"幹部經歷", {{{"擔任職務", "股長" + text}, {"幹部等級", "2"}}}}});
      add(result.rosters[3], i, {{"學期成績", {{{"科目名稱", "國語文"}, {"修課學分", 4}, {"學期學業成績", 85}},
                                               {{"科目名稱", "數學" + text}, {"修課學分", 4}, {"學期學業成績", 60}}}}});
    }
    return result;
  }

  static domain::Actor actor(domain::ActorKind kind = domain::ActorKind::kImport) { return {kind, "tester", std::string(32, '0'), {}}; }

  // Creates the round, imports the package and opens it: everybody may answer for a day to come.
  void open_round(const domain::ReceiptPackage& first) {
    create_round();
    must_import(first);
    mysql::Connection admin = connect("shouqi_admin");
    mysql::MysqlRoundStore rounds(admin);
    mysql::MysqlRosterStore roster_store(admin);
    const auto opened = usecase::open_round(rounds, roster_store, kSchool, kRound, actor(domain::ActorKind::kAdmin));
    CPPUNIT_ASSERT_MESSAGE(opened ? "" : opened.error().message, opened.has_value());
  }

  void create_round() {
    mysql::Connection admin = connect("shouqi_admin");
    mysql::MysqlRoundStore rounds(admin);
    const base::Instant now = rounds.now();
    const usecase::NewRound wanted{kSchool, *domain::Term::parse("1092"), "regular", {domain::kCategories.begin(), domain::kCategories.end()},
                                   {2}, now - std::chrono::hours(1), now + std::chrono::hours(24)};
    CPPUNIT_ASSERT(usecase::create_round(rounds, wanted, actor(domain::ActorKind::kAdmin)).has_value());
  }

  base::Result<usecase::ImportReport, usecase::ImportRefused> import(const domain::ReceiptPackage& package_to_import,
                                                                     usecase::ImportRequest request = {}) const {
    mysql::Connection connection = connect("shouqi_import");
    crypto::SystemRandom random;
    mysql::MysqlRoundStore rounds(connection);
    mysql::MysqlRosterStore roster_store(connection);
    mysql::MysqlImportStore imports(connection, std::string(32, 'k'), random);
    if (request.school_code.empty()) request.school_code = kSchool;
    if (request.round_code.empty() && !request.archive_term) request.round_code = kRound;
    return usecase::import_receipts({rounds, roster_store, imports}, rules, package_to_import, request, actor());
  }

  usecase::ImportReport must_import(const domain::ReceiptPackage& package_to_import, const usecase::ImportRequest& request = {}) const {
    const auto report = import(package_to_import, request);
    CPPUNIT_ASSERT_MESSAGE(report ? "" : report.error().message, report.has_value());
    return *report;
  }

  static usecase::ConfirmRequest request_for(Category category, const std::string& digest) {
    return {round_id(), category, domain::document_term(category, *domain::Term::parse("1092")), digest};
  }

  static base::Result<usecase::Confirmed, usecase::ConfirmRefused> confirm(mysql::Connection& connection, int index, Category category,
                                                                          const std::string& digest) {
    return confirm(connection, index, request_for(category, digest));
  }

  // For races: making the request takes longer than the answer itself.
  static base::Result<usecase::Confirmed, usecase::ConfirmRefused> confirm(mysql::Connection& connection, int index,
                                                                          const usecase::ConfirmRequest& request) {
    crypto::SystemRandom random;
    mysql::MysqlAnswerStore answers(connection);
    domain::Actor who{domain::ActorKind::kStudent, std::to_string(student(index)), std::string(32, '1'), "192.0.2.7"};
    return usecase::confirm_answer(answers, random, principal(index), request, who, std::chrono::seconds(0));
  }

  static domain::RoundId round_id() {
    return static_cast<domain::RoundId>(std::stoul(scratch().value("SELECT round_id FROM shouqi.confirmation_round")));
  }

  static std::string digest(int index, Category category) {
    return scratch().value("SELECT digest FROM shouqi.answer_turn WHERE student_id = " + std::to_string(student(index)) + " AND category = '" +
                           std::string(domain::to_string(category)) + "' ORDER BY turn DESC LIMIT 1");
  }

  static std::string state(int index, Category category) {
    return scratch().value("SELECT state FROM shouqi.answer_turn WHERE student_id = " + std::to_string(student(index)) + " AND category = '" +
                           std::string(domain::to_string(category)) + "' ORDER BY turn DESC LIMIT 1");
  }

  // Everything that a program has decided or been told, to see that nothing moved.
  static std::string contents() {
    std::string all;
    for (const auto& row : scratch().rows(
             "SELECT * FROM shouqi.receipt_document ORDER BY 1, 2, 3, 4, 5; SELECT * FROM shouqi.answer_turn ORDER BY 1, 2, 3, 4; "
             "SELECT * FROM shouqi.import_run ORDER BY 1; SELECT * FROM shouqi.event ORDER BY 1; SELECT * FROM shouqi.notification ORDER BY 1; "
             "SELECT * FROM shouqi.error_report ORDER BY 1; SELECT * FROM shouqi.error_report_step ORDER BY 1, 2; "
             "SELECT student_id, HEX(sealed) FROM shouqi.person_key ORDER BY 1")) {
      for (const std::string& field : row) all += field + "\t";
      all += "\n";
    }
    return all;
  }

  config::Rules rules{};

 private:
  static domain::PackageRoster roster(const std::string& part, Category category, const std::string& name, const std::string& mark) {
    const bool yearly = domain::is_yearly(category);
    return {part, category, part + "_" + name + ".json", crypto::sha256_hex(part + mark), name + "名冊", crypto::sha256_hex("roster" + part + mark),
            kSchool, "109", yearly ? "0" : "2", {}, {{"名稱", name}}, {}};
  }

  void add(domain::PackageRoster& roster_to_fill, int index, nlohmann::json records) const {
    roster_to_fill.students.push_back({"Z100000" + std::to_string(100 + index), "0930512", std::move(records)});
  }

  int count_;
};

}  // namespace shouqi::mysql_test
