// The rows that an error report points at, in the words in which pages and files show them.
#pragma once

#include <string>
#include <vector>

#include "store/document_store.hpp"
#include "store/report_store.hpp"

namespace shouqi::pages {

struct DisputedWords {
  std::string reference;
  // Empty where the disputed version is not kept any more; the title then is the reference.
  std::string sub_kind;
  std::string title;
  // Empty: the row as a whole is meant.
  std::string field;
  std::string old_value;
  // As typed.
  std::string wanted_value;
};

// In the report's order. `document` is what the report's answer is about.
std::vector<DisputedWords> disputed_words(store::DocumentStore& documents, const domain::DocumentKey& document,
                                          const store::StoredReport& report);

}  // namespace shouqi::pages
