#include "pages/staff_start_page.hpp"

#include <algorithm>

#include "base/roc_calendar.hpp"
#include "templates/staff_start_page.hpp"

namespace shouqi::pages {
namespace {

using domain::Category;
using domain::Totals;

void fill_deadline(view::Dictionary& item, const domain::Window& window, base::Instant now) {
  if (window.round_state == domain::RoundState::kDraft || now < window.opens_at) {
    item.add(kssp_BEFORE_OPENING).set(kssp_OPENS_AT, base::roc_deadline(window.opens_at));
  } else if (window.is_open(now)) {
    item.add(kssp_OPEN).set(kssp_CLOSES_AT, base::roc_deadline(window.end())).set(kssp_TIME_LEFT, base::time_left(now, window.end()));
  } else {
    item.add(kssp_CLOSED).set(kssp_CLOSES_AT, base::roc_deadline_with_year(window.closes_at));
  }
}

void fill_totals(view::Dictionary& item, const std::map<Category, Totals>& totals) {
  for (const auto& [category, sum] : totals) {
    view::Dictionary entry = item.add(kssp_TOTAL_ITEM);
    entry.set(kssp_CATEGORY, domain::to_string(category))
        .set(kssp_CATEGORY_TITLE, domain::title(category))
        .set(kssp_CONFIRMED, sum.confirmed())
        .set(kssp_TOTAL, sum.total())
        .set(kssp_COUNT, sum.waiting());
    if (sum.waiting() > 0) entry.add(kssp_STILL).set(kssp_COUNT, sum.waiting());
    if (sum.disputed() > 0) entry.add(kssp_DISPUTED).set(kssp_COUNT, sum.disputed());
    if (sum.deemed() > 0) entry.add(kssp_DEEMED).set(kssp_COUNT, sum.deemed());
  }
}

}  // namespace

StaffStartPage::StaffStartPage(const view::PageLayout& layout, store::ClassStore& classes)
    : layout_(layout), file_(layout.templates().file("staff_start_page.tpl")), picture_(layout.templates()), classes_(classes) {}

http::Response StaffStartPage::show(const http::RequestContext& context) {
  const domain::Principal& person = *context.principal;
  view::Page page = layout_.begin(
      {.stem = "staff_start", .title = "我的首頁", .principal = &person, .csrf_token = context.csrf_token}, file_);
  view::Dictionary content = page.content();
  content.set(kssp_SCHOOL_NAME, person.school_name).set(kssp_NAME, person.name);
  if (person.has(domain::Role::kHomeroom)) fill_classes(content, person);
  if (person.has(domain::Role::kOffice) || person.has(domain::Role::kSchoolAdmin)) fill_school(content, person);
  const bool has_role = person.has(domain::Role::kHomeroom) || person.has(domain::Role::kOffice) || person.has(domain::Role::kSchoolAdmin);
  if (!has_role) content.show(kssp_NO_ROLE);
  return http::html(layout_.finish(page));
}

void StaffStartPage::fill_classes(view::Dictionary& content, const domain::Principal& person) {
  view::Dictionary section = content.add(kssp_HOMEROOM);
  const int this_year = person.homeroom_of.front().academic_year;
  for (const domain::SchoolClass& one : person.homeroom_of) {
    if (one.academic_year != this_year) {
      section.add(kssp_EARLIER).set(kssp_URL, class_url(one.id, "", {})).set(kssp_CLASS_NAME, one.name).set(kssp_YEAR, std::uint64_t(one.academic_year));
      continue;
    }
    const usecase::ClassOverview overview = usecase::class_overview(classes_, person.school_code, one, 0);
    view::Dictionary item = section.add(kssp_CLASS);
    item.set(kssp_CLASS_ID, std::uint64_t{one.id}).set(kssp_CLASS_NAME, one.name).set(kssp_URL, class_url(one.id, "", {}));
    if (!overview.round) {
      item.show(kssp_NO_ROUND);
      continue;
    }
    item.add(kssp_ROUND).set(kssp_ROUND_TITLE, round_title(*overview.round));
    fill_deadline(item, overview.round->window, overview.now);
    if (overview.before_opening) continue;
    fill_totals(item, overview.totals);
    const std::uint32_t waiting = overview.students_waiting();
    if (waiting > 0) {
      item.add(kssp_WAITING).set(kssp_STUDENTS, waiting);
    } else {
      item.show(kssp_NOBODY_WAITS);
    }
  }
}

void StaffStartPage::fill_school(view::Dictionary& content, const domain::Principal& person) {
  const store::ClassRounds rounds = classes_.school_rounds(person.school_code);
  const std::vector<store::ClassRound> present = usecase::present_rounds(rounds);
  view::Dictionary office = person.has(domain::Role::kOffice) ? content.add(kssp_OFFICE) : content;
  view::Dictionary school = person.has(domain::Role::kSchoolAdmin) ? content.add(kssp_SCHOOL) : content;
  if (person.has(domain::Role::kOffice)) {
    for (const Category category : person.duties) office.add(kssp_DUTY).set(kssp_CATEGORY_TITLE, domain::title(category));
    if (present.empty()) office.show(kssp_NO_ROUND);
  }
  if (person.has(domain::Role::kSchoolAdmin) && present.empty()) school.show(kssp_NO_ROUND);
  for (const store::ClassRound& round : present) {
    const auto totals = usecase::totals_of(classes_.tallies(round.id), round, 0, rounds.now);
    if (person.has(domain::Role::kOffice)) {
      std::map<Category, Totals> own;
      std::copy_if(totals.begin(), totals.end(), std::inserter(own, own.end()), [&](const auto& entry) { return person.duties.contains(entry.first); });
      view::Dictionary item = office.add(kssp_OFFICE_ROUND);
      item.set(kssp_ROUND_TITLE, round_title(round));
      fill_deadline(item, round.window, rounds.now);
      fill_totals(item, own);
    }
    if (person.has(domain::Role::kSchoolAdmin)) {
      view::Dictionary item = school.add(kssp_SCHOOL_ROUND);
      item.set(kssp_ROUND_TITLE, round_title(round)).set(kssp_MEMBERS, std::uint64_t{round.members});
      fill_deadline(item, round.window, rounds.now);
      std::vector<view::ProgressBar> bars;
      for (const auto& [category, sum] : totals) bars.push_back({std::string(domain::title(category)), sum});
      picture_.include(item, kssp_PICTURE, bars);
    }
  }
}

}  // namespace shouqi::pages
