// Why a 收訖明細 package is refused: one value for each reason that somebody would act on differently.
#pragma once

#include <string>
#include <string_view>

namespace shouqi::receipt_package {

enum class PackageFault {
  // Wrong use: the command line names something that cannot be read.
  kFileNotFound,
  kFileUnreadable,
  kPasswordEmpty,
  // The container.
  kEmptyFile,
  kNotAZip,
  kTruncatedZip,
  kUnsupportedZip,
  kTooManyEntries,
  kEntryNameUnreadable,
  kUnsafeEntryName,
  kDuplicateEntry,
  kSizeLimit,
  kCompressionBomb,
  kNotEncrypted,
  kMixedEncryption,
  kWrongPassword,
  kEntryDamaged,
  // SHA.txt against what is there.
  kShaListMissing,
  kShaListUnreadable,
  kListedEntryMissing,
  kEntryNotListed,
  kHashMismatch,
  // The rosters.
  kNoRoster,
  kUnknownRoster,
  kDuplicatePart,
  kInvalidUtf8,
  kInvalidJson,
  kDuplicateKey,
  kTooDeep,
  kInexactNumber,
  kControlCharacter,
  kLoneSurrogate,
  kWrongShape,
  kDuplicateStudent,
};

// "hash-mismatch": what --json and the tests rely on; never changes once released.
std::string_view to_string(PackageFault fault);

// True: exit status 2, the caller named a wrong file. False: exit status 6, the package does not verify.
bool is_wrong_use(PackageFault fault);

struct PackageRefusal {
  PackageFault fault;
  // The entry it concerns, as UTF-8; empty when it concerns the package as a whole or the name itself is unreadable.
  std::string entry;
  // For a section head, in Chinese: what is wrong and what to do. Holds no student's data.
  std::string message;
};

}  // namespace shouqi::receipt_package
