// GET and POST /receipt/staff/school/import/{id}: what has become of a handed-in package, and the administrator's decision about it.
#pragma once

#include "base/inbox_folder.hpp"
#include "pages/school_import_words.hpp"
#include "usecase/hand_in.hpp"

namespace shouqi::pages {

class SchoolImportResultPage {
 public:
  SchoolImportResultPage(const view::PageLayout& layout, store::HandInStore& store, const base::InboxFolder& inbox);

  // 404 for a package of another school.
  http::Response show(const http::RequestContext& context);
  // 303 to the page; 409 with what is stored now when somebody or something was first.
  http::Response act(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  http::Response render(const http::RequestContext& context, const store::HandIn& found, int status);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  store::HandInStore& store_;
  const base::InboxFolder& inbox_;
};

}  // namespace shouqi::pages
