#include "pages/take_away_file.hpp"

#include <algorithm>

#include "pages/answer_words.hpp"
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
  return workbook_file(take_away_workbook(student, documents, overview.now), take_away_name(student, overview.now));
}

}  // namespace shouqi::pages
