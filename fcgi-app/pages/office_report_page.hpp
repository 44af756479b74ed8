// GET and POST /receipt/staff/office/report/{id}: one report with all that an office needs to find out, and the three acts of an office.
// Seeing it is a look at the student, which is recorded.
#pragma once

#include "pages/answer_words.hpp"
#include "pages/attachment_list.hpp"
#include "pages/disputed_rows.hpp"
#include "pages/office_words.hpp"
#include "pages/side_list.hpp"
#include "store/portal_submission.hpp"
#include "view/page_layout.hpp"
#include "view/record_view.hpp"

namespace shouqi::pages {

class OfficeReportPage {
 public:
  OfficeReportPage(const view::PageLayout& layout, store::OfficeReportStore& reports, store::DocumentStore& documents,
                   store::PortalSubmission& portal, store::EventStore& events, store::AttachmentStore& attachments,
                   crypto::FileDigests& digests, int recheck_days);

  // 404 for a report of another school or duty.
  http::Response show(const http::RequestContext& context);
  // 303 to the page; 400 with what was typed when something is missing; 409 with the other's act and what was typed when somebody was first.
  http::Response act(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Shown;
  http::Response render(const http::RequestContext& context, const store::OfficeReport& found, const Shown& shown);
  void fill_data(view::Dictionary& content, const http::RequestContext& context, const store::OfficeReport& found);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  view::RecordView records_;
  DisputedRows disputed_rows_;
  SideList side_list_;
  AttachmentList attachment_list_;
  store::OfficeReportStore& reports_;
  store::DocumentStore& documents_;
  store::PortalSubmission& portal_;
  store::EventStore& events_;
  store::AttachmentStore& attachments_;
  crypto::FileDigests& digests_;
  int recheck_days_;
};

}  // namespace shouqi::pages
