// What differs between the portal's records and what was received, side by side, row for row.
#pragma once

#include <vector>

#include "domain/compare.hpp"
#include "view/template_set.hpp"

namespace shouqi::pages {

class SideList {
 public:
  // Throws base::ConfigurationError when the template is missing.
  explicit SideList(const view::TemplateSet& templates);

  // Includes side_list.tpl at `marker`; `differences` are those of domain::compare_with_portal.
  void include(view::Dictionary& into, const view::Marker& marker, const std::vector<domain::Difference>& differences) const;

 private:
  view::TemplateFile file_;
};

}  // namespace shouqi::pages
