// shouqi-admin history: everything that has happened around one student, newest last. Reading it is recorded before anything is shown.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

struct HistoryOptions {
  std::string student;
  std::string school;
  std::string since;
  std::string until;
  std::string reason;
};

void add_history_options(CLI::App& history, HistoryOptions& options);
cli::ExitCode run_history(const config::AppConfig& config, const HistoryOptions& options, bool json);

}  // namespace shouqi::batch
