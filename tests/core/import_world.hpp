#pragma once
// One school with an open round of 幹部經歷, and a package for it, ready to be imported.
#include <cppunit/TestAssert.h>
#include <fmt/format.h>

#include "base/roc_calendar.hpp"
#include "fake_stores.hpp"
#include "usecase/import_receipts.hpp"

namespace shouqi::usecase {

struct ImportWorld {
  static constexpr domain::Category kCadre = domain::Category::kCadre;

  const domain::Term term = domain::Term::parse("1092").value();
  const domain::DocumentKey key{kCadre, term, "regular"};
  store::FakeRounds rounds;
  store::FakeRoster roster;
  store::FakeImports imports;
  config::Rules rules;
  domain::ReceiptPackage package;
  ImportRequest request{"353301", "1092-regular", std::nullopt, store::DocumentSource::kCentral, false, std::nullopt};

  // `count` students, 1 to count, each with one stored row and the answer `state` about it. The package has the same
  // rows.
  explicit ImportWorld(std::uint64_t count, domain::AnswerState state = domain::AnswerState::kConfirmed) {
    rounds.time = base::parse_taipei("2021-11-13 12:00");
    domain::Round round{7,
                        "353301",
                        "1092-regular",
                        term,
                        "regular",
                        domain::RoundState::kOpen,
                        base::parse_taipei("2021-11-12 08:00"),
                        base::parse_taipei("2021-11-19 08:00"),
                        {{kCadre, term}},
                        {2, 3}};
    rounds.records.push_back({round, {{kCadre, 1}}});
    package = {"353301_1092_regular.zip", "package-2", {cadre_roster()}};
    for (std::uint64_t student = 1; student <= count; ++student) {
      roster.add(student);
      imports.known[student] = {id_number(student), "0930512"};
      imports.encrypted[student] = imports.known[student];
      imports.round_members.push_back(student);
      const auto& document = roster.add_document(student, key, {{"24", rows(student, "班長")}});
      imports.latest.push_back({student, kCadre, turn(state, document)});
      add_to_package(student, "班長");
    }
    imports.past.push_back({1, "24", "roster-1", "package-1"});
  }

  static domain::PackageRoster cadre_roster() {
    domain::PackageRoster entry;
    entry.part = "24";
    entry.category = kCadre;
    entry.entry_name = "24_校內幹部經歷.json";
    entry.roster_sha256 = "roster-2";
    return entry;
  }

  // Neighbours share all that a masked number shows.
  static std::string id_number(std::uint64_t student) { return fmt::format("A1{:06}07", student); }

  static nlohmann::json rows(std::uint64_t student, const std::string& post) {
    return {{"幹部經歷", {{{"職稱", post}, {"單位", fmt::format("班級{}", student)}, {"學年度", 109}, {"學期", 2}}}}};
  }

  static domain::Turn turn(domain::AnswerState state, const store::StoredDocument& document) {
    return {2,
            state,
            domain::TurnCause::kConfirm,
            document.revision,
            document.document.digest,
            document.document.row_count,
            std::nullopt,
            "",
            {}};
  }

  void add_to_package(std::uint64_t student, const std::string& post) {
    package.rosters.front().students.push_back({id_number(student), "0930512", rows(student, post)});
  }

  // Other data than what is stored for the first `count` students of the package.
  void change_in_package(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) package.rosters.front().students.at(i).records = rows(i + 1, "副班長");
  }

  base::Result<ImportReport, ImportRefused> run() {
    return import_receipts({rounds, roster, imports}, rules, package, request,
                           {domain::ActorKind::kImport, "operator", "", ""});
  }

  // The report of an import that must not be refused.
  ImportReport imported() {
    auto result = run();
    CPPUNIT_ASSERT_MESSAGE(result ? "" : result.error().message, result.has_value());
    return *result;
  }

  // "imported", or the name of the refusal.
  std::string outcome() {
    const auto result = run();
    return result ? "imported" : std::string(to_string(result.error().reason));
  }
};

}  // namespace shouqi::usecase
