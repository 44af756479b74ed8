// GET /receipt/staff/class/{class}.xlsx: what the class page shows, filtered alike, as Excel. A list like the page: no look is recorded.
#pragma once

#include "pages/class_words.hpp"

namespace shouqi::pages {

class ClassFile {
 public:
  explicit ClassFile(store::ClassStore& classes) : classes_(classes) {}
  http::Response give(const http::RequestContext& context);

 private:
  store::ClassStore& classes_;
};

}  // namespace shouqi::pages
