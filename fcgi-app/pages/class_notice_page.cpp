#include "pages/class_notice_page.hpp"

#include <fmt/format.h>

#include "base/roc_calendar.hpp"
#include "templates/class_notice_page.hpp"

namespace shouqi::pages {

ClassNoticePage::ClassNoticePage(const view::PageLayout& layout, store::ClassStore& classes, store::OfficeStore& offices)
    : layout_(layout),
      file_(layout.templates().file("class_notice_page.tpl")),
      office_line_(layout.templates()),
      classes_(classes),
      offices_(offices) {}

http::Response ClassNoticePage::show(const http::RequestContext& context) {
  const auto address = parse_class_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::SchoolClass& own = own_class(context);
  const domain::Principal& teacher = *context.principal;
  const usecase::ClassOverview overview = usecase::class_overview(classes_, teacher.school_code, own, address->round_id);
  if (!overview.round && address->round_id != 0) return http::refuse(404);

  ClassAddress back;
  back.round_id = address->round_id;
  view::Page page = layout_.begin({.stem = "class_notice",
                                   .title = fmt::format("{} 通知單", own.name),
                                   .principal = &teacher,
                                   .csrf_token = context.csrf_token,
                                   .back = {own.name, class_url(own.id, "", back)}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(kcnp_CLASS_NAME, own.name).set(kcnp_STUDENTS, overview.students_waiting());
  if (overview.students_waiting() == 0) {
    content.show(kcnp_NOBODY);
    return http::html(layout_.finish(page));
  }
  content.show(kcnp_SOMEBODY);
  const auto offices = offices_.offices(teacher.school_code, own.division);
  for (const usecase::MemberView& student : overview.students) {
    if (!student.waits()) continue;
    view::Dictionary slip = content.add(kcnp_SLIP);
    slip.set(kcnp_SCHOOL_NAME, teacher.school_name)
        .set(kcnp_ROUND_TITLE, round_title(*overview.round))
        .set(kcnp_CLASS_NAME, student.student.class_name)
        .set(kcnp_SEAT_NO, student.student.seat_no)
        .set(kcnp_STUDENT_NO, student.student.student_no)
        .set(kcnp_NAME, student.student.name)
        .set(kcnp_TEACHER, teacher.name)
        .set(kcnp_DATE, base::roc_date(overview.now));
    for (const auto& [category, answer] : student.answers) {
      if (!domain::waits_for_student(answer.state)) continue;
      view::Dictionary item = slip.add(kcnp_ITEM);
      item.set(kcnp_CATEGORY_TITLE, domain::title(category))
          .set(kcnp_STATE_TITLE, domain::title(answer.state))
          .set(kcnp_COUNT, count_words(category, answer.latest.row_count))
          .set(kcnp_CLOSES_AT, base::roc_deadline(answer.window.end()));
      office_line_.include(item, kcnp_OFFICE, offices.at(category));
    }
  }
  return http::html(layout_.finish(page));
}

}  // namespace shouqi::pages
