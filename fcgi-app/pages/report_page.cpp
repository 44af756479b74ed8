#include "pages/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "pages/seen_version.hpp"
#include "templates/expired_page.hpp"
#include "templates/report_page.hpp"
#include "usecase/file_report.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;

constexpr int kBadRequest = 400;
constexpr int kForbidden = 403;
constexpr int kConflict = 409;

bool is_under_way(const usecase::AnswerView& answer) {
  return answer.state == AnswerState::kReported || answer.state == AnswerState::kFixing;
}

void fill_patterns(view::Dictionary& content, const ReportDraft& draft, const std::vector<FormFault>& faults) {
  constexpr std::array<std::string_view, 3> kHints{"例如：多了一筆班級幹部", "例如：少了社團幹部", "例如：學期成績不對"};
  for (const domain::Pattern pattern : domain::kPatterns) {
    const auto index = static_cast<std::size_t>(pattern);
    const ReportDraft::Said& said = draft.said.at(index);
    const std::string name(domain::to_string(pattern));
    const std::string_view at_box = message_at(faults, name);
    const std::string_view at_text = message_at(faults, name + "-reason");
    view::Dictionary one = content.add(krp_PATTERN);
    one.set(krp_NAME, name).set(krp_PATTERN_TITLE, domain::title(pattern)).set(krp_HINT, kHints.at(index));
    one.set(krp_REASON, base::without_controls(said.reason)).set(krp_LIMIT, domain::kReasonLimit);
    if (said.ticked) one.show(krp_TICKED);
    if (!said.reason.empty() || !at_text.empty()) one.show(krp_MORE_OPEN);
    if (!at_box.empty()) one.add(krp_BOX_FAULT).set(krp_MESSAGE, at_box);
    if (!at_text.empty()) one.add(krp_TEXT_FAULT).set(krp_MESSAGE, at_text);
  }
}

void fill_row(view::Dictionary section, const domain::ReferencedRow& row, const ReportDraft::Row& typed,
              const std::vector<FormFault>& faults) {
  section.set(krp_REFERENCE, row.reference)
      .set(krp_ROW_TITLE, domain::row_title(row.sub_kind, row.row))
      .set(krp_SUB_KIND, base::without_controls(row.sub_kind))
      .set(krp_WANTED, base::without_controls(typed.wanted))
      .set(krp_LIMIT, domain::kWantedLimit);
  if (typed.ticked) section.show(krp_TICKED);
  if (!typed.wanted.empty()) section.show(krp_MORE_OPEN);
  if (row.times > 1) section.add(krp_TIMES).set(krp_COUNT, std::uint64_t{row.times});
  for (const std::string& key : domain::columns(row.sub_kind, {row.row})) {
    const std::string label = base::without_controls(key);
    const std::string value = domain::display(row.sub_kind, key, row.row);
    if (!value.empty()) section.add(krp_CELL).set(krp_LABEL, label).set(krp_VALUE, value);
    view::Dictionary option = section.add(krp_OPTION);
    option.set(krp_LABEL, label);
    // A browser sends the text where there is no value, but with its white space made plain.
    if (key != label || key.find_first_of(" \t\n\f\r") != std::string::npos) option.add(krp_OTHER_KEY).set(krp_KEY, key);
    if (key == typed.field) option.show(krp_CHOSEN);
  }
  for (const auto& [prefix, marker] :
       {std::pair{"row-", &krp_BOX_FAULT}, {"field-", &krp_FIELD_FAULT}, {"wanted-", &krp_TEXT_FAULT}}) {
    const std::string_view message = message_at(faults, prefix + row.reference);
    if (!message.empty()) section.add(*marker).set(krp_MESSAGE, message);
  }
}

// Rows of the old data that were pointed at and are not in the new: what was typed there is shown beside the form.
ReportDraft take_lost_rows(ReportDraft& draft, const std::vector<domain::ReferencedRow>& rows) {
  ReportDraft lost;
  std::erase_if(draft.rows, [&](const auto& typed) {
    const bool is_there =
        std::any_of(rows.begin(), rows.end(), [&](const domain::ReferencedRow& row) { return row.reference == typed.first; });
    if (!is_there) lost.rows.insert(typed);
    return !is_there;
  });
  return lost;
}

}  // namespace

struct ReportPage::Form {
  const usecase::AnswerView& answer;
  const store::StoredDocument& document;
  ReportDraft draft;
  std::vector<FormFault> faults{};
  // What the page before had shown, when the data has changed since.
  std::optional<std::string> outdated_digest{};
};

ReportPage::ReportPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
                       store::ReportStore& reports, std::chrono::seconds grace)
    : layout_(layout),
      file_(layout.templates().file("report_page.tpl")),
      expired_file_(layout.templates().file("expired_page.tpl")),
      records_(layout.templates()),
      conflict_(layout, documents),
      answers_(answers),
      documents_(documents),
      reports_(reports),
      grace_(grace) {}

http::Response ReportPage::show(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  const auto draft = read_draft(context.request.query);
  if (!address || !draft) return http::refuse(404);
  const usecase::Overview overview = usecase::student_overview(answers_, *context.principal);
  const auto answer = usecase::find_answer(overview, *context.category, address->term, address->round_id);
  if (!answer) return http::refuse(404);
  if (is_under_way(*answer)) return http::redirect(ticket_url(answer->stored));
  if (!answer->can_answer) return conflict_.show(context, *answer, usecase::why_not(*answer, overview.now), {}, "report", {});
  const auto document = documents_.current(context.principal->student_id, answer->stored.document);
  if (!document) throw base::IntegrityError("an answer that can be given has no document");
  return render(context, {*answer, *document, *draft});
}

http::Response ReportPage::file(const http::RequestContext& context) {
  const auto address = parse_address(context.request.form);
  const auto digest = parse_digest(context.request.form);
  const auto draft = read_draft(context.request.form);
  if (!address || !address->term || address->round_id == 0 || !digest || !draft) return http::refuse(kBadRequest);
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const auto answer = usecase::find_answer(overview, *context.category, address->term, address->round_id);
  if (!answer) return http::refuse(404);
  const auto document = documents_.with_digest(student.student_id, answer->stored.document, *digest);
  if (!document) return conflict(context, {usecase::AnswerRefusal::kDataChanged, answer}, *digest, *draft);
  const auto rows = domain::referenced_rows(domain::parts_of(document->document.body));
  auto faults = faults_of(*draft, rows);
  if (!faults.empty()) {
    const bool can_mend = answer->can_answer && answer->stored.latest.digest == *digest;
    if (can_mend) return render(context, {*answer, *document, *draft, std::move(faults)});
    return conflict(context, {usecase::reason_for(*answer, *digest, overview.now), answer}, *digest, *draft);
  }
  const usecase::ReportRequest request{address->round_id, *context.category, *address->term, *digest, content_of(*draft, rows)};
  const auto filed = usecase::file_report(answers_, reports_, student, request, student_actor(context), grace_);
  if (filed) return http::redirect(ticket_url(filed->answer.stored));
  if (!filed.error().answer) return http::refuse(404);
  return conflict(context, filed.error(), *digest, *draft);
}

http::Response ReportPage::conflict(const http::RequestContext& context, const usecase::AnswerRefused& refused,
                                    std::string_view digest, const ReportDraft& draft) {
  const usecase::AnswerView& answer = *refused.answer;
  if (refused.reason != usecase::AnswerRefusal::kDataChanged || !answer.can_answer) {
    return conflict_.show(context, answer, refused.reason, digest, "report", kept_texts(draft));
  }
  const auto document = documents_.current(context.principal->student_id, answer.stored.document);
  if (!document) throw base::IntegrityError("an answer that can be given has no document");
  return render(context, {answer, *document, draft, {}, std::string(digest)});
}

http::Response ReportPage::render(const http::RequestContext& context, const Form& form) {
  const domain::Category category = *context.category;
  const store::StoredAnswer& stored = form.answer.stored;
  const domain::ReceiptDocument& document = form.document.document;
  const bool has_faults = !form.faults.empty();
  view::Page page = layout_.begin(
      {.stem = "report",
       .title = fmt::format("{}資料錯誤回報 {}", has_faults ? "錯誤：" : "", domain::title(category)),
       .principal = context.principal,
       .csrf_token = context.csrf_token,
       .back = {fmt::format("核對 {}", domain::title(category)), review_url(stored)},
       .request_id = form.outdated_digest ? std::string_view(context.request.request_id) : std::string_view()},
      file_);
  view::Dictionary content = page.content();
  content.set(krp_CATEGORY, domain::to_string(category))
      .set(krp_CATEGORY_TITLE, domain::title(category))
      .set(krp_STATE, domain::to_string(form.answer.state))
      .set(krp_TERM, document.key.term.text())
      .set(krp_TERM_TITLE, document.key.term.title())
      .set(krp_ROUND_ID, stored.round_id)
      .set(krp_DIGEST, document.digest)
      .set(krp_ROWS, document.row_count)
      .set(krp_CSRF, context.csrf_token)
      .set(krp_CLOSES_AT, base::roc_deadline(stored.window.end()))
      .set(krp_REVIEW_URL, review_url(stored));
  const auto rows = domain::referenced_rows(domain::parts_of(document.body));
  ReportDraft draft = form.draft;
  if (form.outdated_digest) {
    view::Dictionary changed = content.add(krp_OUTDATED);
    for (const KeptText& text : kept_texts(take_lost_rows(draft, rows))) {
      changed.add(krp_LOST).set(krp_LABEL, base::without_controls(text.label)).set(krp_VALUE, base::without_controls(text.text));
    }
    const auto changes = changes_since(documents_, context.principal->student_id, form.document, *form.outdated_digest);
    if (!changes.empty()) {
      view::Dictionary list = changed.add(krp_CHANGES);
      records_.include_differences(list, krp_DIFFERENCES, category, changes);
    }
  }
  if (has_faults) {
    view::Dictionary summary = content.add(krp_FAULTS);
    for (const FormFault& fault : form.faults)
      summary.add(krp_FAULT).set(krp_FIELD_ID, fault.field_id).set(krp_MESSAGE, fault.message);
  }
  fill_patterns(content, draft, form.faults);
  if (!rows.empty()) {
    view::Dictionary list = content.add(krp_ROW_LIST);
    const std::string_view at_rows = message_at(form.faults, "rows");
    if (!at_rows.empty()) list.add(krp_ROWS_FAULT).set(krp_MESSAGE, at_rows);
    for (const domain::ReferencedRow& row : rows) {
      const auto typed = draft.rows.find(row.reference);
      fill_row(list.add(krp_ROW), row, typed == draft.rows.end() ? ReportDraft::Row{} : typed->second, form.faults);
    }
  } else if (!message_at(form.faults, "rows").empty()) {
    content.add(krp_NO_ROWS_FAULT).set(krp_MESSAGE, message_at(form.faults, "rows"));
  }
  return http::html(layout_.finish(page), form.outdated_digest ? kConflict : has_faults ? kBadRequest : 200);
}

http::Response ReportPage::expired(const http::RequestContext& context) {
  const auto address = parse_address(context.request.form);
  const auto draft = read_draft(context.request.form);
  view::Page page = layout_.begin(
      {.stem = "report", .title = "登入時間已過", .request_id = context.request.request_id}, expired_file_);
  view::Dictionary content = page.content();
  content.set(kep_LOGIN_URL, context.login_url);
  content.add(kep_REPORTING).set(kep_CATEGORY_TITLE, domain::title(*context.category));
  if (address && address->term) content.add(kep_TERM_NAMED).set(kep_TERM_TITLE, address->term->title());
  const auto kept = draft ? kept_texts(*draft) : std::vector<KeptText>{};
  if (!kept.empty()) {
    view::Dictionary section = content.add(kep_KEPT);
    for (const KeptText& text : kept) {
      section.add(kep_KEPT_TEXT).set(kep_LABEL, base::without_controls(text.label)).set(kep_TEXT, base::without_controls(text.text));
    }
  }
  return http::html(layout_.finish(page), kForbidden);
}

}  // namespace shouqi::pages
