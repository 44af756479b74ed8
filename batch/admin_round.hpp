// shouqi-admin round list | create | open | edit
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

struct RoundOptions {
  std::string school;
  bool all_schools = false;
  std::string round;
  std::vector<int> grades;
  std::vector<std::string> categories;
  std::string opens_at;
  std::string closes_at;
  std::string seal_by;
  std::string supplements;
  std::string leave_out;
  std::string reason;
};

// Adds the four commands below `round`. Which one was given is read from the parser afterwards.
void add_round_commands(CLI::App& round, RoundOptions& options);

cli::ExitCode run_round(const config::AppConfig& config, const CLI::App& round, const RoundOptions& options, bool json);

}  // namespace shouqi::batch
