#include "pages/take_away_file.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "pages/answer_words.hpp"
#include "pages/disputed_rows.hpp"
#include "pages/file_words.hpp"
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
    const auto disputed = documents_.with_digest(student.student_id, document, report.digest);
    reports.push_back({report, document, disputed_words(report.content.rows, disputed)});
  }
  return workbook_file(take_away_workbook(student, documents, reports, overview.now), take_away_name(student, overview.now));
}

}  // namespace shouqi::pages
