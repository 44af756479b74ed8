// What an administrator does with a 收訖明細 package on the web: hands it in, orders what its check showed, takes it back. The checking and
// importing itself is shouqi-import's, because these pages may neither read an ID number nor write a document.
#pragma once

#include "base/inbox_folder.hpp"
#include "base/result.hpp"
#include "domain/principal.hpp"
#include "store/hand_in_store.hpp"

namespace shouqi::usecase {

// A package of the central database is a few MB; a school with every file name at its longest stays below this.
inline constexpr std::size_t kPackageBytes = 64 * 1024 * 1024;
// Of the password, in characters.
inline constexpr std::size_t kPasswordLimit = 200;
// A school has so many packages at most that have not come to an end: nobody fills the disk by pressing again and again.
inline constexpr std::uint32_t kOpenLimit = 5;

struct Upload {
  // As the browser tells it; empty where no file was chosen.
  std::string_view file_name;
  std::string_view bytes;
  std::string_view password;
  domain::RoundId round_id = 0;
};

enum class UploadFault { kNoRound, kNoFile, kEmptyFile, kTooLarge, kNotAZip, kNoPassword, kLongPassword, kTooManyOpen };

// All that is wrong, in the order of the form. Looks at the first bytes of the file only: the rest is for shouqi-import.
std::vector<UploadFault> faults_of(const Upload& upload);

// Files the package under `actor`'s request id. Success means committed, with both files on the disk; refused or thrown, nothing is left of
// them. Throws base::InboxError when the folder does not take them, base::UnavailableError when the database cannot say what is stored.
base::Result<domain::HandInId, UploadFault> hand_in(store::HandInStore& store, const base::InboxFolder& inbox, const domain::Principal& person,
                                                    const Upload& upload, const domain::Actor& actor);

enum class PressRefusal {
  // Not a package of this person's school (404).
  kNotYours,
  // Somebody or something was first: another administrator, the import (409).
  kMeanwhile,
};

struct PressRefused {
  PressRefusal reason = PressRefusal::kNotYours;
  // What is stored now; empty only for kNotYours.
  std::optional<store::HandIn> stored;
};

// The package as it stands afterwards. Success means committed: by this press, or by the same person's same press before (a double click).
base::Result<store::HandIn, PressRefused> order_import(store::HandInStore& store, const base::InboxFolder& inbox, const domain::Principal& person,
                                                       const store::SeenCheck& seen, const domain::Actor& actor);
// `seen` is the latest step that the page showed. Removes the files.
base::Result<store::HandIn, PressRefused> withdraw(store::HandInStore& store, const base::InboxFolder& inbox, const domain::Principal& person,
                                                   domain::HandInId id, std::uint16_t seen, const domain::Actor& actor);

}  // namespace shouqi::usecase
