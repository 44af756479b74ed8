#include "pages/office_expired.hpp"

#include "base/utf8.hpp"
#include "pages/office_words.hpp"
#include "templates/office_expired_page.hpp"

namespace shouqi::pages {
namespace {

constexpr int kForbidden = 403;

}  // namespace

http::Response office_expired(const view::PageLayout& layout, const view::TemplateFile& file, const http::RequestContext& context,
                              std::string_view stem) {
  const auto draft = parse_draft(context.request.form);
  view::Page page = layout.begin({.stem = stem, .title = "登入時間已過", .request_id = context.request.request_id}, file);
  view::Dictionary content = page.content();
  content.set(koep_LOGIN_URL, context.login_url);
  if (draft && draft->act) content.add(koep_ACT).set(koep_WHAT, act_title(*draft->act));
  if (draft && !draft->text.empty()) content.add(koep_KEPT).set(koep_TEXT, base::without_controls(draft->text));
  return http::html(layout.finish(page), kForbidden);
}

}  // namespace shouqi::pages
