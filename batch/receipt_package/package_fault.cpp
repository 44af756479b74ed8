#include "receipt_package/package_fault.hpp"

#include "base/error.hpp"

namespace shouqi::receipt_package {

std::string_view to_string(PackageFault fault) {
  switch (fault) {
    case PackageFault::kFileNotFound:
      return "file-not-found";
    case PackageFault::kFileUnreadable:
      return "file-unreadable";
    case PackageFault::kPasswordEmpty:
      return "password-empty";
    case PackageFault::kEmptyFile:
      return "empty-file";
    case PackageFault::kNotAZip:
      return "not-a-zip";
    case PackageFault::kTruncatedZip:
      return "truncated-zip";
    case PackageFault::kUnsupportedZip:
      return "unsupported-zip";
    case PackageFault::kTooManyEntries:
      return "too-many-entries";
    case PackageFault::kEntryNameUnreadable:
      return "entry-name-unreadable";
    case PackageFault::kUnsafeEntryName:
      return "unsafe-entry-name";
    case PackageFault::kDuplicateEntry:
      return "duplicate-entry";
    case PackageFault::kSizeLimit:
      return "size-limit";
    case PackageFault::kCompressionBomb:
      return "compression-bomb";
    case PackageFault::kNotEncrypted:
      return "not-encrypted";
    case PackageFault::kMixedEncryption:
      return "mixed-encryption";
    case PackageFault::kWrongPassword:
      return "wrong-password";
    case PackageFault::kEntryDamaged:
      return "entry-damaged";
    case PackageFault::kShaListMissing:
      return "sha-list-missing";
    case PackageFault::kShaListUnreadable:
      return "sha-list-unreadable";
    case PackageFault::kListedEntryMissing:
      return "listed-entry-missing";
    case PackageFault::kEntryNotListed:
      return "entry-not-listed";
    case PackageFault::kHashMismatch:
      return "hash-mismatch";
    case PackageFault::kNoRoster:
      return "no-roster";
    case PackageFault::kUnknownRoster:
      return "unknown-roster";
    case PackageFault::kDuplicatePart:
      return "duplicate-part";
    case PackageFault::kInvalidUtf8:
      return "invalid-utf8";
    case PackageFault::kInvalidJson:
      return "invalid-json";
    case PackageFault::kDuplicateKey:
      return "duplicate-key";
    case PackageFault::kTooDeep:
      return "too-deep";
    case PackageFault::kInexactNumber:
      return "inexact-number";
    case PackageFault::kControlCharacter:
      return "control-character";
    case PackageFault::kLoneSurrogate:
      return "lone-surrogate";
    case PackageFault::kWrongShape:
      return "wrong-shape";
    case PackageFault::kDuplicateStudent:
      return "duplicate-student";
  }
  throw base::Error("a package fault outside its enumeration");
}

bool is_wrong_use(PackageFault fault) {
  return fault == PackageFault::kFileNotFound || fault == PackageFault::kFileUnreadable ||
         fault == PackageFault::kPasswordEmpty;
}

}  // namespace shouqi::receipt_package
