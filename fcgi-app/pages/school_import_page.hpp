// GET and POST /receipt/staff/school/import: an administrator hands in a 收訖明細 package. The page only files it; shouqi-import checks it.
#pragma once

#include "base/inbox_folder.hpp"
#include "pages/school_import_words.hpp"
#include "usecase/hand_in.hpp"

namespace shouqi::pages {

// Of the whole form: the package, the fields and what stands around them.
inline constexpr std::size_t kImportBodyLimit = usecase::kPackageBytes + http::kBodyLimit;

class SchoolImportPage {
 public:
  SchoolImportPage(const view::PageLayout& layout, store::HandInStore& store, const base::InboxFolder& inbox);

  http::Response show(const http::RequestContext& context);
  // 303 to the package's own page; 400 when something is missing; 503 when the inbox does not take it, and then nothing of it is kept.
  http::Response hand_in(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Shown;
  http::Response render(const http::RequestContext& context, const Shown& shown);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  store::HandInStore& store_;
  const base::InboxFolder& inbox_;
};

}  // namespace shouqi::pages
