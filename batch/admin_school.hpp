// shouqi-admin school: how a school seals.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

struct SchoolOptions {
  std::string school;
  // "included", "left-out"; empty: as it is.
  std::string disputed;
  std::string attachments;
  std::string reason;
};

void add_school_options(CLI::App& school, SchoolOptions& options);

cli::ExitCode run_school(const config::AppConfig& config, const SchoolOptions& options, bool json);

}  // namespace shouqi::batch
