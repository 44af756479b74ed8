// One student as the administrator sees him: how the four answers stand and what became of them, and asking one of them again, with a reason.
//   GET /receipt/staff/school/student?who=&round=       finds by student number or whole name
//   GET /receipt/staff/school/student/{id}?round=       shows; each look is recorded
//   POST /receipt/staff/school/answer/{id}/reopen       {id} is the student's; `round`, `category`, `seen` (the latest turn shown), `reason`
#pragma once

#include "http/route.hpp"
#include "pages/school_words.hpp"
#include "pages/seal_words.hpp"
#include "store/class_store.hpp"
#include "store/event_store.hpp"
#include "store/school_store.hpp"
#include "store/window_store.hpp"
#include "usecase/class_overview.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

struct SchoolStudentStores {
  store::ClassStore& classes;
  store::SchoolStore& school;
  store::WindowStore& windows;
  store::EventStore& events;
};

class SchoolStudentPage {
 public:
  SchoolStudentPage(const view::PageLayout& layout, const SchoolStudentStores& stores, int recheck_days);
  http::Response search(const http::RequestContext& context);
  http::Response show(const http::RequestContext& context);
  http::Response reopen(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Subject;
  struct Shown;

  std::optional<Subject> find(const http::RequestContext& context, domain::RoundId round);
  http::Response render(const http::RequestContext& context, const Subject& subject, const Shown& shown);
  void fill_answer(view::Dictionary article, const http::RequestContext& context, const Subject& subject, domain::Category category, const Shown& shown);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile find_file_;
  view::TemplateFile expired_file_;
  SealLine seal_line_;
  SchoolStudentStores stores_;
  int recheck_days_;
};

}  // namespace shouqi::pages
