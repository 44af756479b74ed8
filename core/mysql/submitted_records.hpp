// What all statements about the portal's records share: the four views have the same columns.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mysql/connection.hpp"
#include "store/portal_submission.hpp"

namespace shouqi::mysql {

// Columns 0 to 4 of every statement; `r` is the view.
inline const std::string kRecordColumns = "r.student_id, r.record_id, r.sub_kind, r.fields, r.batch";
// The records of a school, year and semester that were handed in: three places, filled by record_parameters().
inline const std::string kRecordCondition = "r.school_code = ? AND r.academic_year = ? AND r.semester = ? AND r.submitted = 1";
std::vector<Parameter> record_parameters(std::string_view school_code, const domain::Term& term);

// Throws base::IntegrityError when the row breaks the contract of the views.
store::SubmittedRecord read_record(const Row& row, domain::Category category);

// One statement a category, kept for as long as the program runs: `begin` and `end` stand around the name of the view.
class RecordStatements {
 public:
  RecordStatements(const std::string& name, const std::string& begin, const std::string& end);
  Statement of(domain::Category category) const;

 private:
  struct Text {
    std::string name;
    std::string sql;
  };
  std::map<domain::Category, Text> kept_;
};

}  // namespace shouqi::mysql
