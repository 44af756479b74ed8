// GET /receipt/staff/school/seal/{id}: the seal of a round on a sheet for the school's notice board, so that everybody can compare a proof with it.
#pragma once

#include "http/route.hpp"
#include "store/seal_view.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class SchoolSealPage {
 public:
  SchoolSealPage(const view::PageLayout& layout, store::SealView& seals);
  // 404 for a round of another school, and while the bundle does not stand.
  http::Response show(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  store::SealView& seals_;
};

}  // namespace shouqi::pages
