#include "pages/slip_page.hpp"

#include <algorithm>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "domain/receipt_code.hpp"
#include "domain/round.hpp"
#include "pages/seal_words.hpp"
#include "templates/slip_page.hpp"
#include "view/qr_picture.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using usecase::AnswerView;

// The answers of one round, in the order of the categories; empty when there is no such round for the student.
std::vector<const AnswerView*> of_round(const usecase::Overview& overview, domain::RoundId wanted) {
  const auto& answers = overview.answers;
  const auto meant = [&](const AnswerView& answer) {
    return wanted != 0 ? answer.stored.round_id == wanted : !is_before_opening(answer.stored, overview.now);
  };
  auto first = std::find_if(answers.begin(), answers.end(), meant);
  if (first == answers.end() && wanted == 0) first = answers.begin();
  std::vector<const AnswerView*> found;
  for (const AnswerView& answer : answers) {
    if (first != answers.end() && answer.stored.round_id == first->stored.round_id) found.push_back(&answer);
  }
  return found;
}

// What the state means, in a plain sentence of the template.
void show_note(view::Dictionary& item, const AnswerView& answer, base::Instant now) {
  const domain::Turn& latest = answer.stored.latest;
  if (answer.state == AnswerState::kAwaiting) {
    item.show(ksp_NOTE_AWAITING);
    return;
  }
  if (is_before_opening(answer.stored, now)) {
    item.add(ksp_NOTE_NOT_OPEN).set(ksp_OPENS_AT, base::roc_deadline_with_year(answer.stored.window.opens_at));
    return;
  }
  switch (answer.state) {
    case AnswerState::kConfirmed:
      item.add(ksp_NOTE_CONFIRMED).set(ksp_AT, base::roc_date_time(latest.at));
      break;
    case AnswerState::kPending:
      item.add(ksp_NOTE_PENDING).set(ksp_CLOSES_AT, base::roc_deadline_with_year(answer.stored.window.end()));
      break;
    case AnswerState::kRecheck:
      if (answer.stored.window.round_state != domain::RoundState::kOpen) {
        item.show(ksp_NOTE_UNANSWERED);
        break;
      }
      item.add(ksp_NOTE_RECHECK).set(ksp_CLOSES_AT, base::roc_deadline_with_year(answer.stored.window.end()));
      break;
    case AnswerState::kReported:
      item.add(ksp_NOTE_REPORTED).set(ksp_AT, base::roc_date_time(latest.at));
      break;
    case AnswerState::kFixing:
      item.add(ksp_NOTE_FIXING).set(ksp_AT, base::roc_date_time(latest.at));
      break;
    case AnswerState::kDeemed:
      item.add(ksp_NOTE_DEEMED).set(ksp_CLOSES_AT, base::roc_deadline_with_year(answer.stored.window.end()));
      break;
    case AnswerState::kNotRequired:
      item.show(ksp_NOTE_NOT_REQUIRED);
      break;
    case AnswerState::kLeft:
      item.show(ksp_NOTE_LEFT);
      break;
    case AnswerState::kAwaiting:
      break;
  }
}

// How the round stands to sealing: what will come, or the whole seal.
void show_seal(view::Dictionary& slip, domain::RoundState state, const domain::RoundSeal* seal) {
  switch (seal_sight(state, seal)) {
    case SealSight::kNone:
      slip.show(ksp_BEFORE_SEAL);
      return;
    case SealSight::kSealing:
      slip.show(ksp_SEALING);
      return;
    case SealSight::kStands:
      break;
  }
  slip.add(ksp_SEALED)
      .set(ksp_SEAL_STAGE, domain::to_string(seal->stage))
      .set(ksp_SEAL_TITLE, domain::title(seal->stage))
      .set(ksp_SEAL_SENTENCE, seal_sentence(seal->stage))
      .set(ksp_SEALED_AT, sealed_at(*seal))
      .set(ksp_SEQUENCE, std::uint64_t{seal->sequence})
      .set(ksp_ROOT, seal->root)
      .set(ksp_GROUPED_ROOT, domain::grouped_hex(seal->root))
      .set(ksp_KEY_ID, domain::grouped_hex(seal->key_id));
}

// What the student has reported on this answer and not taken back, word for word; false when there is nothing.
bool show_report(view::Dictionary& item, const AnswerView& answer, const std::vector<store::StoredReport>& newest_first) {
  const auto report = std::find_if(newest_first.begin(), newest_first.end(), [&](const store::StoredReport& one) {
    return one.round_id == answer.stored.round_id && one.category == answer.stored.document.category;
  });
  if (report == newest_first.end() || report->state() == domain::ReportState::kWithdrawn) return false;
  view::Dictionary section = item.add(ksp_REPORT);
  section.set(ksp_REPORT_ID, report->id).set(ksp_REPORT_AT, base::roc_date_time(report->at)).set(ksp_REPORT_TITLE, domain::title(report->state()));
  for (const domain::Complaint& complaint : report->content.complaints) {
    section.add(ksp_COMPLAINT)
        .set(ksp_PATTERN_TITLE, domain::title(complaint.pattern))
        .set(ksp_REASON, base::without_controls(complaint.reason));
  }
  return true;
}

}  // namespace

SlipPage::SlipPage(const view::PageLayout& layout, const http::Site& site, store::AnswerStore& answers,
                   store::OfficeStore& offices, store::ReportStore& reports)
    : layout_(layout),
      file_(layout.templates().file("slip_page.tpl")),
      office_line_(layout.templates()),
      site_(site),
      answers_(answers),
      offices_(offices),
      reports_(reports) {}

http::Response SlipPage::show(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const auto answers = of_round(overview, address->round_id);
  if (answers.empty() && address->round_id != 0) return http::refuse(404);

  view::Page page = layout_.begin({.stem = "slip",
                                   .title = "提交資料確認單",
                                   .principal = &student,
                                   .csrf_token = context.csrf_token,
                                   .back = {"全部項目", "/receipt/"}},
                                  file_);
  view::Dictionary content = page.content();
  if (answers.empty()) {
    content.show(ksp_NOTHING);
    return http::html(layout_.finish(page));
  }
  const store::StoredAnswer& round = answers.front()->stored;
  const std::string check_address = site_.origin() + "/receipt/check";
  const view::QrPicture picture = view::qr_picture(check_address);
  view::Dictionary slip = content.add(ksp_SLIP);
  slip.set(ksp_ROUND_ID, round.round_id)
      .set(ksp_ROUND_TITLE, domain::round_title(round.round_term, round.document.batch))
      .set(ksp_SCHOOL_NAME, student.school_name)
      .set(ksp_CLASS_NAME, student.class_name)
      .set(ksp_SEAT_NO, student.seat_no)
      .set(ksp_STUDENT_NO, student.student_no)
      .set(ksp_NAME, student.name)
      .set(ksp_MADE_AT, base::roc_date_time(overview.now))
      .set(ksp_CHECK_ADDRESS, check_address)
      .set(ksp_QR_PATH, picture.path)
      .set(ksp_QR_SIZE, static_cast<std::uint64_t>(picture.size));
  const auto reports = reports_.all(student.student_id);
  bool any_report = false;
  for (const AnswerView* answer : answers) {
    view::Dictionary item = slip.add(ksp_ANSWER);
    fill_answer(item, student, *answer, overview);
    any_report = show_report(item, *answer, reports) || any_report;
  }
  const auto seal = overview.seals.find(round.round_id);
  show_seal(slip, round.window.round_state, seal == overview.seals.end() ? nullptr : &seal->second);
  slip.show(any_report ? ksp_WITH_REPORT : ksp_ONE_SHEET);
  return http::html(layout_.finish(page));
}

void SlipPage::fill_answer(view::Dictionary& item, const domain::Principal& student, const AnswerView& answer, const usecase::Overview& overview) {
  const base::Instant now = overview.now;
  const domain::DocumentKey& document = answer.stored.document;
  const domain::Turn& latest = answer.stored.latest;
  const Chip state = chip(answer, now);
  const bool visible = answer.state != AnswerState::kAwaiting && !is_before_opening(answer.stored, now);
  item.set(ksp_CATEGORY, domain::to_string(document.category))
      .set(ksp_CATEGORY_TITLE, domain::title(document.category))
      .set(ksp_STATE, domain::to_string(answer.state))
      .set(ksp_CHIP, state.state)
      .set(ksp_STATE_TITLE, state.word)
      .set(ksp_TERM, document.term.text())
      .set(ksp_TERM_TITLE, document.term.title())
      .set(ksp_DIGEST, visible ? latest.digest : std::string())
      .set(ksp_ROWS, visible ? latest.row_count : std::uint32_t{0});
  const domain::RoundSeal* seal = usecase::standing_seal(overview, answer.stored.round_id);
  const auto answered = domain::answered(latest.state);
  if (seal != nullptr && answered) {
    item.add(ksp_IN_SEAL)
        .set(ksp_ANSWERED, domain::to_string(*answered))
        .set(ksp_ANSWERED_TITLE, sealed_as(*answered, *seal))
        .set(ksp_URL, proof_url(answer.stored));
  }
  show_note(item, answer, now);
  if (visible) {
    item.add(ksp_DATA).set(ksp_COUNT, count_words(document.category, latest.row_count)).set(ksp_FINGERPRINT, latest.digest);
  }
  if (answer.state == AnswerState::kConfirmed) {
    item.add(ksp_RECEIPT).set(ksp_RECEIPT_CODE, domain::grouped(latest.receipt_code));
  }
  office_line_.include(item, ksp_OFFICE, offices_.office(student.school_code, student.division, document.category));
}

}  // namespace shouqi::pages
