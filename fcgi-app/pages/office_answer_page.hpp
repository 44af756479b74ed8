// GET and POST /receipt/staff/office/answer: one answer to many reports of like cause. Each is decided by itself, so that whoever was first
// at one of them does not hold up the others.
#pragma once

#include "pages/office_words.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

// So many are shown and answered at once; the rest waits for the next time.
inline constexpr std::size_t kGroupLimit = 200;

class OfficeAnswerPage {
 public:
  OfficeAnswerPage(const view::PageLayout& layout, store::OfficeReportStore& reports, int recheck_days);

  // The reports of ?cause= that wait for the office, all ticked. Without a cause 303 to the queue.
  http::Response show(const http::RequestContext& context);
  // 303 to the queue; 400 with what was typed when something is missing; 409 with who was first at which reports, and what was typed.
  http::Response answer(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Shown;
  http::Response render(const http::RequestContext& context, const Shown& shown);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  store::OfficeReportStore& reports_;
  int recheck_days_;
};

}  // namespace shouqi::pages
