// Which receipt documents a package makes, compared with those that are stored.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/compare.hpp"
#include "domain/receipt_package.hpp"
#include "store/import_store.hpp"
#include "store/roster_store.hpp"
#include "usecase/import_target.hpp"

namespace shouqi::usecase {

// The people of a package, matched with the school's roster.
struct MatchedPeople {
  // Roster person -> what the package knows the person by.
  std::map<domain::StudentId, store::PersonIdentity> identities;
  // Part -> student -> rows by sub-kind.
  std::map<std::string, std::map<domain::StudentId, const nlohmann::json*>> records;
  // Different ID numbers that the school does not know, masked.
  std::vector<std::string> unknown;
  std::size_t person_count = 0;
  std::vector<std::string> findings;
};

MatchedPeople match_people(const domain::ReceiptPackage& package, const std::map<domain::StudentId, store::PersonIdentity>& known,
                           const std::map<domain::StudentId, store::RosterPerson>& roster);

struct PlannedDocument {
  domain::StudentId student_id = 0;
  domain::Category category;
  std::uint32_t revision = 0;
  domain::ReceiptDocument document;
  // There was a document before, and its digest was another.
  bool changed = false;
  // The digest stays; what was only submitted (已提交) has now been received (收訖).
  bool only_source = false;
  bool had_rows = false;
  domain::DifferenceCounts differences;
};

struct DocumentPlan {
  // Only what has to be written.
  std::vector<PlannedDocument> documents;
  std::uint32_t unchanged = 0;
};

// Whose documents a package speaks of besides those whom it has rows for.
struct DocumentScope {
  // Everybody whom the target asks: absent from a present roster they get an empty part.
  std::set<domain::StudentId> asked;
  // Everybody of the school. Who is not asked, having left, and holds a document, loses what a package of the central database no longer
  // has: what is stored is what the central database holds.
  std::set<domain::StudentId> school;
};

DocumentPlan plan_documents(store::RosterStore& roster, const ImportTarget& target, const domain::ReceiptPackage& package,
                            const MatchedPeople& people, const DocumentScope& scope);

}  // namespace shouqi::usecase
