// The page for an administrator's form whose session has ended: nothing was decided, the reason that was typed stands there, and one can log
// in again.
#pragma once

#include "http/route.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

// `file` is school_expired_page.tpl. Status 403.
http::Response school_expired(const view::PageLayout& layout, const view::TemplateFile& file, const http::RequestContext& context,
                              std::string_view stem);

}  // namespace shouqi::pages
