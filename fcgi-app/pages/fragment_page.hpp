// GET /receipt/fragment/buttons: the four red-framed buttons that the portal includes in its own pages.
//
// On a computer that several students use, the portal's person and the person of our session may differ. So the links
// always lead through the portal's ticket, which ends any session before it. A portal that adds ?person=<its person id>
// gets states only when the session is that person's; a wrong id can only hide them.
#pragma once

#include "http/route.hpp"
#include "http/site.hpp"
#include "pages/answer_words.hpp"
#include "view/template_set.hpp"

namespace shouqi::pages {

class FragmentPage {
 public:
  FragmentPage(const view::TemplateSet& templates, const http::Site& site, store::AnswerStore& answers);
  http::Response show(const http::RequestContext& context);

 private:
  const view::TemplateSet& templates_;
  view::TemplateFile file_;
  const http::Site& site_;
  store::AnswerStore& answers_;
};

}  // namespace shouqi::pages
