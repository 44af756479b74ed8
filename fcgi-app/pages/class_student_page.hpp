// GET /receipt/staff/class/{class}/student/{id}: what the central database holds of one student of the class, read-only. Each look is
// history that the student can read.
#pragma once

#include "pages/attachment_list.hpp"
#include "pages/class_words.hpp"
#include "pages/seal_words.hpp"
#include "store/document_store.hpp"
#include "store/event_store.hpp"
#include "store/office_store.hpp"
#include "view/page_layout.hpp"
#include "view/record_view.hpp"

namespace shouqi::pages {

class ClassStudentPage {
 public:
  ClassStudentPage(const view::PageLayout& layout, store::ClassStore& classes, store::DocumentStore& documents, store::EventStore& events,
                   store::OfficeStore& offices, store::AttachmentStore& attachments, crypto::FileDigests& digests);
  http::Response show(const http::RequestContext& context);

 private:
  struct Subject;
  void fill_category(view::Dictionary section, const Subject& subject, domain::Category category, const usecase::MemberAnswer& answer);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  OfficeLine office_line_;
  SealLine seal_line_;
  view::RecordView records_;
  AttachmentList attachment_list_;
  store::ClassStore& classes_;
  store::DocumentStore& documents_;
  store::EventStore& events_;
  store::OfficeStore& offices_;
  store::AttachmentStore& attachments_;
  crypto::FileDigests& digests_;
};

}  // namespace shouqi::pages
