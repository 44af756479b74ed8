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

}  // namespace shouqi::mysql_test
