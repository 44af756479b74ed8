// The values of one template, or of one of its sections or inclusions. A light handle: the page that it was made for
// owns the memory and outlives it. Values are copied. Escaping is the template's business and happens by itself
// (TemplateSet insists on it).
#pragma once

#include <cstdint>
#include <string_view>

namespace ctemplate {
class TemplateDictionary;
struct StaticTemplateString;
}  // namespace ctemplate

namespace shouqi::view {

class TemplateFile;

// A name out of the header that the build generates from each template ("templates/start_page.hpp"), so that a typo
// does not compile.
using Marker = ctemplate::StaticTemplateString;

class Dictionary {
 public:
  explicit Dictionary(ctemplate::TemplateDictionary& dictionary) : dictionary_(&dictionary) {}

  Dictionary& set(const Marker& marker, std::string_view value);
  Dictionary& set(const Marker& marker, std::uint64_t number);
  // Shows a section once, with the values of this dictionary.
  Dictionary& show(const Marker& section);
  // Shows a section once more, with values of its own beside those around it.
  Dictionary add(const Marker& section);
  // Includes another template, which sees nothing but what is put into the returned dictionary.
  Dictionary include(const Marker& marker, const TemplateFile& file);

 private:
  ctemplate::TemplateDictionary* dictionary_;
};

}  // namespace shouqi::view
