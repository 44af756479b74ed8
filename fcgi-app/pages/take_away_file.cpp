#include "pages/take_away_file.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "http/content_disposition.hpp"
#include "pages/answer_words.hpp"
#include "pages/disputed_rows.hpp"
#include "pages/take_away_workbook.hpp"

namespace shouqi::pages {

http::Response TakeAwayFile::give(const http::RequestContext& context) {
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  std::vector<store::StoredDocument> documents = documents_.all(student.student_id);
  std::erase_if(documents, [&](const store::StoredDocument& document) {
    return std::any_of(overview.answers.begin(), overview.answers.end(), [&](const usecase::AnswerView& answer) {
      const bool waits = answer.state == domain::AnswerState::kAwaiting || is_before_opening(answer.stored, overview.now);
      return waits && answer.stored.document == document.document.key;
    });
  });
  std::vector<TakenReport> reports;
  for (const store::StoredReport& report : reports_.all(student.student_id)) {
    const auto answer = std::find_if(overview.answers.begin(), overview.answers.end(), [&](const usecase::AnswerView& one) {
      return one.stored.round_id == report.round_id && one.stored.document.category == report.category;
    });
    if (answer == overview.answers.end()) throw base::IntegrityError("a report on an answer that the student does not have");
    const domain::DocumentKey& document = answer->stored.document;
    reports.push_back({report, document, disputed_words(documents_, document, report)});
  }
  http::Response response;
  response.body = take_away_workbook(student, documents, reports, overview.now);
  response.add("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  response.add("Content-Disposition", http::content_disposition("attachment", take_away_name(student, overview.now)));
  return response;
}

}  // namespace shouqi::pages
