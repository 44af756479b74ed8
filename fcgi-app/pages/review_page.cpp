#include "pages/review_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "domain/receipt_code.hpp"
#include "domain/round.hpp"
#include "pages/seal_words.hpp"
#include "pages/seen_version.hpp"
#include "templates/review_page.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using usecase::AnswerView;

// The answer that the address means. Without a term, one that can be looked at is preferred to one that has not opened.
std::optional<AnswerView> choose(const usecase::Overview& overview, domain::Category category,
                                 const AnswerAddress& address) {
  auto found = usecase::find_answer(overview, category, address.term, address.round_id);
  if (!found || address.term || address.round_id != 0 || !is_before_opening(found->stored, overview.now)) return found;
  for (const AnswerView& answer : overview.answers) {
    if (answer.stored.document.category == category && !is_before_opening(answer.stored, overview.now)) return answer;
  }
  return found;
}

// Before its round opens a document may be there and is not shown.
bool has_document(const AnswerView& answer, base::Instant now) {
  return answer.state != AnswerState::kAwaiting && !is_before_opening(answer.stored, now);
}

std::vector<domain::Term> terms_of(const std::vector<store::DocumentHead>& heads) {
  std::vector<domain::Term> terms;
  for (const store::DocumentHead& head : heads) terms.push_back(head.key.term);
  return terms;
}

std::string window_text(const domain::Window& window, base::Instant now) {
  if (window.round_state == domain::RoundState::kDraft) return "尚未開放";
  // The end stands first: a phone's picker shows no more than this.
  return fmt::format("{} {}，{} 開放", base::roc_deadline(window.end()), window.has_closed(now) ? "已截止" : "截止",
                     base::roc_deadline_with_year(window.opens_at));
}

void fill_picker(view::Dictionary& content, const usecase::Overview& overview, domain::Category category,
                 const std::vector<domain::Term>& documented, std::optional<domain::Term> chosen) {
  std::set<domain::Term, std::greater<>> terms(documented.begin(), documented.end());
  for (const AnswerView& answer : overview.answers) {
    if (answer.stored.document.category == category) terms.insert(answer.stored.document.term);
  }
  if (terms.empty()) return;
  view::Dictionary picker = content.add(krp_PICKER);
  picker.set(krp_CATEGORY, domain::to_string(category));
  for (const domain::Term& term : terms) {
    const auto answer = usecase::find_answer(overview, category, term, 0);
    view::Dictionary option = picker.add(krp_OPTION);
    option.set(krp_TERM, term.text())
        .set(krp_WINDOW, answer ? window_text(answer->stored.window, overview.now) : "只供查看");
    if (term == chosen) option.show(krp_CHOSEN);
  }
}

// Grade 12 has two batches of one term: a way from each to the other.
void fill_batches(view::Dictionary& content, const usecase::Overview& overview, const AnswerView& shown) {
  for (const AnswerView& other : overview.answers) {
    const bool sibling = other.stored.document.category == shown.stored.document.category &&
                         other.stored.document.term == shown.stored.document.term &&
                         other.stored.round_id != shown.stored.round_id;
    if (!sibling) continue;
    content.add(krp_OTHER_BATCH)
        .set(krp_BATCH_TITLE, domain::round_title(other.stored.round_term, other.stored.document.batch))
        .set(krp_URL, review_url(other.stored));
  }
}

// Once the school seals, nobody is asked any more. False where the note of the state still says what is left to do or to read.
bool fill_seal(view::Dictionary& status, const AnswerView& answer, const domain::RoundSeal* seal) {
  const SealSight sight = seal_sight(answer.stored.window.round_state, seal);
  const auto answered = domain::answered(answer.stored.latest.state);
  if (sight == SealSight::kSealing) status.show(krp_NOTE_SEALING);
  if (sight == SealSight::kStands && answered) {
    status.add(krp_NOTE_SEALED)
        .set(krp_SEAL_STAGE, domain::to_string(seal->stage))
        .set(krp_ANSWERED_TITLE, sealed_as(*answered, *seal))
        .set(krp_URL, proof_url(answer.stored));
  }
  return sight != SealSight::kNone && (answer.state == AnswerState::kNotRequired || answer.state == AnswerState::kRecheck);
}

// What the state means for the student, in one sentence; the sentences stand in the template.
void fill_state(view::Dictionary& content, const AnswerView& answer, base::Instant now, bool has_answered_report, const domain::RoundSeal* seal) {
  const Chip state = chip(answer, now);
  view::Dictionary status = content.add(krp_STATUS);
  status.set(krp_CHIP, state.state).set(krp_STATE_TITLE, state.word);
  const domain::Window& window = answer.stored.window;
  if (answer.state == AnswerState::kAwaiting) {
    status.show(krp_NOTE_AWAITING);
    return;
  }
  if (is_before_opening(answer.stored, now)) {
    status.add(krp_NOTE_NOT_OPEN).set(krp_OPENS_AT, base::roc_deadline_with_year(window.opens_at));
    return;
  }
  if (answer.can_answer) {
    status.add(krp_OPEN)
        .set(krp_CLOSES_AT, base::roc_deadline(window.end()))
        .set(krp_DEADLINE, base::to_iso8601(window.end()))
        .set(krp_NOW, base::to_iso8601(now))
        .set(krp_TIME_LEFT, base::time_left(now, window.end()));
  }
  if (fill_seal(status, answer, seal)) return;
  switch (answer.state) {
    case AnswerState::kNotRequired:
      status.show(krp_NOTE_NOT_REQUIRED);
      break;
    case AnswerState::kConfirmed:
      status.add(krp_NOTE_CONFIRMED)
          .set(krp_AT, base::roc_date_time(answer.stored.latest.at))
          .set(krp_RECEIPT_CODE, domain::grouped(answer.stored.latest.receipt_code))
          .set(krp_URL, done_url(answer.stored));
      break;
    case AnswerState::kReported:
      status.add(krp_NOTE_REPORTED).set(krp_URL, ticket_url(answer.stored));
      break;
    case AnswerState::kFixing:
      status.add(krp_NOTE_FIXING).set(krp_URL, ticket_url(answer.stored));
      break;
    case AnswerState::kRecheck:
      if (answer.stored.latest.cause == domain::TurnCause::kReopen) status.show(krp_NOTE_REOPENED);
      if (answer.stored.latest.cause == domain::TurnCause::kExtend) status.show(krp_NOTE_EXTENDED);
      status.show(krp_NOTE_RECHECK);
      if (has_answered_report) status.add(krp_NOTE_ANSWERED).set(krp_URL, ticket_url(answer.stored));
      break;
    case AnswerState::kDeemed:
      status.add(krp_NOTE_DEEMED).set(krp_CLOSES_AT, base::roc_deadline_with_year(window.end()));
      break;
    case AnswerState::kLeft:
      status.show(krp_NOTE_LEFT);
      break;
    case AnswerState::kPending:
    case AnswerState::kAwaiting:
      break;
  }
}

}  // namespace

struct ReviewPage::Subject {
  const http::RequestContext& context;
  const domain::Principal& student;
  domain::Category category;
  const usecase::Overview& overview;
};

ReviewPage::ReviewPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
                       store::EventStore& events, store::ReportStore& reports, store::ReviewStore& reviews,
                       store::AttachmentStore& attachments, const crypto::FileDigests& files)
    : layout_(layout),
      file_(layout.templates().file("review_page.tpl")),
      records_(layout.templates()),
      office_line_(layout.templates()),
      attachment_list_(layout),
      answers_(answers),
      documents_(documents),
      events_(events),
      reports_(reports),
      reviews_(reviews),
      attachments_(attachments),
      files_(files) {}

http::Response ReviewPage::show(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::Category category = *context.category;
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const auto answer = choose(overview, category, *address);
  // What can be looked at comes in one question; only the others need to ask which terms there are.
  std::optional<store::ReviewMaterial> material;
  if (answer && has_document(*answer, overview.now)) {
    const store::StoredAnswer& stored = answer->stored;
    material = reviews_.of_answer(student, stored.round_id, stored.document, stored.latest.digest);
  }
  const std::vector<store::DocumentHead> heads =
      material ? std::vector<store::DocumentHead>{} : documents_.terms(student.student_id, category);

  std::optional<domain::Term> term = answer ? answer->stored.document.term : address->term;
  if (!answer && !term && !heads.empty()) term = heads.front().key.term;
  const bool archived =
      !answer && std::any_of(heads.begin(), heads.end(), [&](const auto& head) { return head.key.term == term; });
  const bool asked_for_nothing = !answer && !archived && (address->term || address->round_id != 0);
  if (asked_for_nothing || (!answer && address->round_id != 0)) return http::refuse(404);

  const std::string title = fmt::format("核對 {}", domain::title(category));
  view::Page page = layout_.begin({.stem = "review",
                                   .title = title,
                                   .principal = &student,
                                   .csrf_token = context.csrf_token,
                                   .back = {"全部項目", "/receipt/"}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(krp_CATEGORY, domain::to_string(category)).set(krp_CATEGORY_TITLE, domain::title(category));
  if (term) content.add(krp_TERM_NAMED).set(krp_TERM_TITLE, term->title());
  fill_picker(content, overview, category, material ? material->terms : terms_of(heads), term);
  const Subject subject{context, student, category, overview};
  if (answer) {
    fill_answer(content, subject, *answer, material);
  } else if (archived) {
    fill_archive(content, subject, heads, *term);
  } else {
    content.show(krp_NOTHING);
  }
  return http::html(layout_.finish(page));
}

void ReviewPage::fill_answer(view::Dictionary& content, const Subject& subject, const AnswerView& answer,
                             const std::optional<store::ReviewMaterial>& material) {
  fill_batches(content, subject.overview, answer);
  fill_state(content, answer, subject.overview.now, has_answered_report(subject, answer),
             usecase::standing_seal(subject.overview, answer.stored.round_id));
  view::Dictionary article = content.add(krp_ARTICLE);
  article.set(krp_CATEGORY, domain::to_string(subject.category))
      .set(krp_STATE, domain::to_string(answer.state))
      .set(krp_TERM, answer.stored.document.term.text())
      .set(krp_ROUND_ID, answer.stored.round_id);
  if (!has_document(answer, subject.overview.now)) {
    article.set(krp_ROWS, "0");
    return;
  }

  if (!material) throw base::IntegrityError("an answer beyond awaiting has no document");
  const store::StoredDocument& document = material->document;
  fill_changes(content, subject, answer, document);
  fill_document(article, subject, document);
  if (document.source == store::DocumentSource::kCentral) {
    content.add(krp_COMPARE).set(krp_URL, compare_url(answer.stored));
  }
  fill_ways(content, subject, answer, *material);
  // Last, so that what this look is compared with is the one before it.
  const bool is_repeated = material->has_looked && document.document.digest == answer.stored.latest.digest;
  if (!is_repeated) record_look(events_, subject.context, answer.stored.round_id, document.document);
}

// Only a recheck can follow an answer of the school: everybody else is spared the look.
bool ReviewPage::has_answered_report(const Subject& subject, const AnswerView& answer) {
  if (answer.state != AnswerState::kRecheck) return false;
  const auto report = reports_.latest(answer.stored.round_id, subject.student.student_id, subject.category);
  return report && (report->state() == domain::ReportState::kExplained || report->state() == domain::ReportState::kChanged);
}

void ReviewPage::fill_archive(view::Dictionary& content, const Subject& subject,
                              const std::vector<store::DocumentHead>& heads, domain::Term term) {
  content.show(krp_READ_ONLY);
  content.add(krp_COMPARE)
      .set(krp_URL, fmt::format("/receipt/{}/compare?term={}", domain::to_string(subject.category), term.text()));
  for (const store::DocumentHead& head : heads) {
    if (head.key.term != term) continue;
    const auto document = documents_.current(subject.student.student_id, head.key);
    if (!document) throw base::IntegrityError("a listed document is not there");
    view::Dictionary article = content.add(krp_ARTICLE);
    article.set(krp_CATEGORY, domain::to_string(subject.category)).set(krp_STATE, "archive").set(krp_TERM, term.text());
    fill_document(article, subject, *document);
    record_look(events_, subject.context, std::nullopt, document->document);
  }
}

void ReviewPage::fill_changes(view::Dictionary& content, const Subject& subject, const AnswerView& answer,
                              const store::StoredDocument& document) {
  if (answer.state == AnswerState::kConfirmed || answer.state == AnswerState::kLeft) return;
  const auto changes =
      changes_since_last_look(documents_, events_, subject.student.student_id, answer.stored, document);
  if (changes.empty()) return;
  view::Dictionary section = content.add(krp_CHANGES);
  section.set(krp_DATE, base::roc_date(document.created_at));
  records_.include_differences(section, krp_DIFFERENCES, subject.category, changes);
}

void ReviewPage::fill_ways(view::Dictionary& content, const Subject& subject, const AnswerView& answer,
                           const store::ReviewMaterial& material) {
  if (!answer.can_answer) {
    view::Dictionary ask = content.add(krp_ASK);
    office_line_.include(ask, krp_OFFICE, material.office);
    return;
  }
  view::Dictionary ways = content.add(krp_WAYS);
  ways.set(krp_CATEGORY, domain::to_string(subject.category))
      .set(krp_CATEGORY_TITLE, domain::title(subject.category))
      .set(krp_TERM, answer.stored.document.term.text())
      .set(krp_ROUND_ID, answer.stored.round_id)
      .set(krp_DIGEST, material.document.document.digest)
      .set(krp_CLOSES_AT, base::roc_deadline(answer.stored.window.end()));
  office_line_.include(ways, krp_OFFICE, material.office);
}

void ReviewPage::fill_document(view::Dictionary article, const Subject& subject, const store::StoredDocument& stored) {
  const domain::ReceiptDocument& document = stored.document;
  article.set(krp_DIGEST, document.digest).set(krp_ROWS, document.row_count);
  view::Dictionary shown = article.add(krp_DOCUMENT);
  shown.set(krp_COUNT, count_words(document.key.category, document.row_count))
      .set(krp_SHORT_DIGEST, domain::short_digest(document.digest))
      .set(krp_CATEGORY_TITLE, domain::title(document.key.category));
  const bool only_submitted = stored.source == store::DocumentSource::kPortal;
  if (only_submitted) shown.show(krp_SUBMITTED);
  if (document.row_count == 0) {
    shown.show(only_submitted ? krp_SUBMITTED_NO_ROWS : krp_RECEIVED_NO_ROWS);
    return;
  }
  shown.show(only_submitted ? krp_SUBMITTED_ROWS : krp_RECEIVED_ROWS);
  records_.include_records(shown, krp_RECORDS, document.key.category, domain::parts_of(document.body));
  attachment_list_.include(shown, krp_FILES,
                           attachments_of(attachments_, files_, subject.student.student_id, subject.student.school_code, document.key));
}

}  // namespace shouqi::pages
