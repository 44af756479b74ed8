// The rows that a report points at, as the student's ticket and the office's page show them.
#pragma once

#include <optional>
#include <vector>

#include "domain/error_report.hpp"
#include "store/document_store.hpp"
#include "view/template_set.hpp"

namespace shouqi::pages {

class DisputedRows {
 public:
  // Throws base::ConfigurationError when the template is missing.
  explicit DisputedRows(const view::TemplateSet& templates);

  // Includes disputed_rows.tpl at `marker`. `rows` must not be empty. `document` is the one that is disputed: it says what each row is called;
  // without it a row is shown by its reference.
  void include(view::Dictionary& into, const view::Marker& marker, const std::vector<domain::DisputedRow>& rows,
               const std::optional<store::StoredDocument>& document) const;

 private:
  view::TemplateFile file_;
};

}  // namespace shouqi::pages
