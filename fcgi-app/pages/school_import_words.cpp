#include "pages/school_import_words.hpp"

#include "templates/school_import_expired_page.hpp"

namespace shouqi::pages {
namespace {

constexpr int kForbidden = 403;

}  // namespace

std::string hand_in_url(domain::HandInId id) { return std::string(kImportUrl) + "/" + std::to_string(id); }

std::string round_title(const store::HandIn& hand_in) { return domain::round_title(hand_in.round_term, hand_in.round_batch); }

std::string_view chip_of(domain::HandInState state) {
  switch (state) {
    case domain::HandInState::kReceived:
    case domain::HandInState::kOrdered: return "reported";
    case domain::HandInState::kChecked: return "pending";
    case domain::HandInState::kRefused: return "recheck";
    case domain::HandInState::kApplied: return "confirmed";
    case domain::HandInState::kWithdrawn: return "not_required";
  }
  return "not_required";
}

http::Response school_import_expired(const view::PageLayout& layout, const view::TemplateFile& file, const http::RequestContext& context,
                                     std::string_view stem, LostAct lost) {
  view::Page page = layout.begin({.stem = stem, .title = "登入時間已過", .request_id = context.request.request_id}, file);
  view::Dictionary content = page.content();
  content.set(ksiep_LOGIN_URL, context.login_url).show(lost == LostAct::kFile ? ksiep_FILE : ksiep_PRESS);
  return http::html(layout.finish(page), kForbidden);
}

}  // namespace shouqi::pages
