// GET /receipt/staff/office.xlsx: the queue with the same filter, and how the classes stand, as Excel. A list like the page: no look is
// recorded.
#pragma once

#include "pages/office_words.hpp"
#include "store/class_store.hpp"

namespace shouqi::pages {

class OfficeFile {
 public:
  OfficeFile(store::OfficeReportStore& reports, store::ClassStore& classes) : reports_(reports), classes_(classes) {}
  http::Response give(const http::RequestContext& context);

 private:
  store::OfficeReportStore& reports_;
  store::ClassStore& classes_;
};

}  // namespace shouqi::pages
