// What must be mended before a form can be sent: where (the id of a field on the page) and what, in Chinese.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shouqi::pages {

struct FormFault {
  std::string field_id;
  std::string message;
};

// What is said about one field, the same words as in the summary; empty where nothing is.
inline std::string_view message_at(const std::vector<FormFault>& faults, std::string_view field_id) {
  for (const FormFault& fault : faults) {
    if (fault.field_id == field_id) return fault.message;
  }
  return {};
}

}  // namespace shouqi::pages
