// GET /receipt/{category}/compare: mine beside received. What the portal has handed in, what the central database holds,
// the differences counted, and one press that writes them into the report.
#pragma once

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "pages/answer_words.hpp"
#include "pages/attachment_list.hpp"
#include "pages/side_list.hpp"
#include "store/portal_submission.hpp"
#include "usecase/compare_with_portal.hpp"
#include "view/page_layout.hpp"
#include "view/record_view.hpp"

namespace shouqi::pages {

class ComparePage {
 public:
  ComparePage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
              store::EventStore& events, store::PortalSubmission& portal, store::AttachmentStore& attachments,
              crypto::FileDigests& digests);
  http::Response show(const http::RequestContext& context);

 private:
  struct Subject;

  void fill_document(view::Dictionary& content, const Subject& subject, const store::StoredDocument& stored,
                     const usecase::AnswerView* answer);
  void fill_comparison(view::Dictionary article, const Subject& subject, const store::StoredDocument& stored,
                       const usecase::PortalComparison& compared);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::RecordView records_;
  SideList side_list_;
  AttachmentList attachment_list_;
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
  store::EventStore& events_;
  store::PortalSubmission& portal_;
  store::AttachmentStore& attachments_;
  crypto::FileDigests& digests_;
};

}  // namespace shouqi::pages
