// Where a package goes: a round, or the archive of an earlier term; and whether the package is one that belongs there.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/receipt_package.hpp"
#include "store/import_store.hpp"
#include "store/round_store.hpp"
#include "usecase/import_receipts.hpp"

namespace shouqi::usecase {

struct ImportTarget {
  std::string school_code;
  domain::Term term;
  std::string batch;
  // Empty for an archive.
  std::optional<store::RoundRecord> round;
  store::DocumentSource source = store::DocumentSource::kCentral;

  domain::DocumentKey key(domain::Category category) const;
};

using RosterById = std::map<domain::StudentId, store::RosterPerson>;

// The school's roster; from here on nobody else imports into the school until the connection ends. Refuses an unknown school, and one that
// somebody is importing into.
base::Result<RosterById, ImportRefused> enter_school(const ImportStores& stores, const std::string& school_code);

// Everybody whom the target asks: a round's frozen members, or before the opening those who would become members today. Of the portal's own
// submission nobody who has left: their documents stay as they are. Nobody for an archive.
std::set<domain::StudentId> asked_students(const ImportStores& stores, const ImportTarget& target, const RosterById& roster);

// Refuses a round that there is not, a sealed one, and an archive of data that a round asks about.
base::Result<ImportTarget, ImportRefused> find_target(store::RoundStore& rounds, const domain::ReceiptPackage& package,
                                                      const ImportRequest& request);

// Refuses a package of another school, term or batch, as far as 名冊資訊 and the roster kinds tell.
std::optional<ImportRefused> mismatch(const ImportTarget& target, const domain::ReceiptPackage& package);

// Parts whose roster had been imported before and was then replaced by another one: an old file handed in again.
std::vector<std::string> replaced_rosters(const std::vector<store::PastRoster>& past, const domain::ReceiptPackage& package);

}  // namespace shouqi::usecase
