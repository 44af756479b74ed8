// GET and POST /receipt/{category}/report: 資料錯誤回報. The form alone: an answer that is reported already is shown by its ticket, at an address
// of its own (ticket_page), so that a bookmark of the ticket never turns into an empty form.
#pragma once

#include <chrono>

#include "http/route.hpp"
#include "pages/answer_conflict.hpp"
#include "pages/report_form.hpp"
#include "store/report_store.hpp"

namespace shouqi::pages {

class ReportPage {
 public:
  // `grace` applies to everybody inside the deciding statement (SPEC 3).
  ReportPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
             store::ReportStore& reports, std::chrono::seconds grace);

  // The form, filled in by what the link says (read_draft). 303 to the ticket while a report is under way, 409 where nothing can be answered.
  http::Response show(const http::RequestContext& context);
  // Files the report: 303 to the ticket, 404, 400 with what must be mended, or 409. What was typed stays on every page that refuses it; where the
  // data has changed, the form is there again with the new data. A form without round, term and digest is 400 without contents.
  http::Response file(const http::RequestContext& context);
  // The session ended before the button was pressed: nothing is sent, and everything typed is there to be copied (403).
  http::Response expired(const http::RequestContext& context);

 private:
  struct Form;
  http::Response render(const http::RequestContext& context, const Form& form);
  http::Response conflict(const http::RequestContext& context, const usecase::AnswerRefused& refused, std::string_view digest,
                          const ReportDraft& draft);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  view::RecordView records_;
  AnswerConflict conflict_;
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
  store::ReportStore& reports_;
  std::chrono::seconds grace_;
};

}  // namespace shouqi::pages
