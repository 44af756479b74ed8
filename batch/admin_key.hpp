// shouqi-admin key: the keys that sign seals.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

struct KeyOptions {
  // Of the key that is to be retired.
  std::string id;
};

void add_key_commands(CLI::App& key, KeyOptions& options);

cli::ExitCode run_key(const config::AppConfig& config, const CLI::App& key, const KeyOptions& options, bool json);

}  // namespace shouqi::batch
