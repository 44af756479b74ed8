// All templates of a program, read once at start. A template that is missing, malformed or without automatic escaping
// stops the program then and there; nothing is read again later, so that a half-copied file can never become a page.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "view/dictionary.hpp"

namespace ctemplate {
class TemplateCache;
}

namespace shouqi::view {

// A template that is known to be there.
class TemplateFile {
 public:
  const std::string& name() const { return name_; }

 private:
  friend class TemplateSet;
  explicit TemplateFile(std::string name) : name_(std::move(name)) {}
  std::string name_;
};

// The values of one page about to be made.
class Sheet {
 public:
  Sheet();
  ~Sheet();
  Sheet(Sheet&&) noexcept;
  Dictionary values();

 private:
  friend class TemplateSet;
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
};

class TemplateSet {
 public:
  // Reads every *.tpl of the folder and expands each once. Throws base::ConfigurationError with the name of the first
  // one that does not begin with the pragma, does not parse, or does not expand; and when there is none.
  explicit TemplateSet(const std::filesystem::path& folder);
  ~TemplateSet();
  TemplateSet(const TemplateSet&) = delete;
  TemplateSet& operator=(const TemplateSet&) = delete;

  // "start_page.tpl". Throws base::ConfigurationError when the folder has no such template.
  TemplateFile file(std::string_view name) const;
  // Safe from any thread. Throws base::Error when the template library gives up.
  std::string expand(const TemplateFile& file, const Sheet& sheet) const;

 private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
  std::set<std::string, std::less<>> names_;
};

}  // namespace shouqi::view
