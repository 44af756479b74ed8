// Texts that something could trip over: markup, SQL, formulas, escapes, line breaks, rare characters, marks that turn the line around, the
// longest that fits. They stand in hostile_texts.json, which the browser's tests read too; each is a valid reason of a report and must come
// back byte for byte wherever it is shown.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::support {

inline std::vector<std::string> hostile_texts() {
  return nlohmann::json::parse(read_file(source_folder() / "tests/support/hostile_texts.json")).get<std::vector<std::string>>();
}

}  // namespace shouqi::support
