#include "pages/start_page.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "base/roc_calendar.hpp"
#include "domain/receipt_code.hpp"
#include "domain/round.hpp"
#include "pages/seal_words.hpp"
#include "templates/start_page.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using usecase::AnswerView;
using RoundAnswers = std::vector<const AnswerView*>;

bool waits_for_student(const AnswerView& answer) {
  return answer.can_answer && answer.state != AnswerState::kNotRequired;
}
bool is_open_recheck(const AnswerView* answer) { return answer->can_answer && answer->state == AnswerState::kRecheck; }

// Whoever is asked again sees that before anything else (SPEC 3); then what is open, what is coming, what has been.
int rank(const RoundAnswers& round, base::Instant now) {
  if (is_open_recheck(round.front())) return 0;
  if (is_before_opening(round.front()->stored, now)) return 2;
  return round.front()->stored.window.has_closed(now) ? 3 : 1;
}

// Newest round first within the same rank, as the store gives them.
std::vector<RoundAnswers> by_round(const usecase::Overview& overview) {
  std::vector<RoundAnswers> rounds;
  for (const AnswerView& answer : overview.answers) {
    if (rounds.empty() || rounds.back().front()->stored.round_id != answer.stored.round_id) rounds.emplace_back();
    rounds.back().push_back(&answer);
  }
  for (RoundAnswers& round : rounds) std::stable_partition(round.begin(), round.end(), is_open_recheck);
  std::stable_sort(rounds.begin(), rounds.end(), [&](const RoundAnswers& a, const RoundAnswers& b) {
    return rank(a, overview.now) < rank(b, overview.now);
  });
  return rounds;
}

std::string round_name(const AnswerView& answer) {
  return domain::round_title(answer.stored.round_term, answer.stored.document.batch);
}

void fill_lead(view::Dictionary& content, const usecase::Overview& overview) {
  const auto waiting = std::count_if(overview.answers.begin(), overview.answers.end(), waits_for_student);
  const bool any_open = std::any_of(overview.answers.begin(), overview.answers.end(), [&](const AnswerView& answer) {
    return answer.stored.window.is_open(overview.now);
  });
  if (overview.answers.empty()) {
    content.show(ksp_LEAD_NOTHING);
  } else if (waiting > 0) {
    content.add(ksp_LEAD_WAITING).set(ksp_WAITING, static_cast<std::uint64_t>(waiting));
  } else if (any_open) {
    content.show(ksp_LEAD_ALL_DONE);
  } else {
    content.show(ksp_LEAD_QUIET);
  }
}

// What the school has made of the round, once its windows have ended; false while no seal has begun.
bool fill_seal(view::Dictionary section, const RoundAnswers& round, const domain::RoundSeal* seal) {
  switch (seal_sight(round.front()->stored.window.round_state, seal)) {
    case SealSight::kNone:
      return false;
    case SealSight::kSealing:
      section.show(ksp_SEALING);
      return true;
    case SealSight::kStands:
      break;
  }
  section.add(ksp_SEALED)
      .set(ksp_SEAL_STAGE, domain::to_string(seal->stage))
      .set(ksp_SEAL_TITLE, domain::title(seal->stage))
      .set(ksp_SEAL_SENTENCE, seal_sentence(seal->stage))
      .set(ksp_SEALED_AT, sealed_at(*seal))
      .set(ksp_SEQUENCE, std::uint64_t{seal->sequence})
      .set(ksp_SHORT_ROOT, domain::short_digest(seal->root));
  view::Dictionary proofs = section.add(ksp_PROOFS);
  for (const AnswerView* answer : round) {
    if (!domain::answered(answer->stored.latest.state)) continue;
    proofs.add(ksp_PROOF).set(ksp_URL, proof_url(answer->stored)).set(ksp_CATEGORY_TITLE, domain::title(answer->stored.document.category));
  }
  return true;
}

void fill_deadline(view::Dictionary section, const RoundAnswers& round, base::Instant now) {
  const domain::Window& window = round.front()->stored.window;
  const bool waiting =
      std::any_of(round.begin(), round.end(), [](const AnswerView* answer) { return waits_for_student(*answer); });
  if (is_before_opening(round.front()->stored, now)) {
    section.add(ksp_BEFORE_OPENING)
        .set(ksp_OPENS_AT, base::roc_deadline(window.opens_at))
        .set(ksp_CLOSES_AT, base::roc_deadline(window.closes_at));
  } else if (now < window.closes_at && window.round_state == domain::RoundState::kOpen) {
    view::Dictionary open = section.add(waiting ? ksp_OPEN_WAITING : ksp_OPEN_DONE);
    open.set(ksp_CLOSES_AT, base::roc_deadline(window.closes_at))
        .set(ksp_DEADLINE, base::to_iso8601(window.closes_at))
        .set(ksp_NOW, base::to_iso8601(now))
        .set(ksp_TIME_LEFT, base::time_left(now, window.closes_at));
  } else {
    section.add(ksp_CLOSED).set(ksp_CLOSES_AT, base::roc_deadline_with_year(window.closes_at));
  }
}

// Nobody is asked any more: what is left to say is how it was sealed. False where the ordinary note still holds.
bool fill_frozen_note(view::Dictionary& task, const AnswerView& answer, const domain::RoundSeal* seal) {
  const SealSight sight = seal_sight(answer.stored.window.round_state, seal);
  if (sight == SealSight::kStands) {
    const auto answered = domain::answered(answer.stored.latest.state);
    if (!answered) return false;
    view::Dictionary in_seal = task.add(ksp_IN_SEAL);
    in_seal.set(ksp_ANSWERED, domain::to_string(*answered)).set(ksp_ANSWERED_TITLE, sealed_as(*answered, *seal));
    if (*answered == domain::Answered::kHeld) in_seal.show(ksp_LATER);
    return *answered != domain::Answered::kExplicit;
  }
  return sight == SealSight::kSealing && (answer.state == AnswerState::kNotRequired || answer.state == AnswerState::kRecheck);
}

void fill_note(view::Dictionary& task, const AnswerView& answer, const store::Office& office, base::Instant now) {
  const domain::Turn& latest = answer.stored.latest;
  if (answer.state != AnswerState::kAwaiting && is_before_opening(answer.stored, now)) {
    task.add(ksp_NOTE_NOT_OPEN).set(ksp_OPENS_AT, base::roc_deadline(answer.stored.window.opens_at));
    return;
  }
  switch (answer.state) {
    case AnswerState::kAwaiting:
      task.show(ksp_NOTE_AWAITING);
      break;
    case AnswerState::kNotRequired:
      task.show(ksp_NOTE_NOT_REQUIRED);
      break;
    case AnswerState::kPending:
      break;
    case AnswerState::kConfirmed:
      task.add(ksp_NOTE_CONFIRMED).set(ksp_RECEIPT_CODE, domain::grouped(latest.receipt_code));
      break;
    case AnswerState::kReported:
      task.add(ksp_NOTE_REPORTED).set(ksp_OFFICE_NAME, office.name);
      break;
    case AnswerState::kFixing:
      task.add(ksp_NOTE_FIXING).set(ksp_OFFICE_NAME, office.name);
      break;
    case AnswerState::kRecheck:
      task.add(latest.cause == domain::TurnCause::kNewData  ? ksp_NOTE_NEW_DATA
               : latest.cause == domain::TurnCause::kReopen ? ksp_NOTE_REOPENED
               : latest.cause == domain::TurnCause::kExtend ? ksp_NOTE_EXTENDED
                                                            : ksp_NOTE_RECHECK)
          .set(ksp_DATE, base::roc_date(latest.at));
      break;
    case AnswerState::kDeemed:
      task.add(ksp_NOTE_DEEMED).set(ksp_CLOSES_AT, base::roc_deadline(answer.stored.window.end()));
      break;
    case AnswerState::kLeft:
      task.show(ksp_NOTE_LEFT);
      break;
  }
  const bool later_end = answer.can_answer && answer.stored.window.end() > answer.stored.window.closes_at;
  if (later_end) task.add(ksp_OWN_WINDOW).set(ksp_OWN_CLOSE, base::roc_deadline(answer.stored.window.end()));
}

void fill_task(view::Dictionary task, const AnswerView& answer, const store::Office& office, const usecase::Overview& overview) {
  const base::Instant now = overview.now;
  const domain::DocumentKey& document = answer.stored.document;
  const domain::Turn& latest = answer.stored.latest;
  const Chip state = chip(answer, now);
  const bool visible = answer.state != AnswerState::kAwaiting && !is_before_opening(answer.stored, now);
  task.set(ksp_CATEGORY, domain::to_string(document.category))
      .set(ksp_CATEGORY_TITLE, domain::title(document.category))
      .set(ksp_STATE, domain::to_string(answer.state))
      .set(ksp_CHIP, state.state)
      .set(ksp_STATE_TITLE, state.word)
      .set(ksp_TERM, document.term.text())
      .set(ksp_TERM_TITLE, document.term.title())
      .set(ksp_DIGEST, visible ? latest.digest : std::string())
      .set(ksp_ROWS, visible ? latest.row_count : std::uint32_t{0});
  if (visible && latest.row_count > 0)
    task.add(ksp_COUNTED).set(ksp_COUNT, count_words(document.category, latest.row_count));
  const auto seal = overview.seals.find(answer.stored.round_id);
  const bool is_reported = answer.state == AnswerState::kReported || answer.state == AnswerState::kFixing;
  if (!fill_frozen_note(task, answer, seal == overview.seals.end() ? nullptr : &seal->second)) {
    fill_note(task, answer, office, now);
    if (is_reported && overview.leaves_disputed_out) task.show(ksp_LEFT_OUT);
  }
  if (visible) {
    const bool confirmed = answer.state == AnswerState::kConfirmed;
    task.add(ksp_LINKED).set(ksp_URL, confirmed     ? done_url(answer.stored)
                                      : is_reported ? ticket_url(answer.stored)
                                                    : review_url(answer.stored));
  } else {
    task.show(ksp_UNLINKED);
  }
}

}  // namespace

StartPage::StartPage(const view::PageLayout& layout, store::AnswerStore& answers, store::OfficeStore& offices)
    : layout_(layout),
      file_(layout.templates().file("start_page.tpl")),
      office_line_(layout.templates()),
      answers_(answers),
      offices_(offices) {}

http::Response StartPage::show(const http::RequestContext& context) {
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const std::vector<RoundAnswers> rounds = by_round(overview);

  view::Page page = layout_.begin(
      {.stem = "start", .title = "提交資料確認", .principal = &student, .csrf_token = context.csrf_token}, file_);
  view::Dictionary content = page.content();
  if (!overview.answers.empty())
    content.add(ksp_TERM_NAMED).set(ksp_TERM_TITLE, overview.answers.front().stored.round_term.title());
  fill_lead(content, overview);

  std::map<domain::Category, store::Office> offices;
  for (const AnswerView& answer : overview.answers) {
    const domain::Category category = answer.stored.document.category;
    if (!offices.contains(category))
      offices.emplace(category, offices_.office(student.school_code, student.division, category));
  }
  for (const RoundAnswers& round : rounds) {
    view::Dictionary section = content.add(ksp_ROUND);
    section.set(ksp_ROUND_ID, round.front()->stored.round_id).set(ksp_ROUND_TITLE, round_name(*round.front()));
    if (rounds.size() == 1) section.show(ksp_ONLY_ROUND);
    const auto seal = overview.seals.find(round.front()->stored.round_id);
    if (!fill_seal(section, round, seal == overview.seals.end() ? nullptr : &seal->second)) fill_deadline(section, round, overview.now);
    for (const AnswerView* answer : round) {
      fill_task(section.add(ksp_TASK), *answer, offices.at(answer->stored.document.category), overview);
    }
  }
  if (!offices.empty()) {
    view::Dictionary ask = content.add(ksp_ASK);
    for (const auto& [category, office] : offices) {
      view::Dictionary line = ask.add(ksp_ASK_LINE);
      line.set(ksp_CATEGORY_TITLE, domain::title(category));
      office_line_.include(line, ksp_OFFICE, office);
    }
  }
  return http::html(layout_.finish(page));
}

}  // namespace shouqi::pages
