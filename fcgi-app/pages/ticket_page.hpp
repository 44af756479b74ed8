// GET /receipt/{category}/ticket: a report as the student follows it: state, 3-day clock, whom to see and where, the conversation; and
// POST /receipt/{category}/withdraw, its one button.
#pragma once

#include <chrono>

#include "http/route.hpp"
#include "pages/answer_conflict.hpp"
#include "pages/disputed_rows.hpp"
#include "store/report_store.hpp"

namespace shouqi::pages {

class TicketPage {
 public:
  TicketPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
             store::ReportStore& reports, store::OfficeStore& offices, std::chrono::seconds grace);

  // The newest report on the answer, or with `report` an earlier one. 404 for what is not the student's; without a report 303 to 核對.
  http::Response show(const http::RequestContext& context);
  // 303 to the ticket, 404, or 409: taken up already, or the window has closed.
  http::Response withdraw(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  OfficeLine office_line_;
  DisputedRows disputed_rows_;
  AnswerConflict conflict_;
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
  store::ReportStore& reports_;
  store::OfficeStore& offices_;
  std::chrono::seconds grace_;
};

}  // namespace shouqi::pages
