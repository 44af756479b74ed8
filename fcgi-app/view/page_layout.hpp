// What all pages share: the head, the bar that says whose session it is, the way back, the foot. A page begins with the
// layout, fills its own template, and asks for the finished text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "domain/principal.hpp"
#include "view/template_set.hpp"

namespace shouqi::view {

// Whose pages: the start page, the log-out and the foot differ.
enum class Readers { kStudents, kStaff };

struct LayoutAddresses {
  // Where the static files are served, without a slash at the end: "/receipt/static".
  std::string static_url;
  std::string portal_home_url;
  Readers readers = Readers::kStudents;
};

// One link above the heading, to where the person came from.
struct BackLink {
  std::string label;
  std::string url;
};

enum class Follow { kNo, kYes };

struct Frame {
  // For data-page and the tests: the stem of the route.
  std::string_view stem{};
  // For the browser's title; the product's name is added.
  std::string title{};
  // Whose session it is, in full: pages with it are the person's own. Null without a session.
  const domain::Principal* principal = nullptr;
  // Goes into the log-out form; needed with a principal.
  std::string_view csrf_token{};
  BackLink back{};
  // Without JavaScript the browser loads the page again every twenty seconds.
  Follow follow = Follow::kNo;
  // Shown in the foot and as data-request-id of a page that refuses something; empty otherwise.
  std::string_view request_id{};
};

class Page {
 public:
  Dictionary content() { return content_; }

 private:
  friend class PageLayout;
  Page(Sheet sheet, Dictionary content) : sheet_(std::move(sheet)), content_(content) {}
  Sheet sheet_;
  Dictionary content_;
};

class PageLayout {
 public:
  // Reads the style sheet and the script of `templates_folder`/static once, for the hashes in their addresses. Throws
  // base::ConfigurationError when one is not there. `templates` must outlive the layout.
  PageLayout(const TemplateSet& templates, const std::filesystem::path& templates_folder, LayoutAddresses addresses);

  const TemplateSet& templates() const { return templates_; }
  Readers readers() const { return addresses_.readers; }

  Page begin(const Frame& frame, const TemplateFile& content) const;
  // The same, asking the browser to load the page again after ten seconds.
  Page begin_waiting(const Frame& frame, const TemplateFile& content) const;
  std::string finish(const Page& page) const;

 private:
  Page make(const Frame& frame, const TemplateFile& content, Sheet sheet) const;

  const TemplateSet& templates_;
  TemplateFile file_;
  LayoutAddresses addresses_;
  std::string style_hash_;
  std::string script_hash_;
};

}  // namespace shouqi::view
