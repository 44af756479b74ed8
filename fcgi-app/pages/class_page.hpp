// GET /receipt/staff/class/{class}: who of the class is still missing, how far it has come, and every student with the four states.
// It changes nothing and records no look: it is a list.
#pragma once

#include "http/site.hpp"
#include "pages/class_words.hpp"
#include "pages/seal_words.hpp"
#include "store/office_store.hpp"
#include "view/page_layout.hpp"
#include "view/progress_picture.hpp"

namespace shouqi::pages {

class ClassPage {
 public:
  ClassPage(const view::PageLayout& layout, const http::Site& site, store::ClassStore& classes, store::OfficeStore& offices);
  http::Response show(const http::RequestContext& context);

 private:
  void fill_body(view::Dictionary body, const usecase::ClassOverview& overview, const ClassAddress& address, const domain::SchoolClass& own);

  const view::PageLayout& layout_;
  const http::Site& site_;
  view::TemplateFile file_;
  OfficeLine office_line_;
  SealLine seal_line_;
  view::ProgressPicture picture_;
  store::ClassStore& classes_;
  store::OfficeStore& offices_;
};

}  // namespace shouqi::pages
