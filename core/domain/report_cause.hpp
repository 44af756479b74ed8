// What an error report is about, in few words, so that reports of one cause stand together: thirty-two about the credits of the same course
// are one mistake of the school and get one answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/error_report.hpp"

namespace shouqi::domain {

// A row that a report points at, as far as other students' rows may be like it.
struct RowSubject {
  // 學期成績, 幹部經歷 …
  std::string sub_kind;
  // What the row is called (row_title()), at most kSubjectLimit characters.
  std::string title;
  // The disputed field; empty for the row as a whole.
  std::string field;

  friend auto operator<=>(const RowSubject&, const RowSubject&) = default;
};

inline constexpr std::size_t kSubjectLimit = 191;

// Of the row with that reference, without a field; both empty when no row of the document has it.
RowSubject subject_of(const std::vector<ReferencedRow>& rows, std::string_view reference);

struct ReportCause {
  // 32 hex digits, equal for reports of like cause: the same category, patterns and subjects. Reports that point at no row are alike when
  // they say the very same, white space aside.
  std::string key;
  // 「國語文」的修課學分, 「國語文」等 3 筆, 沒有指出是哪一筆.
  std::string title;
};

ReportCause cause_of(Category category, const std::vector<Complaint>& complaints, std::vector<RowSubject> subjects);

}  // namespace shouqi::domain
