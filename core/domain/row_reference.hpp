// How a form or an address names one received row: by what is in it, so that a row that has changed is another row.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace shouqi::domain {

// The first 16 hexadecimal digits of the SHA-256 over the row's canonical JSON.
std::string row_reference(const nlohmann::json& row);

}  // namespace shouqi::domain
