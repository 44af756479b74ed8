// Names inside the package, and the text of SHA.txt: bytes of unknown encoding until they have passed here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shouqi::receipt_package {

// The bytes as UTF-8: as they are when they are valid UTF-8, otherwise read as CP950 (what Windows in Taiwan writes
// when it does not set the UTF-8 flag). Empty when they are neither. Throws base::Error when this machine has no CP950
// table.
std::optional<std::string> to_utf8(std::string_view bytes);

// True when a name is a plain file name: not empty, at most 255 bytes, no / \ : and no control character, not . or ...
bool is_plain_file_name(std::string_view name);

// Two names with the same fold are the same file on Windows: ASCII letters become lower-case.
std::string fold_case(std::string_view name);

}  // namespace shouqi::receipt_package
