// Error reports of the small school's students, filed as the student program files them.
#pragma once

#include "mysql/mysql_report_store.hpp"
#include "support/test_school.hpp"
#include "usecase/file_report.hpp"

namespace shouqi::mysql_test {

// Students report 資料有誤 of a category and point at its first row. `reason` is what this one says.
inline domain::ReportId file_report(int index, Category category, const std::string& reason = "學分不對") {
  mysql::Connection connection = connect("shouqi_student");
  mysql::MysqlAnswerStore answers(connection);
  mysql::MysqlReportStore reports(connection);
  const std::string name(domain::to_string(category));
  const std::string body = scratch().value("SELECT body FROM shouqi.receipt_document WHERE student_id = " + std::to_string(TestSchool::student(index)) +
                                           " AND category = '" + name + "' ORDER BY revision DESC LIMIT 1");
  const auto rows = domain::referenced_rows(domain::parts_of(body));
  domain::ReportContent content{{{domain::Pattern::kWrong, reason}}, {}};
  if (!rows.empty()) content.rows.push_back({rows.front().reference, {}, {}, {}});
  const usecase::ReportRequest request{TestSchool::round_id(), category, domain::document_term(category, *domain::Term::parse("1092")),
                                       TestSchool::digest(index, category), content};
  const domain::Actor who{domain::ActorKind::kStudent, std::to_string(TestSchool::student(index)), "report-" + std::to_string(index) + name, "192.0.2.7"};
  const auto filed = usecase::file_report(answers, reports, TestSchool::principal(index), request, who, std::chrono::seconds(0));
  CPPUNIT_ASSERT(filed.has_value());
  return filed->report_id;
}

// The student's report about a course again and again until there are `many`, each by a student of its own: what counts then is how often the
// server is asked.
inline void multiply_report(domain::ReportId report, int index, int many) {
  const std::string student = std::to_string(TestSchool::student(index));
  const std::string numbers = "(SELECT seq AS n FROM shouqi.seq_table)";
  std::string sql = "CREATE TABLE shouqi.seq_table AS SELECT seq FROM shouqi.seq_1_to_" + std::to_string(many - 1) + ";";
  sql += "INSERT INTO shouqi.round_member SELECT round_id, student_id + 100000 + n, class_id, class_name, grade, seat_no, student_no, name, division "
         "FROM shouqi.round_member, " + numbers + " s WHERE student_id = " + student + ";";
  sql += "INSERT INTO shouqi.answer_turn SELECT round_id, student_id + 100000 + n, category, turn, state, cause, revision, digest, row_count, own_close, "
         "receipt_code, actor_kind, actor, import_id, at FROM shouqi.answer_turn, " + numbers + " s WHERE category = 'course' AND student_id = " +
         student + ";";
  sql += "INSERT INTO shouqi.error_report (report_id, round_id, student_id, category, turn, digest, wrong_reason, request_id, at) SELECT report_id + 100000 + n, "
         "round_id, student_id + 100000 + n, category, turn, digest, wrong_reason, CONCAT('r', n), at FROM shouqi.error_report, " + numbers +
         " s WHERE report_id = " + std::to_string(report) + ";";
  sql += "INSERT INTO shouqi.error_report_row (report_id, row_no, row_reference, field, old_value, wanted_value, sub_kind, subject) SELECT report_id + 100000 + n, "
         "row_no, row_reference, field, old_value, wanted_value, sub_kind, subject FROM shouqi.error_report_row, " + numbers + " s WHERE report_id = " +
         std::to_string(report) + ";";
  sql += "INSERT INTO shouqi.error_report_step SELECT report_id + 100000 + n, step, kind, state, turn, digest, text, actor_kind, actor, at FROM "
         "shouqi.error_report_step, " + numbers + " s WHERE report_id = " + std::to_string(report) + "; DROP TABLE shouqi.seq_table;";
  scratch().execute(sql);
}

}  // namespace shouqi::mysql_test
