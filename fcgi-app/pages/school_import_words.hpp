// What the two pages for handing in a package share: addresses, names, the page for an ended session.
#pragma once

#include <string>
#include <string_view>

#include "http/route.hpp"
#include "store/hand_in_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

inline constexpr std::string_view kImportUrl = "/receipt/staff/school/import";
std::string hand_in_url(domain::HandInId id);

// 109學年度第2學期
std::string round_title(const store::HandIn& hand_in);
// Of the chips in the style sheet.
std::string_view chip_of(domain::HandInState state);

// What was lost with the session: a file cannot be kept, a press can be repeated.
enum class LostAct { kFile, kPress };
// `file` is school_import_expired_page.tpl. Status 403.
http::Response school_import_expired(const view::PageLayout& layout, const view::TemplateFile& file, const http::RequestContext& context,
                                     std::string_view stem, LostAct lost);

}  // namespace shouqi::pages
