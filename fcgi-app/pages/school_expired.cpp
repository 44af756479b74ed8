#include "pages/school_expired.hpp"

#include "base/utf8.hpp"
#include "pages/school_words.hpp"
#include "templates/school_expired_page.hpp"

namespace shouqi::pages {
namespace {

constexpr int kForbidden = 403;

}  // namespace

http::Response school_expired(const view::PageLayout& layout, const view::TemplateFile& file, const http::RequestContext& context,
                              std::string_view stem) {
  view::Page page = layout.begin({.stem = stem, .title = "登入時間已過", .request_id = context.request.request_id}, file);
  view::Dictionary content = page.content();
  content.set(ksep_LOGIN_URL, context.login_url);
  if (const std::string reason = typed(context.request.form, "reason"); !reason.empty()) {
    content.add(ksep_KEPT).set(ksep_TEXT, base::without_controls(reason));
  }
  return http::html(layout.finish(page), kForbidden);
}

}  // namespace shouqi::pages
