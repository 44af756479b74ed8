#include "mysql/mysql_portal_submission.hpp"

#include <map>

#include "base/error.hpp"
#include "mysql/row_reader.hpp"
#include "mysql/student_list.hpp"

namespace shouqi::mysql {
namespace {

std::string submitted_sql(const std::string& view) {
  return "SELECT r.student_id, r.record_id, r.sub_kind, r.fields FROM " + view +
         " r WHERE r.school_code = ? AND r.academic_year = ? AND r.semester = ? AND r.submitted = 1 AND r.student_id IN " +
         student_placeholders() + " ORDER BY r.student_id, r.record_id";
}

const std::string kCadreSql = submitted_sql("portal_cadre");
const std::string kCourseSql = submitted_sql("portal_course");
const std::string kOutcomeSql = submitted_sql("portal_outcome");
const std::string kPerformanceSql = submitted_sql("portal_performance");
const std::map<domain::Category, Statement> kSubmitted{{domain::Category::kCadre, {"submitted_cadre", kCadreSql}},
                                                       {domain::Category::kCourse, {"submitted_course", kCourseSql}},
                                                       {domain::Category::kOutcome, {"submitted_outcome", kOutcomeSql}},
                                                       {domain::Category::kPerformance, {"submitted_performance", kPerformanceSql}}};

}  // namespace

std::vector<store::SubmittedRecord> MysqlPortalSubmission::records(std::string_view school_code, domain::Category category,
                                                                   const domain::Term& term, const std::vector<domain::StudentId>& students) {
  std::vector<store::SubmittedRecord> found;
  for_each_student_batch(students, [&](const std::vector<Parameter>& batch) {
    std::vector<Parameter> parameters{parameter(school_code), std::int64_t{term.year()}, std::int64_t{term.semester()}};
    parameters.insert(parameters.end(), batch.begin(), batch.end());
    for (const Row& row : connection_.query(kSubmitted.at(category), parameters)) {
      nlohmann::json fields = nlohmann::json::parse(row.text(3), nullptr, false);
      if (row.text(2).empty() || !fields.is_object()) {
        throw base::IntegrityError("portal_" + parameter(category) + ": record " + row.text(1) + " has no sub_kind, or its fields are no JSON object");
      }
      found.push_back({row.number(0), row.text(2), std::move(fields)});
    }
  });
  return found;
}

}  // namespace shouqi::mysql
