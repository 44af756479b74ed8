// GET /receipt/take-away.xlsx: the student's own received data and error reports, to keep. No look is recorded: the pages of the categories
// say what has changed since the last look at them.
#pragma once

#include "http/route.hpp"
#include "store/answer_store.hpp"
#include "store/document_store.hpp"
#include "store/report_store.hpp"

namespace shouqi::pages {

class TakeAwayFile {
 public:
  TakeAwayFile(store::AnswerStore& answers, store::DocumentStore& documents, store::ReportStore& reports)
      : answers_(answers), documents_(documents), reports_(reports) {}
  // What waits for its round to open is left out, as on the pages.
  http::Response give(const http::RequestContext& context);

 private:
  store::AnswerStore& answers_;
  store::DocumentStore& documents_;
  store::ReportStore& reports_;
};

}  // namespace shouqi::pages
