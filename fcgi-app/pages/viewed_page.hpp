// GET /receipt/viewed: 誰看過我的資料. Which staff looked at what, when, as what.
#pragma once

#include "http/route.hpp"
#include "store/event_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class ViewedPage {
 public:
  // More than these are not shown; the page says so.
  static constexpr std::uint32_t kShown = 200;

  ViewedPage(const view::PageLayout& layout, store::EventStore& events);
  http::Response show(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  store::EventStore& events_;
};

}  // namespace shouqi::pages
