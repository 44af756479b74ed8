// What shouqi-import --inbox says at the end: to a person, or to a machine.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "inbox_run.hpp"

namespace shouqi::batch {

// A line for each package, then one line of result.
std::string text_report(const InboxOutcome& outcome, bool dry_run);
nlohmann::json json_report(const InboxOutcome& outcome, bool dry_run);

}  // namespace shouqi::batch
