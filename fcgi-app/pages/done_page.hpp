// GET /receipt/{category}/done: 已送出確認結果, the receipt. Comes back the same whenever it is opened.
#pragma once

#include "http/route.hpp"
#include "http/site.hpp"
#include "pages/answer_words.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class DonePage {
 public:
  DonePage(const view::PageLayout& layout, const http::Site& site, store::AnswerStore& answers,
           store::OfficeStore& offices);
  // 303 to 核對 while the answer is not confirmed.
  http::Response show(const http::RequestContext& context);

 private:
  void fill_receipt(view::Dictionary& content, const usecase::AnswerView& answer) const;

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  OfficeLine office_line_;
  const http::Site& site_;
  store::AnswerStore& answers_;
  store::OfficeStore& offices_;
};

}  // namespace shouqi::pages
