// GET, POST /receipt/staff/school/round/{id}: one 確認梯次, and what its administrator may do with it: another window or a category less in a
// draft, opening it, more time for the school, a class or one student afterwards. Everything but the opening with a reason.
#pragma once

#include <optional>

#include "http/route.hpp"
#include "pages/school_words.hpp"
#include "store/class_store.hpp"
#include "store/roster_store.hpp"
#include "store/round_store.hpp"
#include "store/school_store.hpp"
#include "store/window_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

struct RoundStores {
  store::RoundStore& rounds;
  store::RosterStore& roster;
  store::WindowStore& windows;
  store::ClassStore& classes;
  store::SchoolStore& school;
};

class SchoolRoundPage {
 public:
  SchoolRoundPage(const view::PageLayout& layout, const RoundStores& stores);
  http::Response show(const http::RequestContext& context);
  http::Response act(const http::RequestContext& context);
  http::Response expired(const http::RequestContext& context);

 private:
  struct Draft;
  struct Shown;

  std::optional<store::RoundRecord> find(const http::RequestContext& context);
  http::Response change_window(const http::RequestContext& context, const store::RoundRecord& record, const Draft& draft);
  http::Response leave_out(const http::RequestContext& context, const store::RoundRecord& record, const Draft& draft);
  http::Response open(const http::RequestContext& context, const store::RoundRecord& record);
  http::Response extend(const http::RequestContext& context, const store::RoundRecord& record, const Draft& draft);
  http::Response render(const http::RequestContext& context, const store::RoundRecord& record, const Shown& shown);
  void fill_draft(view::Dictionary& content, const http::RequestContext& context, const store::RoundRecord& record, const Shown& shown);
  void fill_extension(view::Dictionary& content, const http::RequestContext& context, const domain::Round& round, const Shown& shown);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  RoundStores stores_;
};

}  // namespace shouqi::pages
