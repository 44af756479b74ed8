// GET /receipt/staff/office: the reports that wait for the person's duties, what they have in common, and how long each has waited.
// It changes nothing and records no look: it is a list.
#pragma once

#include "pages/office_words.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class OfficePage {
 public:
  OfficePage(const view::PageLayout& layout, store::OfficeReportStore& reports);
  http::Response show(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  store::OfficeReportStore& reports_;
};

}  // namespace shouqi::pages
