#include "pages/compare_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "pages/compare_report.hpp"
#include "pages/seen_version.hpp"
#include "templates/compare_page.hpp"

namespace shouqi::pages {
namespace {

using domain::Difference;
using domain::DifferenceKind;

struct ValueMarkers {
  const view::Marker& has;
  const view::Marker& value;
  const view::Marker& none;
};

void set_value(view::Dictionary& field, const ValueMarkers& markers, const std::string& text) {
  if (text.empty()) {
    field.show(markers.none);
  } else {
    field.add(markers.has).set(markers.value, text);
  }
}

// One line of the table: the field, mine, received. A side without a row shows nothing at all.
void fill_field(view::Dictionary field, const Difference& difference, const std::string& key) {
  field.set(kcp_LABEL, base::without_controls(key));
  const std::string mine = difference.before.is_null() ? "" : domain::display(difference.sub_kind, key, difference.before);
  const std::string received = difference.after.is_null() ? "" : domain::display(difference.sub_kind, key, difference.after);
  set_value(field, {kcp_HAS_MINE, kcp_MINE, kcp_NO_MINE}, mine);
  set_value(field, {kcp_HAS_RECEIVED, kcp_RECEIVED, kcp_NO_RECEIVED}, received);
}

bool is_blank(const Difference& difference, const std::string& key) {
  const auto blank = [&](const nlohmann::json& row) { return row.is_null() || domain::display(difference.sub_kind, key, row).empty(); };
  return blank(difference.before) && blank(difference.after);
}

void fill_changed(view::Dictionary item, const Difference& difference) {
  item.show(kcp_CHANGED).set(kcp_KIND, "changed");
  std::set<std::string> differing;
  view::Dictionary table = item.add(kcp_TABLE);
  for (const domain::FieldDifference& changed : difference.fields) {
    differing.insert(changed.key);
    view::Dictionary field = table.add(kcp_FIELD);
    fill_field(field, difference, changed.key);
    field.show(kcp_DIFFERS);
  }
  // The rest of the two rows, without what is empty on both sides. What only the central database adds stands there too.
  std::vector<std::string> rest;
  for (std::string& key : domain::columns(difference.sub_kind, {difference.before, difference.after})) {
    if (!differing.contains(key) && !is_blank(difference, key)) rest.push_back(std::move(key));
  }
  if (rest.empty()) return;
  view::Dictionary more = item.add(kcp_REST);
  more.set(kcp_REST_COUNT, rest.size());
  for (const std::string& key : rest) fill_field(more.add(kcp_REST_FIELD), difference, key);
}

void fill_one_sided(view::Dictionary item, const Difference& difference) {
  const bool extra = difference.kind == DifferenceKind::kExtra;
  item.show(extra ? kcp_EXTRA : kcp_MISSING).set(kcp_KIND, extra ? "extra" : "missing");
  const nlohmann::json& row = extra ? difference.after : difference.before;
  view::Dictionary table = item.add(kcp_TABLE);
  for (const std::string& key : domain::columns(difference.sub_kind, {row})) {
    if (!is_blank(difference, key)) fill_field(table.add(kcp_FIELD), difference, key);
  }
}

void fill_difference(view::Dictionary item, const Difference& difference) {
  const nlohmann::json& named = difference.kind == DifferenceKind::kMissing ? difference.before : difference.after;
  item.set(kcp_SUB_KIND, base::without_controls(difference.sub_kind))
      .set(kcp_ROW_TITLE, domain::row_title(difference.sub_kind, named));
  if (difference.kind == DifferenceKind::kChanged) {
    fill_changed(item, difference);
  } else {
    fill_one_sided(item, difference);
  }
}

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
      attachment_list_(layout.templates()),
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
    for (const Difference& difference : found.differences) fill_difference(list.add(kcp_DIFFERENCE), difference);
  }
  if (found.same_count > 0) {
    view::Dictionary same = article.add(kcp_SAME);
    records_.include_records(same, kcp_RECORDS, subject.category, found.same);
  }
  const domain::Parts received = domain::parts_of(stored.document.body);
  attachment_list_.include_checked(article, kcp_FILES,
                                   attachments_of(attachments_, digests_, subject.student, stored.document.key),
                                   domain::recorded_hashes(received), digests_);
}

}  // namespace shouqi::pages
