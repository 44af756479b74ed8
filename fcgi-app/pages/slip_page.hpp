// GET /receipt/slip: one printable page with all answers of a round, to keep on paper.
#pragma once

#include "http/route.hpp"
#include "http/site.hpp"
#include "pages/answer_words.hpp"
#include "store/report_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class SlipPage {
 public:
  SlipPage(const view::PageLayout& layout, const http::Site& site, store::AnswerStore& answers,
           store::OfficeStore& offices, store::ReportStore& reports);
  // ?round= chooses; without it the newest round that has opened. 404 for a round that does not ask this student.
  http::Response show(const http::RequestContext& context);

 private:
  void fill_answer(view::Dictionary& item, const domain::Principal& student, const usecase::AnswerView& answer, const usecase::Overview& overview);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  OfficeLine office_line_;
  const http::Site& site_;
  store::AnswerStore& answers_;
  store::OfficeStore& offices_;
  store::ReportStore& reports_;
};

}  // namespace shouqi::pages
