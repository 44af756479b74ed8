// GET /receipt/staff/school: how far every class is, what the administrator should look at, the rounds, what was imported and with which
// consequences, and the way to one student.
#pragma once

#include "http/route.hpp"
#include "usecase/school_overview.hpp"
#include "view/page_layout.hpp"
#include "view/progress_picture.hpp"

namespace shouqi::pages {

class SchoolPage {
 public:
  SchoolPage(const view::PageLayout& layout, const usecase::SchoolStores& stores);
  http::Response show(const http::RequestContext& context);

 private:
  void fill_imports(view::Dictionary& content, const std::string& school_code);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::ProgressPicture picture_;
  usecase::SchoolStores stores_;
};

}  // namespace shouqi::pages
