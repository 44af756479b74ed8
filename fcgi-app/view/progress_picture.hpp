// How far each category has come, as bars that the server draws: readable in print, without colour and by a screen reader,
// because every number stands beside its bar in words.
#pragma once

#include <string>
#include <vector>

#include "domain/statistics.hpp"
#include "view/template_set.hpp"

namespace shouqi::view {

struct ProgressBar {
  std::string label;
  domain::Totals totals;
  // What is counted: 人, or 項 where several categories stand in one bar.
  const char* unit = "人";
};

class ProgressPicture {
 public:
  // Throws base::ConfigurationError when the template is missing.
  explicit ProgressPicture(const TemplateSet& templates);
  // Includes progress_picture.tpl at `marker`.
  void include(Dictionary& into, const Marker& marker, const std::vector<ProgressBar>& bars) const;

 private:
  TemplateFile file_;
};

}  // namespace shouqi::view
