// shouqi-admin restore-drill: is the backup one that could be restored?
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

struct DrillOptions {
  std::string backup;
  std::string work_folder = "/var/tmp";
  bool without_living = false;
};

void add_drill_options(CLI::App& drill, DrillOptions& options);
cli::ExitCode run_drill(const config::AppConfig& config, const DrillOptions& options, bool json);

}  // namespace shouqi::batch
