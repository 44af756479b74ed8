// The page with status 409: an answer that cannot be taken as it was meant, why, and how it stands now.
#pragma once

#include <string_view>

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "usecase/confirm_answer.hpp"
#include "view/page_layout.hpp"
#include "view/record_view.hpp"

namespace shouqi::pages {

class AnswerConflict {
 public:
  AnswerConflict(const view::PageLayout& layout, store::DocumentStore& documents);

  // `reason` is anything but kNotYours. `seen_digest` is what the person had before the eyes; with kDataChanged the
  // page shows the new data and, where the version seen is still known, the differences.
  http::Response show(const http::RequestContext& context, const usecase::AnswerView& answer,
                      usecase::ConfirmRefusal reason, std::string_view seen_digest);

 private:
  void fill_new_data(view::Dictionary& content, domain::StudentId student, const usecase::AnswerView& answer,
                     std::string_view seen_digest);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::RecordView records_;
  store::DocumentStore& documents_;
};

}  // namespace shouqi::pages
