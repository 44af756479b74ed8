// GET, POST /receipt/staff/school/round/new: makes a draft, which packages can be imported into.
#pragma once

#include "http/route.hpp"
#include "pages/school_words.hpp"
#include "store/round_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class SchoolNewRoundPage {
 public:
  SchoolNewRoundPage(const view::PageLayout& layout, store::RoundStore& rounds);
  http::Response show(const http::RequestContext& context);
  http::Response create(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Draft;
  http::Response render(const http::RequestContext& context, const Draft& draft, const std::vector<FormFault>& faults);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  store::RoundStore& rounds_;
};

}  // namespace shouqi::pages
