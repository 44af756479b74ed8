// The pages of errors: what happened, whether anything was saved, what to do next. Also as files for nginx, which shows
// them when a program is away.
#pragma once

#include <filesystem>

#include "http/error_pages.hpp"
#include "view/page_layout.hpp"

namespace shouqi::view {

class TemplateErrorPages final : public http::ErrorPages {
 public:
  // Throws base::ConfigurationError when a template is missing. `layout` must outlive it.
  explicit TemplateErrorPages(const PageLayout& layout);

  // A status that has no page of its own gets the one of 500.
  std::string render(const http::ErrorNotice& notice) const override;

  // Writes 400, 403, 404, 405, 413, 414, 429, 500, 502, 503 and 504 as <status>.html, each by rename so that nginx
  // never reads half a page; for staff also 413-file.html, where a form carries a file. 502 and 503 are the waiting page, which loads itself again. Throws base::Error when the
  // folder cannot be written.
  void write_static_pages(const std::filesystem::path& folder) const;

 private:
  std::string waiting_page() const;

  const PageLayout& layout_;
  TemplateFile file_;
};

}  // namespace shouqi::view
