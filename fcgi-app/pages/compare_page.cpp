#include "pages/compare_page.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "pages/compare_report.hpp"
#include "pages/seen_version.hpp"
#include "templates/compare_page.hpp"

namespace shouqi::pages {
namespace {

using domain::Difference;

void fill_report(view::Dictionary way, const usecase::AnswerView& answer, const std::vector<Difference>& differences) {
  const PrefilledReport report = prefilled_report(differences);
  way.set(kcp_CATEGORY, domain::to_string(answer.stored.document.category))
      .set(kcp_TERM, answer.stored.document.term.text())
      .set(kcp_ROUND_ID, answer.stored.round_id);
  if (!report.extra_reason.empty()) way.add(kcp_SAY_EXTRA).set(kcp_REASON, report.extra_reason);
  if (!report.missing_reason.empty()) way.add(kcp_SAY_MISSING).set(kcp_REASON, report.missing_reason);
  if (!report.wrong_reason.empty()) way.add(kcp_SAY_WRONG).set(kcp_REASON, report.wrong_reason);
  for (const std::string& row : report.rows) way.add(kcp_SAY_ROW).set(kcp_ROW, row);
}

}  // namespace

struct ComparePage::Subject {
  const http::RequestContext& context;
  const domain::Principal& student;
  domain::Category category;
};

ComparePage::ComparePage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
                         store::EventStore& events, store::PortalSubmission& portal,
                         store::AttachmentStore& attachments, crypto::FileDigests& digests)
    : layout_(layout),
      file_(layout.templates().file("compare_page.tpl")),
      records_(layout.templates()),
      side_list_(layout.templates()),
      attachment_list_(layout),
      answers_(answers),
      documents_(documents),
      events_(events),
      portal_(portal),
      attachments_(attachments),
      digests_(digests) {}

http::Response ComparePage::show(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  if (!address) return http::refuse(404);
  const Subject subject{context, *context.principal, *context.category};
  const usecase::Overview overview = usecase::student_overview(answers_, subject.student);
  const auto answer = usecase::find_answer(overview, subject.category, address->term, address->round_id);

  std::vector<store::DocumentHead> archived;
  if (!answer) {
    // An earlier term has no round; without a term or with somebody's round there is nothing to show.
    if (!address->term || address->round_id != 0) return http::refuse(404);
    archived = documents_.terms(subject.student.student_id, subject.category);
    std::erase_if(archived, [&](const store::DocumentHead& head) { return head.key.term != *address->term; });
    if (archived.empty()) return http::refuse(404);
  }
  const domain::Term term = answer ? answer->stored.document.term : *address->term;

  view::Page page = layout_.begin(
      {.stem = "compare",
       .title = fmt::format("對照 {}", domain::title(subject.category)),
       .principal = &subject.student,
       .csrf_token = context.csrf_token,
       .back = {fmt::format("核對 {}", domain::title(subject.category)),
                answer ? review_url(answer->stored)
                       : fmt::format("/receipt/{}?term={}", domain::to_string(subject.category), term.text())}},
      file_);
  view::Dictionary content = page.content();
  content.set(kcp_CATEGORY_TITLE, domain::title(subject.category)).set(kcp_TERM_TITLE, term.title());
  if (answer && (answer->state == domain::AnswerState::kAwaiting || is_before_opening(answer->stored, overview.now))) {
    content.show(kcp_NOT_YET);
    return http::html(layout_.finish(page));
  }
  const auto fill = [&](const domain::DocumentKey& key, const usecase::AnswerView* view) {
    const auto document = documents_.current(subject.student.student_id, key);
    if (!document) throw base::IntegrityError("a document that is listed or answered is not there");
    fill_document(content, subject, *document, view);
    record_look(events_, context, view == nullptr ? std::nullopt : std::optional(view->stored.round_id),
                document->document);
  };
  if (answer) {
    fill(answer->stored.document, &*answer);
  } else {
    for (const store::DocumentHead& head : archived) fill(head.key, nullptr);
  }
  return http::html(layout_.finish(page));
}

void ComparePage::fill_document(view::Dictionary& content, const Subject& subject, const store::StoredDocument& stored,
                                const usecase::AnswerView* answer) {
  const auto compared =
      usecase::compare_with_portal(portal_, subject.student.student_id, subject.student.school_code, stored);
  if (!compared) {
    content.show(kcp_ONLY_SUBMITTED);
    return;
  }
  if (answer == nullptr && !compared->portal_has_records) {
    content.show(kcp_NOTHING_KEPT);
    return;
  }
  fill_comparison(content.add(kcp_ARTICLE), subject, stored, *compared);
  if (answer != nullptr && answer->can_answer && !compared->found.differences.empty()) {
    fill_report(content.add(kcp_WAY), *answer, compared->found.differences);
  }
}

void ComparePage::fill_comparison(view::Dictionary article, const Subject& subject, const store::StoredDocument& stored,
                                  const usecase::PortalComparison& compared) {
  const domain::Comparison& found = compared.found;
  const domain::DifferenceCounts counts = domain::count(found.differences);
  const std::string_view counter = domain::counter(subject.category);
  article.set(kcp_CATEGORY, domain::to_string(subject.category))
      .set(kcp_TERM, stored.document.key.term.text())
      .set(kcp_DIGEST, stored.document.digest)
      .set(kcp_EXTRA_COUNT, counts.extra)
      .set(kcp_MISSING_COUNT, counts.missing)
      .set(kcp_CHANGED_COUNT, counts.changed)
      .set(kcp_SAME_COUNT, found.same_count)
      .set(kcp_COUNTER, counter);
  if (found.differences.empty()) {
    article.show(found.same_count == 0 ? kcp_BOTH_EMPTY : kcp_NO_DIFFERENCE);
  } else {
    view::Dictionary list = article.add(kcp_LIST);
    side_list_.include(list, kcp_SIDES, found.differences);
  }
  if (found.same_count > 0) {
    view::Dictionary same = article.add(kcp_SAME);
    records_.include_records(same, kcp_RECORDS, subject.category, found.same);
  }
  const domain::Parts received = domain::parts_of(stored.document.body);
  attachment_list_.include_checked(article, kcp_FILES,
                                   attachments_of(attachments_, digests_, subject.student.student_id, subject.student.school_code, stored.document.key),
                                   domain::recorded_hashes(received), digests_);
}

}  // namespace shouqi::pages
