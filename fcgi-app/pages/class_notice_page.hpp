// GET /receipt/staff/class/{class}/notice: a slip of paper for each student who still has to answer, for those without a phone.
#pragma once

#include "pages/class_words.hpp"
#include "store/office_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class ClassNoticePage {
 public:
  ClassNoticePage(const view::PageLayout& layout, store::ClassStore& classes, store::OfficeStore& offices);
  http::Response show(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  OfficeLine office_line_;
  store::ClassStore& classes_;
  store::OfficeStore& offices_;
};

}  // namespace shouqi::pages
