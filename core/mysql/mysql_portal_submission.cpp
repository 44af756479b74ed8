#include "mysql/mysql_portal_submission.hpp"

#include "mysql/student_list.hpp"
#include "mysql/submitted_records.hpp"

namespace shouqi::mysql {
namespace {

RecordStatements submitted(const std::string& name, const std::string& students) {
  return {name, "SELECT " + kRecordColumns + " FROM",
          "r WHERE " + kRecordCondition + " AND r.student_id " + students + " ORDER BY r.student_id, r.record_id"};
}

const RecordStatements kOfMany = submitted("submitted_", "IN " + student_placeholders());
const RecordStatements kOfOne = submitted("submitted_of_one_", "= ?");

}  // namespace

std::vector<store::SubmittedRecord> MysqlPortalSubmission::records(std::string_view school_code, domain::Category category,
                                                                   const domain::Term& term, const std::vector<domain::StudentId>& students) {
  std::vector<store::SubmittedRecord> found;
  for_each_student_batch(students, [&](const std::vector<Parameter>& batch) {
    std::vector<Parameter> parameters = record_parameters(school_code, term);
    parameters.insert(parameters.end(), batch.begin(), batch.end());
    for (const Row& row : connection_.query(kOfMany.of(category), parameters)) found.push_back(read_record(row, category));
  });
  return found;
}

std::vector<store::SubmittedRecord> MysqlPortalSubmission::records_of(domain::StudentId student, std::string_view school_code,
                                                                      domain::Category category, const domain::Term& term) {
  std::vector<Parameter> parameters = record_parameters(school_code, term);
  parameters.emplace_back(std::uint64_t{student});
  std::vector<store::SubmittedRecord> found;
  for (const Row& row : connection_.query(kOfOne.of(category), parameters)) found.push_back(read_record(row, category));
  return found;
}

}  // namespace shouqi::mysql
