#include "pages/confirm_page.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "pages/seen_version.hpp"
#include "templates/confirm_page.hpp"
#include "templates/expired_page.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using usecase::ConfirmRefusal;

constexpr int kForbidden = 403;

std::string act(domain::Category category, std::uint32_t rows) {
  if (rows == 0) return fmt::format("確認沒有{}資料", domain::title(category));
  return fmt::format("確認{} {}資料正確", domain::title(category), count_words(category, rows));
}

}  // namespace

ConfirmPage::ConfirmPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
                         store::EventStore& events, crypto::Random& random, std::chrono::seconds grace)
    : layout_(layout),
      file_(layout.templates().file("confirm_page.tpl")),
      expired_file_(layout.templates().file("expired_page.tpl")),
      conflict_(layout, documents),
      answers_(answers),
      documents_(documents),
      events_(events),
      random_(random),
      grace_(grace) {}

http::Response ConfirmPage::ask(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::StudentId student = context.principal->student_id;
  const usecase::Overview overview = usecase::student_overview(answers_, *context.principal);
  const auto answer = usecase::find_answer(overview, *context.category, address->term, address->round_id);
  if (!answer) return http::refuse(404);
  if (answer->state == AnswerState::kConfirmed) return http::redirect(done_url(answer->stored));
  if (!answer->can_answer) return conflict_.show(context, *answer, usecase::why_not(*answer, overview.now), {});

  auto seen = parse_digest(context.request.query);
  if (!seen) seen = events_.last_seen_digest(answer->stored.round_id, student, *context.category, {});
  if (!seen) return http::redirect(review_url(answer->stored));
  const auto document = documents_.current(student, answer->stored.document);
  if (!document) throw base::IntegrityError("an answer that can be given has no document");
  if (*seen != document->document.digest) return conflict_.show(context, *answer, ConfirmRefusal::kDataChanged, *seen);
  return form(context, *answer, *document);
}

http::Response ConfirmPage::form(const http::RequestContext& context, const usecase::AnswerView& answer,
                                 const store::StoredDocument& document) {
  const domain::Category category = *context.category;
  const std::uint32_t rows = document.document.row_count;
  view::Page page =
      layout_.begin({.stem = "confirm",
                     .title = fmt::format("再確認 {}", domain::title(category)),
                     .principal = context.principal,
                     .csrf_token = context.csrf_token,
                     .back = {fmt::format("核對 {}", domain::title(category)), review_url(answer.stored)}},
                    file_);
  view::Dictionary content = page.content();
  content.set(kcp_CATEGORY, domain::to_string(category))
      .set(kcp_CATEGORY_TITLE, domain::title(category))
      .set(kcp_STATE, domain::to_string(answer.state))
      .set(kcp_TERM, document.document.key.term.text())
      .set(kcp_TERM_TITLE, document.document.key.term.title())
      .set(kcp_ROUND_ID, answer.stored.round_id)
      .set(kcp_DIGEST, document.document.digest)
      .set(kcp_SHORT_DIGEST, domain::short_digest(document.document.digest))
      .set(kcp_ROWS, rows)
      .set(kcp_COUNT, count_words(category, rows))
      .set(kcp_CSRF, context.csrf_token)
      .set(kcp_ACT, act(category, rows))
      .set(kcp_CLOSES_AT, base::roc_deadline(answer.stored.window.end()))
      .set(kcp_REVIEW_URL, review_url(answer.stored));
  const auto groups = domain::record_groups(domain::parts_of(document.document.body));
  if (groups.size() > 1) {
    for (const domain::RecordGroup& group : groups) {
      content.add(kcp_GROUP)
          .set(kcp_SUB_KIND, group.sub_kind)
          .set(kcp_GROUP_COUNT, count_words(category, static_cast<std::uint32_t>(group.rows.size())));
    }
  }
  return http::html(layout_.finish(page));
}

http::Response ConfirmPage::confirm(const http::RequestContext& context) {
  const auto address = parse_address(context.request.form);
  const auto digest = parse_digest(context.request.form);
  if (!address || !address->term || address->round_id == 0 || !digest) return http::refuse(400);
  const usecase::ConfirmRequest request{address->round_id, *context.category, *address->term, *digest};
  const auto done =
      usecase::confirm_answer(answers_, random_, *context.principal, request, student_actor(context), grace_);
  if (done) return http::redirect(done_url(*done));
  const usecase::ConfirmRefused& refused = done.error();
  if (!refused.answer) return http::refuse(404);
  return conflict_.show(context, *refused.answer, refused.reason, *digest);
}

http::Response ConfirmPage::expired(const http::RequestContext& context) {
  const auto address = parse_address(context.request.form);
  view::Page page = layout_.begin(
      {.stem = "confirm", .title = "登入時間已過", .request_id = context.request.request_id}, expired_file_);
  view::Dictionary content = page.content();
  content.set(kep_LOGIN_URL, context.login_url);
  content.add(kep_CONFIRMING).set(kep_CATEGORY_TITLE, domain::title(*context.category));
  if (address && address->term) content.add(kep_TERM_NAMED).set(kep_TERM_TITLE, address->term->title());
  return http::html(layout_.finish(page), kForbidden);
}

}  // namespace shouqi::pages
