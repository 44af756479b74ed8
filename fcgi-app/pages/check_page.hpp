// GET /receipt/check: anyone may ask whether a receipt code is genuine. Says only what is on the paper in the asker's
// hand, with the name masked; an unknown code and one that cannot be a code get the same answer.
#pragma once

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class CheckPage {
 public:
  CheckPage(const view::PageLayout& layout, store::AnswerStore& answers);
  http::Response show(const http::RequestContext& context);

 private:
  void fill_result(view::Dictionary& content, const std::string& typed);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  store::AnswerStore& answers_;
};

}  // namespace shouqi::pages
