// GET /receipt/: the student's tasks, what is left of the time, whom to ask.
#pragma once

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class StartPage {
 public:
  StartPage(const view::PageLayout& layout, store::AnswerStore& answers, store::OfficeStore& offices);
  http::Response show(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  OfficeLine office_line_;
  store::AnswerStore& answers_;
  store::OfficeStore& offices_;
};

}  // namespace shouqi::pages
