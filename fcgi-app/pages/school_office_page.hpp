// GET and POST /receipt/staff/school/office: where the four offices are, per division, as students will read it. One form for all of them.
#pragma once

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "usecase/edit_offices.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class SchoolOfficePage {
 public:
  SchoolOfficePage(const view::PageLayout& layout, store::OfficeRegister& offices);

  // ?saved= says how many have just been changed.
  http::Response show(const http::RequestContext& context);
  // 303 to the page; 400 with what was typed when something is wrong; 409 with the other's entries beside what was typed when somebody has
  // changed the same ones since.
  http::Response save(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Shown;
  http::Response render(const http::RequestContext& context, const Shown& shown);
  void fill_office(view::Dictionary part, const Shown& shown, const store::OfficeKey& key, const store::RegisteredOffice& stored) const;

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  OfficeLine office_line_;
  store::OfficeRegister& offices_;
};

}  // namespace shouqi::pages
