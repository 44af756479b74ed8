#pragma once
// Compiled into the copy of the library that tests of the tests use (bundle_mutable), never into what is installed: makes one check report nothing.
#include <source_location>
#include <string>

namespace shouqi::bundle::mutation {

// Notes that the check at this place has reported; true when it shall not.
bool is_neutralised(const std::source_location& where);

}  // namespace shouqi::bundle::mutation
