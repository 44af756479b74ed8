// GET /receipt/take-away.xlsx: the student's own received data, to keep. Two statements, and no look is recorded: the pages of the
// categories say what has changed since the last look at them.
#pragma once

#include "http/route.hpp"
#include "store/answer_store.hpp"
#include "store/document_store.hpp"

namespace shouqi::pages {

class TakeAwayFile {
 public:
  TakeAwayFile(store::AnswerStore& answers, store::DocumentStore& documents) : answers_(answers), documents_(documents) {}
  // What waits for its round to open is left out, as on the pages.
  http::Response give(const http::RequestContext& context);

 private:
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
};

}  // namespace shouqi::pages
