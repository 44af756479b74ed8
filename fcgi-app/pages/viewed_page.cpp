#include "pages/viewed_page.hpp"

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "templates/viewed_page.hpp"

namespace shouqi::pages {

ViewedPage::ViewedPage(const view::PageLayout& layout, store::EventStore& events)
    : layout_(layout), file_(layout.templates().file("viewed_page.tpl")), events_(events) {}

http::Response ViewedPage::show(const http::RequestContext& context) {
  const domain::Principal& student = *context.principal;
  // One more than is shown, to know whether there are more.
  auto looks = events_.staff_looks(student.student_id, student.school_code, kShown + 1);
  view::Page page = layout_.begin({.stem = "viewed",
                                   .title = "誰看過我的資料",
                                   .principal = &student,
                                   .csrf_token = context.csrf_token,
                                   .back = {"全部項目", "/receipt/"}},
                                  file_);
  view::Dictionary content = page.content();
  if (looks.empty()) {
    content.show(kvp_NOBODY);
    return http::html(layout_.finish(page));
  }
  if (looks.size() > kShown) {
    looks.resize(kShown);
    content.add(kvp_MORE).set(kvp_SHOWN, std::uint64_t{kShown});
  }
  view::Dictionary table = content.add(kvp_LOOKS);
  for (const domain::StaffLook& look : looks) {
    view::Dictionary line = table.add(kvp_LOOK);
    line.set(kvp_AT, base::roc_date_time(look.at));
    if (look.by_administrator) {
      line.show(kvp_ADMINISTRATOR);
    } else if (look.staff_name.empty()) {
      line.show(kvp_UNNAMED);
    } else {
      line.add(kvp_NAMED).set(kvp_STAFF_NAME, base::without_controls(look.staff_name));
    }
    if (look.role) {
      line.set(kvp_ROLE, domain::title(*look.role));
    } else {
      line.show(kvp_NO_ROLE);
    }
    line.set(kvp_OBJECT, look.object ? domain::title(*look.object) : "資料");
    if (look.category) line.add(kvp_ABOUT).set(kvp_CATEGORY_TITLE, domain::title(*look.category));
  }
  return http::html(layout_.finish(page));
}

}  // namespace shouqi::pages
