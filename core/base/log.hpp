// One line of JSON per event to standard error, where the journal keeps it. Any text is safe as a value: JSON escaping leaves no
// way to forge a second line. Never log names, ID numbers, query strings or form contents.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace shouqi::base {

enum class Severity { kInfo, kWarning, kError };

using LogFields = std::initializer_list<std::pair<const char*, nlohmann::json>>;

// The line carries "at" (UTC), "severity", "event" and the fields in the order given. Values that are not UTF-8 are written with
// replacement characters. Safe to call from any thread.
void log(Severity severity, std::string_view event, LogFields fields = {});

}  // namespace shouqi::base
