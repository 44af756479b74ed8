#include "pages/done_page.hpp"

#include "base/roc_calendar.hpp"
#include "domain/receipt_code.hpp"
#include "pages/seal_words.hpp"
#include "templates/done_page.hpp"
#include "view/qr_picture.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using usecase::AnswerView;

// Without a round in the address, the confirmed one of the term: two batches may share it.
std::optional<AnswerView> find_confirmed(const usecase::Overview& overview, domain::Category category,
                                         const AnswerAddress& address) {
  for (const AnswerView& answer : overview.answers) {
    const bool meant = answer.stored.document.category == category &&
                       (!address.term || answer.stored.document.term == *address.term) &&
                       (address.round_id == 0 || answer.stored.round_id == address.round_id);
    if (meant && answer.state == AnswerState::kConfirmed) return answer;
  }
  return std::nullopt;
}

// What happens next, or has happened.
void fill_seal(view::Dictionary& content, const store::StoredAnswer& answer, const domain::RoundSeal* seal) {
  switch (seal_sight(answer.window.round_state, seal)) {
    case SealSight::kNone:
      content.add(kdp_BEFORE_SEAL).set(kdp_CLOSES_AT, base::roc_deadline(answer.window.closes_at));
      return;
    case SealSight::kSealing:
      content.show(kdp_SEALING);
      return;
    case SealSight::kStands:
      break;
  }
  content.add(kdp_SEALED)
      .set(kdp_SEAL_STAGE, domain::to_string(seal->stage))
      .set(kdp_SEAL_TITLE, domain::title(seal->stage))
      .set(kdp_SEAL_SENTENCE, seal_sentence(seal->stage))
      .set(kdp_SEALED_AT, sealed_at(*seal))
      .set(kdp_SEQUENCE, std::uint64_t{seal->sequence})
      .set(kdp_SHORT_ROOT, domain::short_digest(seal->root))
      .set(kdp_ANSWERED_TITLE, sealed_as(domain::Answered::kExplicit, *seal))
      .set(kdp_URL, proof_url(answer));
}

const AnswerView* next_unanswered(const usecase::Overview& overview) {
  for (const AnswerView& answer : overview.answers) {
    if (answer.can_answer && answer.state != AnswerState::kNotRequired) return &answer;
  }
  return nullptr;
}

}  // namespace

DonePage::DonePage(const view::PageLayout& layout, const http::Site& site, store::AnswerStore& answers,
                   store::OfficeStore& offices)
    : layout_(layout),
      file_(layout.templates().file("done_page.tpl")),
      office_line_(layout.templates()),
      site_(site),
      answers_(answers),
      offices_(offices) {}

http::Response DonePage::show(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::Category category = *context.category;
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const auto answer = find_confirmed(overview, category, *address);
  if (!answer) {
    const auto unconfirmed = usecase::find_answer(overview, category, address->term, address->round_id);
    return unconfirmed ? http::redirect(review_url(unconfirmed->stored)) : http::refuse(404);
  }

  view::Page page = layout_.begin({.stem = "done",
                                   .title = "已送出確認結果",
                                   .principal = &student,
                                   .csrf_token = context.csrf_token,
                                   .back = {"全部項目", "/receipt/"}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kdp_CLASS_NAME, student.class_name).set(kdp_SEAT_NO, student.seat_no).set(kdp_NAME, student.name);
  content.set(kdp_SCHOOL_NAME, student.school_name);
  fill_receipt(content, *answer);
  const auto seal = overview.seals.find(answer->stored.round_id);
  fill_seal(content, answer->stored, seal == overview.seals.end() ? nullptr : &seal->second);
  office_line_.include(content, kdp_OFFICE, offices_.office(student.school_code, student.division, category));
  if (const AnswerView* next = next_unanswered(overview)) {
    content.add(kdp_NEXT)
        .set(kdp_NEXT_URL, review_url(next->stored))
        .set(kdp_NEXT_TITLE, domain::title(next->stored.document.category));
  } else {
    content.show(kdp_ALL_DONE);
  }
  return http::html(layout_.finish(page));
}

void DonePage::fill_receipt(view::Dictionary& content, const AnswerView& answer) const {
  const domain::Turn& confirmed = answer.stored.latest;
  const domain::DocumentKey& document = answer.stored.document;
  const std::string code = domain::grouped(confirmed.receipt_code);
  const view::QrPicture picture = view::qr_picture(site_.origin() + "/receipt/check?code=" + confirmed.receipt_code);
  content.set(kdp_CATEGORY, domain::to_string(document.category))
      .set(kdp_CATEGORY_TITLE, domain::title(document.category))
      .set(kdp_STATE, domain::to_string(answer.state))
      .set(kdp_STATE_TITLE, domain::title(answer.state))
      .set(kdp_TERM, document.term.text())
      .set(kdp_TERM_TITLE, document.term.title())
      .set(kdp_ROUND_ID, answer.stored.round_id)
      .set(kdp_DIGEST, confirmed.digest)
      .set(kdp_SHORT_DIGEST, domain::short_digest(confirmed.digest))
      .set(kdp_ROWS, confirmed.row_count)
      .set(kdp_COUNT, count_words(document.category, confirmed.row_count))
      .set(kdp_RECEIPT_CODE, code)
      .set(kdp_AT, base::roc_date_time(confirmed.at))
      .set(kdp_CHECK_ADDRESS, site_.origin() + "/receipt/check")
      .set(kdp_QR_PATH, picture.path)
      .set(kdp_QR_SIZE, static_cast<std::uint64_t>(picture.size));
}

}  // namespace shouqi::pages
