// Received rows as tables that become cards on a phone, and what differs between two versions of them. Nothing received
// is left out: columns without any content are named below their table, long texts stand in a row of their own.
#pragma once

#include <vector>

#include "domain/category.hpp"
#include "domain/compare.hpp"
#include "domain/receipt_document.hpp"
#include "view/template_set.hpp"

namespace shouqi::view {

class RecordView {
 public:
  // Throws base::ConfigurationError when a template is missing.
  explicit RecordView(const TemplateSet& templates);

  // Includes record_groups.tpl at `marker`.
  void include_records(Dictionary& into, const Marker& marker, domain::Category category,
                       domain::Parts parts) const;
  // Includes difference_list.tpl at `marker`. `differences` must not be empty.
  void include_differences(Dictionary& into, const Marker& marker, domain::Category category,
                           const std::vector<domain::Difference>& differences) const;

 private:
  TemplateFile records_file_;
  TemplateFile differences_file_;
};

// "多 1 筆，少 2 筆，改 1 筆": the kinds that occur.
std::string summary(domain::Category category, const std::vector<domain::Difference>& differences);

}  // namespace shouqi::view
