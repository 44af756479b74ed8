// File names that some systems cannot keep apart: é written as one character or as e and an accent, A beside a.
#pragma once

#include <string>
#include <string_view>

namespace shouqi::bundle {

// Every character as Unicode's canonical decomposition (NFD, but marks stay in the order in which they stand). What is no UTF-8 stays as it is.
std::string decomposed(std::string_view path);

// Equal for two names that are one file on a Mac or on Windows: decomposed, ASCII letters small.
std::string twin_key(std::string_view path);

}  // namespace shouqi::bundle
