// GET /receipt/staff/school/history: who has changed what at the school, newest first. Read-only; what students do is not part of it.
#pragma once

#include "http/route.hpp"
#include "store/history_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class SchoolHistoryPage {
 public:
  // On one page.
  static constexpr std::uint32_t kShown = 50;

  SchoolHistoryPage(const view::PageLayout& layout, store::HistoryStore& history);
  // ?kind= a group of acts, ?day= a day of the Republic's calendar, ?after= the event behind which the list goes on. A day that is none is 400
  // with what was typed; any other value that means nothing is 404.
  http::Response show(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  store::HistoryStore& history_;
};

}  // namespace shouqi::pages
