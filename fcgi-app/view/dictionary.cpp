#include "view/dictionary.hpp"

#include <cstring>  // template_dictionary.h needs it and does not say so

#include <ctemplate/template_dictionary.h>

#include "view/template_set.hpp"

namespace shouqi::view {
namespace {

ctemplate::TemplateString as_template_string(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Dictionary& Dictionary::set(const Marker& marker, std::string_view value) {
  dictionary_->SetValue(marker, as_template_string(value));
  return *this;
}

Dictionary& Dictionary::set(const Marker& marker, std::uint64_t number) {
  return set(marker, std::string_view(std::to_string(number)));
}

Dictionary& Dictionary::show(const Marker& section) {
  dictionary_->ShowSection(section);
  return *this;
}

Dictionary Dictionary::add(const Marker& section) { return Dictionary(*dictionary_->AddSectionDictionary(section)); }

Dictionary Dictionary::include(const Marker& marker, const TemplateFile& file) {
  ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(marker);
  included->SetFilename(as_template_string(file.name()));
  return Dictionary(*included);
}

}  // namespace shouqi::view
