#include "model.hpp"

namespace shouqi::sample {

std::string_view to_string(Batch batch) {
  switch (batch) {
    case Batch::kRegular:
      return "regular";
    case Batch::kG12First:
      return "g12-1";
    case Batch::kG12Second:
      return "g12-2";
    case Batch::kArchive:
      return "archive";
  }
  return "";
}

std::string_view value_of(const Values& values, std::string_view column) {
  for (const auto& [name, value] : values) {
    if (name == column) return value;
  }
  return {};
}

void set_value(Values& values, std::string_view column, std::string value) {
  for (auto& [name, present] : values) {
    if (name == column) {
      present = std::move(value);
      return;
    }
  }
  values.emplace_back(column, std::move(value));
}

}  // namespace shouqi::sample
