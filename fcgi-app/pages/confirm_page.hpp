// GET and POST /receipt/{category}/confirm: 再確認, the irrevocable step.
#pragma once

#include <chrono>

#include "crypto/random.hpp"
#include "http/route.hpp"
#include "pages/answer_conflict.hpp"

namespace shouqi::pages {

class ConfirmPage {
 public:
  // `grace` applies to everybody inside the deciding statement (SPEC 3).
  ConfirmPage(const view::PageLayout& layout, store::AnswerStore& answers, store::DocumentStore& documents,
              store::EventStore& events, crypto::Random& random, std::chrono::seconds grace);

  // Asks once more. The version that the student saw comes with the link (`digest`); without it, it is the one looked
  // at last. Another version than the current one is the page 409; nothing looked at yet leads to 核對.
  http::Response ask(const http::RequestContext& context);
  // Confirms: 303 to the receipt, 404, or 409 with what is stored now. A form without round, term and digest is 400.
  http::Response confirm(const http::RequestContext& context);
  // The session ended before the button was pressed: nothing is decided, and the log-in leads back to the category
  // (403).
  http::Response expired(const http::RequestContext& context);

 private:
  http::Response form(const http::RequestContext& context, const usecase::AnswerView& answer,
                      const store::StoredDocument& document);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::TemplateFile expired_file_;
  AnswerConflict conflict_;
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
  store::EventStore& events_;
  crypto::Random& random_;
  std::chrono::seconds grace_;
};

}  // namespace shouqi::pages
