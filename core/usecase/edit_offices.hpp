// A school's administrator enters where its offices are. Two may do so at once: what only one of them has changed is kept from both, what both
// have changed is refused to the second, with what the first has entered.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/principal.hpp"
#include "store/office_register.hpp"

namespace shouqi::usecase {

enum class OfficeField { kName, kPlace, kExtension, kPerson };
// In characters; as wide as what keeps them.
std::size_t office_limit(OfficeField field);

enum class OfficeFault { kNone, kMissing, kTooLong, kControl, kNoExtension };
// `text` must be valid UTF-8. Only the name may not be empty. An extension is digits, with single - # 、 or , between them.
OfficeFault office_fault(OfficeField field, std::string_view text);

// Without the white space around it, the full-width one included.
std::string trimmed(std::string_view text);

// What a form says that it has shown of a row.
std::string office_digest(const store::Office& office);

struct OfficeEntry {
  // office_digest() of what the form showed.
  std::string seen;
  // Without faults.
  store::Office typed;
};

struct OfficesRefused {
  // As they stand now.
  std::map<store::OfficeKey, store::RegisteredOffice> stored;
  // What somebody else has changed since, and these entries would change as well.
  std::set<store::OfficeKey> lost;
};

// Gives the number of rows that it has changed. Throws base::Error for an entry with a fault or for a division that the school has not,
// base::UnavailableError when it cannot be told whether they are stored.
base::Result<std::size_t, OfficesRefused> edit_offices(store::OfficeRegister& offices, const domain::Principal& person,
                                                       const std::map<store::OfficeKey, OfficeEntry>& entries, const domain::Actor& actor);

}  // namespace shouqi::usecase
