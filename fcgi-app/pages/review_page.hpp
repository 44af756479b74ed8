// GET /receipt/{category}: 核對. What the central database received, what has changed since the last look, and the two
// ways on.
#pragma once

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "pages/attachment_list.hpp"
#include "store/report_store.hpp"
#include "store/review_store.hpp"
#include "view/page_layout.hpp"
#include "view/record_view.hpp"

namespace shouqi::pages {

class ReviewPage {
 public:
  ReviewPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
             store::EventStore& events, store::ReportStore& reports, store::ReviewStore& reviews,
             store::AttachmentStore& attachments, const crypto::FileDigests& files);
  http::Response show(const http::RequestContext& context);

 private:
  struct Subject;

  void fill_answer(view::Dictionary& content, const Subject& subject, const usecase::AnswerView& answer,
                   const std::optional<store::ReviewMaterial>& material);
  bool has_answered_report(const Subject& subject, const usecase::AnswerView& answer);
  void fill_archive(view::Dictionary& content, const Subject& subject, const std::vector<store::DocumentHead>& heads,
                    domain::Term term);
  void fill_changes(view::Dictionary& content, const Subject& subject, const usecase::AnswerView& answer,
                    const store::StoredDocument& document);
  void fill_ways(view::Dictionary& content, const Subject& subject, const usecase::AnswerView& answer,
                 const store::ReviewMaterial& material);
  void fill_document(view::Dictionary article, const Subject& subject, const store::StoredDocument& document);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::RecordView records_;
  OfficeLine office_line_;
  AttachmentList attachment_list_;
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
  store::EventStore& events_;
  store::ReportStore& reports_;
  store::ReviewStore& reviews_;
  store::AttachmentStore& attachments_;
  const crypto::FileDigests& files_;
};

}  // namespace shouqi::pages
