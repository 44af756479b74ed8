// GET /receipt/staff/: what each of the person's roles has to do now: the homeroom teacher's classes with who is missing, the duties
// with what students have reported, the school's rounds.
#pragma once

#include "pages/class_words.hpp"
#include "view/page_layout.hpp"
#include "view/progress_picture.hpp"

namespace shouqi::pages {

class StaffStartPage {
 public:
  StaffStartPage(const view::PageLayout& layout, store::ClassStore& classes);
  http::Response show(const http::RequestContext& context);

 private:
  void fill_classes(view::Dictionary& content, const domain::Principal& person);
  void fill_school(view::Dictionary& content, const domain::Principal& person);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::ProgressPicture picture_;
  store::ClassStore& classes_;
};

}  // namespace shouqi::pages
