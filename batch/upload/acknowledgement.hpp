// Whether the central database holds what was sealed: a 收訖明細 package of the sealed round against the bundle's records, row by row.
//
// Rows are compared as canonical JSON, as multisets for each person, roster and sub-kind. A roster that was sealed and is not in the package is one difference, with
// the number of its rows, and so is a roster with rows that was never sealed; of a person who is nowhere in the seal each roster is one; a roster without rows is the same as none. Of a supplement, which seals some students only,
// nobody else is looked at. 名冊資訊 is not compared: it tells which of the school's rosters was received, not what is held.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/compare.hpp"
#include "domain/receipt_package.hpp"
#include "upload/sealed_records.hpp"

namespace shouqi::upload {

enum class RecordDifferenceKind {
  // Sealed, and not there.
  kMissing,
  // There, and not sealed.
  kExtra,
  kChanged,
  kPartMissing,
  kPartExtra,
  // Somebody of whom the seal holds nothing at all, for instance one who left before the round was opened. What was sealed is no less received for it.
  kPersonExtra,
};
// "missing", "extra", "changed", "part-missing", "part-extra", "person-extra": for machines.
std::string_view to_string(RecordDifferenceKind kind);

struct ChangedField {
  std::string key;
  std::string sealed;
  std::string received;
};

// Holds no ID number: neither of the person nor in a value.
struct RecordDifference {
  RecordDifferenceKind kind = RecordDifferenceKind::kMissing;
  domain::Category category = domain::Category::kCourse;
  std::string part;
  // The student number where the seal tells whose data it is, otherwise the masked ID number; empty for a whole roster.
  std::string person;
  // 學期成績 …; empty for a whole roster, and for a birth date.
  std::string sub_kind;
  // What names the row to a person (課程, 職務 …).
  std::string row;
  // For kChanged.
  std::vector<ChangedField> fields;
  // 1, or those of a whole roster, or of a person who was not sealed.
  std::size_t rows = 1;
};

struct Reconciliation {
  // By category, roster and ID number.
  std::vector<RecordDifference> differences;
  // Disputed data that the seal left out on purpose and that is still there: one each student and category. No differences.
  std::vector<RecordDifference> left_out;
  // Of what was sealed.
  std::size_t persons = 0;
  std::size_t rows = 0;

  std::size_t count(RecordDifferenceKind kind) const;
  // All that was sealed is there as it was sealed, and nothing else of those people.
  bool is_equal() const { return differences.size() == count(RecordDifferenceKind::kPersonExtra); }
};

Reconciliation reconcile(const SealedRecords& sealed, const domain::ReceiptPackage& package);

}  // namespace shouqi::upload
