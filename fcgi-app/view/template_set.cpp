#include "view/template_set.hpp"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_enums.h>

#include <fstream>

#include "base/error.hpp"

namespace shouqi::view {
namespace {

constexpr std::string_view kPragma = R"({{%AUTOESCAPE context="HTML"}})";
constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

// Without the pragma nothing at all would be escaped, not even inside a template that has it.
bool begins_with_pragma(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::string line;
  return std::getline(in, line) && line == kPragma;
}

}  // namespace

Sheet::Sheet() : dictionary_(std::make_unique<ctemplate::TemplateDictionary>("sheet")) {}
Sheet::~Sheet() = default;
Sheet::Sheet(Sheet&&) noexcept = default;
Dictionary Sheet::values() { return Dictionary(*dictionary_); }

TemplateSet::TemplateSet(const std::filesystem::path& folder) : cache_(std::make_unique<ctemplate::TemplateCache>()) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tpl") names_.insert(entry.path().filename().string());
  }
  if (names_.empty()) throw base::ConfigurationError("no templates in " + folder.string());
  cache_->SetTemplateRootDirectory(folder.string());
  for (const std::string& name : names_) {
    if (!begins_with_pragma(folder / name)) {
      throw base::ConfigurationError("template " + name + " does not begin with " + std::string(kPragma));
    }
    if (!cache_->LoadTemplate(name, kStrip)) throw base::ConfigurationError("template " + name + " is malformed");
  }
  for (const std::string& name : names_) {
    std::string ignored;
    const ctemplate::TemplateDictionary nothing("trial");
    if (!cache_->ExpandWithData(name, kStrip, &nothing, nullptr, &ignored)) {
      throw base::ConfigurationError("template " + name + " does not expand");
    }
  }
  cache_->Freeze();
}

TemplateSet::~TemplateSet() = default;

TemplateFile TemplateSet::file(std::string_view name) const {
  if (!names_.contains(name)) throw base::ConfigurationError("template " + std::string(name) + " is missing");
  return TemplateFile(std::string(name));
}

std::string TemplateSet::expand(const TemplateFile& file, const Sheet& sheet) const {
  std::string text;
  if (!cache_->ExpandNoLoad(file.name(), kStrip, sheet.dictionary_.get(), nullptr, &text)) {
    throw base::Error("template " + file.name() + " did not expand");
  }
  return text;
}

}  // namespace shouqi::view
