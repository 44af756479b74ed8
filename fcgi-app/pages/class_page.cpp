#include "pages/class_page.hpp"

#include <fmt/format.h>

#include <array>

#include "base/roc_calendar.hpp"
#include "templates/class_page.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;
using domain::Category;
using usecase::ClassOverview;
using usecase::MemberView;

constexpr std::array kFilterStates{AnswerState::kPending,     AnswerState::kRecheck,     AnswerState::kConfirmed,
                                   AnswerState::kReported,    AnswerState::kFixing,      AnswerState::kDeemed,
                                   AnswerState::kNotRequired, AnswerState::kAwaiting,    AnswerState::kLeft};

void fill_rounds(view::Dictionary& content, const ClassOverview& overview, domain::ClassId class_id) {
  if (overview.rounds.size() < 2) return;
  view::Dictionary picker = content.add(kcp_PICKER);
  picker.set(kcp_CLASS_ID, class_id);
  for (const store::ClassRound& round : overview.rounds) {
    view::Dictionary option = picker.add(kcp_OPTION);
    option.set(kcp_VALUE, std::uint64_t{round.id}).set(kcp_WORD, round_title(round));
    if (overview.round && overview.round->id == round.id) option.show(kcp_CHOSEN);
  }
}

void fill_deadline(view::Dictionary& content, const ClassOverview& overview) {
  const domain::Window& window = overview.round->window;
  const std::uint32_t waiting = overview.students_waiting();
  const base::Instant deadline = overview.next_deadline();
  if (overview.before_opening) {
    content.add(kcp_BEFORE_OPENING)
        .set(kcp_OPENS_AT, base::roc_deadline(window.opens_at))
        .set(kcp_CLOSES_AT, base::roc_deadline(window.closes_at));
  } else if (waiting > 0) {
    content.add(kcp_WAITING)
        .set(kcp_STUDENTS, waiting)
        .set(kcp_CLOSES_AT, base::roc_deadline(deadline))
        .set(kcp_DEADLINE, base::to_iso8601(deadline))
        .set(kcp_NOW, base::to_iso8601(overview.now))
        .set(kcp_TIME_LEFT, base::time_left(overview.now, deadline));
  } else if (window.has_closed(overview.now)) {
    content.add(kcp_CLOSED).set(kcp_CLOSES_AT, base::roc_deadline_with_year(window.closes_at));
  } else {
    content.add(kcp_ALL_DONE).set(kcp_CLOSES_AT, base::roc_deadline(deadline));
  }
}

void fill_totals(view::Dictionary& content, const ClassOverview& overview) {
  for (const auto& [category, totals] : overview.totals) {
    view::Dictionary item = content.add(kcp_TOTAL_ITEM);
    item.set(kcp_CATEGORY, domain::to_string(category))
        .set(kcp_CATEGORY_TITLE, domain::title(category))
        .set(kcp_CONFIRMED, totals.confirmed())
        .set(kcp_TOTAL, totals.total())
        .set(kcp_COUNT, totals.waiting());
    // Before the opening nobody is asked yet.
    if (totals.waiting() > 0 && !overview.before_opening) item.add(kcp_STILL).set(kcp_COUNT, totals.waiting());
    if (totals.disputed() > 0) item.add(kcp_DISPUTED).set(kcp_COUNT, totals.disputed());
    if (totals.deemed() > 0) item.add(kcp_DEEMED).set(kcp_COUNT, totals.deemed());
  }
}

// As people type it; the settings may hold a path alone.
std::string portal_address(const http::Site& site) {
  return site.portal_home_url().starts_with('/') ? site.origin() + site.portal_home_url() : site.portal_home_url();
}

std::string seats(const std::vector<const MemberView*>& students) {
  std::string text;
  for (const MemberView* student : students) text += (text.empty() ? "" : "、") + student->student.seat_no;
  return text;
}

void fill_missing(view::Dictionary& content, const ClassOverview& overview, const std::string& class_name, const std::string& portal) {
  const auto missing = overview.missing();
  if (missing.empty()) return;
  view::Dictionary section = content.add(kcp_MISSING);
  section.set(kcp_STUDENTS, overview.students_waiting())
      .set(kcp_CLASS_NAME, class_name)
      .set(kcp_ROWS, std::uint64_t{missing.size() + 5})
      .set(kcp_PORTAL_URL, portal)
      .set(kcp_CLOSES_AT, base::roc_deadline(overview.next_deadline()));
  for (const auto& [category, students] : missing) {
    view::Dictionary group = section.add(kcp_MISSING_GROUP);
    group.set(kcp_CATEGORY_TITLE, domain::title(category)).set(kcp_COUNT, std::uint64_t{students.size()});
    for (const MemberView* student : students) {
      view::Dictionary person = group.add(kcp_PERSON);
      person.set(kcp_SEAT_NO, student->student.seat_no).set(kcp_NAME, student->student.name);
      if (student->answers.at(category).state == AnswerState::kRecheck) person.show(kcp_RECHECK);
    }
    section.add(kcp_LINE)
        .set(kcp_CATEGORY_TITLE, domain::title(category))
        .set(kcp_COUNT, std::uint64_t{students.size()})
        .set(kcp_SEATS, seats(students));
  }
}

void fill_filter(view::Dictionary& content, const ClassOverview& overview, const ClassAddress& address) {
  view::Dictionary form = content.add(kcp_FILTER);
  if (address.round_id != 0) form.add(kcp_KEEP_ROUND).set(kcp_VALUE, std::uint64_t{address.round_id});
  if (address.live) form.show(kcp_KEEP_LIVE);
  for (const auto& [category, totals] : overview.totals) {
    view::Dictionary option = form.add(kcp_CATEGORY_OPTION);
    option.set(kcp_VALUE, domain::to_string(category)).set(kcp_WORD, domain::title(category));
    if (address.filter.category == category) option.show(kcp_CHOSEN);
  }
  if (address.filter.waiting) form.show(kcp_WAITING_CHOSEN);
  for (const AnswerState state : kFilterStates) {
    view::Dictionary option = form.add(kcp_STATE_OPTION);
    option.set(kcp_VALUE, domain::to_string(state)).set(kcp_WORD, domain::title(state));
    if (address.filter.state == state) option.show(kcp_CHOSEN);
  }
}

const view::Marker& state_marker(Category category) {
  switch (category) {
    case Category::kCourse:
      return kcp_COURSE_STATE;
    case Category::kOutcome:
      return kcp_OUTCOME_STATE;
    case Category::kPerformance:
      return kcp_PERFORMANCE_STATE;
    case Category::kCadre:
      return kcp_CADRE_STATE;
  }
  return kcp_CADRE_STATE;
}

void fill_row(view::Dictionary row, const MemberView& student, const ClassOverview& overview, const std::string& url) {
  row.set(kcp_STUDENT_ID, std::uint64_t{student.student.student_id})
      .set(kcp_URL, url)
      .set(kcp_CLASS_NAME, student.student.class_name)
      .set(kcp_SEAT_NO, student.student.seat_no)
      .set(kcp_STUDENT_NO, student.student.student_no)
      .set(kcp_NAME, student.student.name);
  for (const auto& [category, answer] : student.answers) {
    const Chip shown = chip(answer, overview.before_opening);
    row.set(state_marker(category), domain::to_string(answer.state));
    row.add(kcp_CELL)
        .set(kcp_CATEGORY_TITLE, domain::title(category))
        .set(kcp_CHIP, shown.state)
        .set(kcp_STATE_TITLE, shown.word);
  }
}

void fill_table(view::Dictionary& content, const ClassOverview& overview, const ClassAddress& address, domain::ClassId class_id) {
  ClassAddress of_student;
  of_student.round_id = overview.round->id;
  view::Dictionary table = content.add(kcp_TABLE);
  for (const auto& [category, totals] : overview.totals) table.add(kcp_COLUMN).set(kcp_CATEGORY_TITLE, domain::title(category));
  std::uint64_t shown = 0;
  for (const MemberView& student : overview.students) {
    if (!passes(address.filter, student)) continue;
    ++shown;
    fill_row(table.add(kcp_ROW), student, overview,
             class_url(class_id, "/student/" + std::to_string(student.student.student_id), of_student));
  }
  table.set(kcp_SHOWN, shown).set(kcp_ALL, std::uint64_t{overview.students.size()});
  if (shown == 0) table.show(kcp_NO_ROWS);
  if (address.filter.is_set()) table.show(kcp_FILTERED);
}

}  // namespace

ClassPage::ClassPage(const view::PageLayout& layout, const http::Site& site, store::ClassStore& classes, store::OfficeStore& offices)
    : layout_(layout),
      site_(site),
      file_(layout.templates().file("class_page.tpl")),
      office_line_(layout.templates()),
      seal_line_(layout.templates()),
      picture_(layout.templates()),
      classes_(classes),
      offices_(offices) {}

http::Response ClassPage::show(const http::RequestContext& context) {
  const auto address = parse_class_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::SchoolClass& own = own_class(context);
  const ClassOverview overview = usecase::class_overview(classes_, context.principal->school_code, own, address->round_id);
  if (!overview.round && address->round_id != 0) return http::refuse(404);

  view::Page page = layout_.begin({.stem = "class",
                                   .title = fmt::format("{} 收訖明細確認統計", own.name),
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"我的首頁", "/receipt/staff/"},
                                   .follow = address->live ? view::Follow::kYes : view::Follow::kNo},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kcp_CLASS_NAME, own.name).set(kcp_CLASS_ID, std::uint64_t{own.id});
  fill_rounds(content, overview, own.id);
  if (!overview.round) {
    content.show(kcp_NOTHING);
    return http::html(layout_.finish(page));
  }
  content.add(kcp_ROUND).set(kcp_ROUND_TITLE, round_title(*overview.round)).set(kcp_ROUND_ID, std::uint64_t{overview.round->id});
  seal_line_.include(content, kcp_SEAL, *overview.round);
  fill_deadline(content, overview);
  if (!overview.students.empty()) fill_body(content.add(kcp_BODY), overview, *address, own);
  view::Dictionary help = content.add(kcp_HELP);
  for (const auto& [category, office] : offices_.offices(context.principal->school_code, own.division)) {
    view::Dictionary line = help.add(kcp_ASK_LINE);
    line.set(kcp_CATEGORY_TITLE, domain::title(category));
    office_line_.include(line, kcp_OFFICE, office);
  }
  return http::html(layout_.finish(page));
}

void ClassPage::fill_body(view::Dictionary body, const ClassOverview& overview, const ClassAddress& address, const domain::SchoolClass& own) {
  fill_totals(body, overview);
  fill_missing(body, overview, own.name, portal_address(site_));
  if (!overview.before_opening) {
    std::vector<view::ProgressBar> bars;
    for (const auto& [category, totals] : overview.totals) bars.push_back({std::string(domain::title(category)), totals});
    view::Dictionary progress = body.add(kcp_PROGRESS);
    picture_.include(progress, kcp_PICTURE, bars);
  }
  ClassAddress toggled = address;
  toggled.live = !address.live;
  body.add(address.live ? kcp_LIVE_ON : kcp_LIVE_OFF).set(kcp_URL, class_url(own.id, "", toggled)).set(kcp_AT, base::roc_date_time(overview.now));
  fill_filter(body, overview, address);
  fill_table(body, overview, address, own.id);
  ClassAddress still = address;
  still.live = false;
  body.set(kcp_NOTICE_URL, class_url(own.id, "/notice", still)).set(kcp_FILE_URL, class_url(own.id, ".xlsx", still));
}

}  // namespace shouqi::pages
