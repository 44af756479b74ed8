#include "pages/answer_conflict.hpp"

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/seen_version.hpp"
#include "templates/conflict_page.hpp"

namespace shouqi::pages {
namespace {

using usecase::ConfirmRefusal;

constexpr int kConflict = 409;

// For data-conflict.
std::string_view name(ConfirmRefusal reason) {
  switch (reason) {
    case ConfirmRefusal::kNotYours:
      return "not_yours";
    case ConfirmRefusal::kDataChanged:
      return "data_changed";
    case ConfirmRefusal::kOtherAnswerWon:
      return "other_answer_won";
    case ConfirmRefusal::kNotOpen:
      return "not_open";
    case ConfirmRefusal::kClosed:
      return "closed";
  }
  return {};
}

}  // namespace

AnswerConflict::AnswerConflict(const view::PageLayout& layout, store::DocumentStore& documents)
    : layout_(layout),
      file_(layout.templates().file("conflict_page.tpl")),
      records_(layout.templates()),
      documents_(documents) {}

http::Response AnswerConflict::show(const http::RequestContext& context, const usecase::AnswerView& answer,
                                    ConfirmRefusal reason, std::string_view seen_digest) {
  return show(context, answer, reason, seen_digest, "confirm", {});
}

http::Response AnswerConflict::show(const http::RequestContext& context, const usecase::AnswerView& answer,
                                    ConfirmRefusal reason, std::string_view seen_digest, std::string_view stem,
                                    const std::vector<KeptText>& kept) {
  const store::StoredAnswer& stored = answer.stored;
  view::Page page = layout_.begin({.stem = stem,
                                   .title = "這次沒有送出",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"全部項目", "/receipt/"},
                                   .request_id = context.request.request_id},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kcp_CATEGORY, domain::to_string(stored.document.category))
      .set(kcp_CATEGORY_TITLE, domain::title(stored.document.category))
      .set(kcp_REASON, name(reason))
      .set(kcp_STATE, domain::to_string(answer.state))
      .set(kcp_CHIP, domain::to_string(answer.state))
      .set(kcp_STATE_TITLE, domain::title(answer.state))
      .set(kcp_TERM, stored.document.term.text())
      .set(kcp_DIGEST, stored.latest.digest)
      .set(kcp_ROWS, stored.latest.row_count)
      .set(kcp_REVIEW_URL, review_url(stored));
  if (!kept.empty()) {
    view::Dictionary section = content.add(kcp_KEPT);
    for (const KeptText& text : kept) {
      section.add(kcp_KEPT_TEXT).set(kcp_LABEL, text.label).set(kcp_TEXT, base::without_controls(text.text));
    }
  }
  const bool has_report = answer.state == domain::AnswerState::kReported || answer.state == domain::AnswerState::kFixing;
  if (has_report) content.add(kcp_TICKET).set(kcp_TICKET_URL, ticket_url(stored));
  switch (reason) {
    case ConfirmRefusal::kNotYours:
      throw base::Error("what is not the student's has no conflict page");
    case ConfirmRefusal::kDataChanged:
      content.show(kcp_DATA_CHANGED);
      fill_new_data(content, context.principal->student_id, answer, seen_digest);
      break;
    case ConfirmRefusal::kOtherAnswerWon:
      content.show(kcp_OTHER_ANSWER_WON);
      break;
    case ConfirmRefusal::kNotOpen:
      if (stored.window.round_state == domain::RoundState::kDraft) {
        content.show(kcp_NOT_PLANNED);
      } else {
        content.add(kcp_NOT_OPEN).set(kcp_OPENS_AT, base::roc_deadline_with_year(stored.window.opens_at));
      }
      break;
    case ConfirmRefusal::kClosed:
      content.add(kcp_CLOSED).set(kcp_CLOSES_AT, base::roc_deadline_with_year(stored.window.end()));
      break;
  }
  return http::html(layout_.finish(page), kConflict);
}

void AnswerConflict::fill_new_data(view::Dictionary& content, domain::StudentId student,
                                   const usecase::AnswerView& answer, std::string_view seen_digest) {
  const auto document = documents_.current(student, answer.stored.document);
  if (!document) throw base::IntegrityError("an answer with a digest has no document");
  const domain::Category category = answer.stored.document.category;
  const auto changes = changes_since(documents_, student, *document, seen_digest);
  if (!changes.empty()) {
    view::Dictionary section = content.add(kcp_CHANGES);
    records_.include_differences(section, kcp_DIFFERENCES, category, changes);
  }
  view::Dictionary data = content.add(kcp_NEW_DATA);
  data.set(kcp_COUNT, count_words(category, document->document.row_count))
      .set(kcp_SHORT_DIGEST, domain::short_digest(document->document.digest));
  records_.include_records(data, kcp_RECORDS, category, domain::parts_of(document->document.body));
}

}  // namespace shouqi::pages
