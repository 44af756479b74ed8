// The rows that an error report points at, in the words in which the student's ticket, the office's page and files show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/error_report.hpp"
#include "store/document_store.hpp"
#include "view/template_set.hpp"

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

// In the report's order. `document` is the one that is disputed: it says what each row is called.
std::vector<DisputedWords> disputed_words(const std::vector<domain::DisputedRow>& rows, const std::optional<store::StoredDocument>& document);

class DisputedRows {
 public:
  // Throws base::ConfigurationError when the template is missing.
  explicit DisputedRows(const view::TemplateSet& templates);

  // Includes disputed_rows.tpl at `marker`. `rows` must not be empty.
  void include(view::Dictionary& into, const view::Marker& marker, const std::vector<domain::DisputedRow>& rows,
               const std::optional<store::StoredDocument>& document) const;

 private:
  view::TemplateFile file_;
};

}  // namespace shouqi::pages
