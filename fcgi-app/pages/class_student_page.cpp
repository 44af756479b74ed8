#include "pages/class_student_page.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "domain/round.hpp"
#include "pages/staff_look.hpp"
#include "templates/class_student_page.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;

constexpr std::size_t kShownOfCode = 4;

// Enough to compare with the student's own slip, and not enough to look it up.
std::string masked_code(const std::string& code) { return code.substr(0, kShownOfCode) + "-••••-••••-••••-•"; }

void fill_state(view::Dictionary& section, const usecase::MemberAnswer& answer, const store::Office& office) {
  switch (answer.state) {
    case AnswerState::kAwaiting:
      section.show(kcsp_NOTE_AWAITING);
      break;
    case AnswerState::kNotRequired:
      section.show(kcsp_NOTE_NOT_REQUIRED);
      break;
    case AnswerState::kPending:
    case AnswerState::kRecheck:
      section.add(answer.state == AnswerState::kPending ? kcsp_NOTE_PENDING : kcsp_NOTE_RECHECK)
          .set(kcsp_CLOSES_AT, base::roc_deadline(answer.window.end()));
      break;
    case AnswerState::kConfirmed:
      section.add(kcsp_NOTE_CONFIRMED)
          .set(kcsp_AT, base::roc_date_time(answer.latest.at))
          .set(kcsp_CODE, masked_code(answer.latest.receipt_code));
      break;
    case AnswerState::kReported:
      section.add(kcsp_NOTE_REPORTED).set(kcsp_AT, base::roc_date_time(answer.latest.at)).set(kcsp_OFFICE_NAME, office.name);
      break;
    case AnswerState::kFixing:
      section.add(kcsp_NOTE_FIXING).set(kcsp_OFFICE_NAME, office.name);
      break;
    case AnswerState::kDeemed:
      section.add(kcsp_NOTE_DEEMED).set(kcsp_CLOSES_AT, base::roc_deadline_with_year(answer.window.end()));
      break;
    case AnswerState::kLeft:
      section.show(kcsp_NOTE_LEFT);
      break;
  }
}

}  // namespace

struct ClassStudentPage::Subject {
  std::string_view school_code;
  domain::StudentId student_id;
  const store::ClassRound& round;
  bool before_opening;
  const std::map<domain::Category, store::Office>& offices;
};

ClassStudentPage::ClassStudentPage(const view::PageLayout& layout, store::ClassStore& classes, store::DocumentStore& documents,
                                   store::EventStore& events, store::OfficeStore& offices, store::AttachmentStore& attachments,
                                   crypto::FileDigests& digests)
    : layout_(layout),
      file_(layout.templates().file("class_student_page.tpl")),
      office_line_(layout.templates()),
      seal_line_(layout.templates()),
      records_(layout.templates()),
      attachment_list_(layout),
      classes_(classes),
      documents_(documents),
      events_(events),
      offices_(offices),
      attachments_(attachments),
      digests_(digests) {}

http::Response ClassStudentPage::show(const http::RequestContext& context) {
  const auto address = parse_class_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::SchoolClass& own = own_class(context);
  const domain::Principal& teacher = *context.principal;
  const auto overview = usecase::member_overview(classes_, teacher.school_code, own, address->round_id, *context.id);
  // Not in the class, or not in that round: which of the two is nobody's business.
  if (!overview.round || overview.students.empty()) return http::refuse(404);
  const usecase::MemberView& student = overview.students.front();

  ClassAddress back;
  back.round_id = address->round_id;
  view::Page page = layout_.begin({.stem = "class_student",
                                   .title = fmt::format("{} {}", student.student.seat_no, student.student.name),
                                   .principal = &teacher,
                                   .csrf_token = context.csrf_token,
                                   .back = {own.name, class_url(own.id, "", back)}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kcsp_CLASS_NAME, student.student.class_name)
      .set(kcsp_SEAT_NO, student.student.seat_no)
      .set(kcsp_STUDENT_NO, student.student.student_no)
      .set(kcsp_NAME, student.student.name)
      .set(kcsp_STUDENT_ID, std::uint64_t{student.student.student_id})
      .set(kcsp_ROUND_TITLE, round_title(*overview.round));
  seal_line_.include(content, kcsp_SEAL, *overview.round);
  const auto offices = offices_.offices(teacher.school_code, own.division);
  const Subject subject{teacher.school_code, student.student.student_id, *overview.round, overview.before_opening, offices};
  for (const auto& [category, answer] : student.answers) fill_category(content.add(kcsp_ANSWER), subject, category, answer);
  if (!overview.before_opening) {
    record_staff_look(events_, context, {domain::Role::kHomeroom, domain::LookObject::kDetail, subject.student_id, overview.round->id}, overview.now);
  }
  return http::html(layout_.finish(page));
}

void ClassStudentPage::fill_category(view::Dictionary section, const Subject& subject, domain::Category category,
                                     const usecase::MemberAnswer& answer) {
  const Chip state = chip(answer, subject.before_opening);
  const domain::DocumentKey key{category, domain::document_term(category, subject.round.term), subject.round.batch};
  const store::Office& office = subject.offices.at(category);
  const bool visible = !subject.before_opening && answer.state != AnswerState::kAwaiting;
  section.set(kcsp_CATEGORY, domain::to_string(category))
      .set(kcsp_CATEGORY_TITLE, domain::title(category))
      .set(kcsp_TERM, key.term.text())
      .set(kcsp_TERM_TITLE, key.term.title())
      .set(kcsp_STATE, domain::to_string(answer.state))
      .set(kcsp_CHIP, state.state)
      .set(kcsp_STATE_TITLE, state.word)
      .set(kcsp_DIGEST, visible ? answer.latest.digest : std::string())
      .set(kcsp_ROWS, std::uint64_t{visible ? answer.latest.row_count : 0});
  office_line_.include(section, kcsp_OFFICE, office);
  if (!visible) {
    if (subject.before_opening) section.show(kcsp_NOTE_NOT_OPEN);
    if (!subject.before_opening) fill_state(section, answer, office);
    return;
  }
  fill_state(section, answer, office);
  const auto document = documents_.current(subject.student_id, key);
  if (!document) throw base::IntegrityError("an answer beyond awaiting has no document");
  if (document->source == store::DocumentSource::kPortal) section.show(kcsp_SUBMITTED);
  if (document->document.row_count == 0) {
    section.show(kcsp_NO_ROWS);
    return;
  }
  section.add(kcsp_HAS_ROWS).set(kcsp_COUNT, count_words(category, document->document.row_count));
  const domain::Parts received = domain::parts_of(document->document.body);
  records_.include_records(section, kcsp_RECORDS, category, received);
  attachment_list_.include_checked(section, kcsp_FILES, attachments_of(attachments_, digests_, subject.student_id, subject.school_code, key),
                                   domain::recorded_hashes(received), digests_);
}

}  // namespace shouqi::pages
