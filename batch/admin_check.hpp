// shouqi-admin check: is everything here as the programs need it?
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

// `nginx_file` may be empty. Prints a line per check; a check that has nothing to look at on this host says so.
cli::ExitCode run_check(const config::AppConfig& config, const std::string& nginx_file, bool json);

}  // namespace shouqi::batch
