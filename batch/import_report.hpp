// What shouqi-import says at the end: to a person, or to a machine.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "usecase/import_receipts.hpp"

namespace shouqi::batch {

// Findings and people who are asked again, then one line of result. Names are masked.
std::string text_report(const usecase::ImportReport& report, bool dry_run);
nlohmann::json json_report(const usecase::ImportReport& report, bool dry_run);

}  // namespace shouqi::batch
