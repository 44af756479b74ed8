// What all command lines share: --config, --json, --help with EXIT STATUS, --version.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "cli/exit_code.hpp"
#include "config/config_loader.hpp"
#include "domain/event.hpp"

namespace shouqi::cli {

struct CommonOptions {
  std::string config_file = config::kDefaultConfigFile;
  bool json = false;
};

// Adds the common options to a program's parser.
void add_common_options(CLI::App& app, CommonOptions& options);

// Empty when the command line was understood; otherwise what to leave with: 0 after --help, 2 after wrong use.
std::optional<int> parse(CLI::App& app, int argc, char** argv);

// 32 raw bytes out of a secret file of 64 hex digits; `setting` names it when it is not one. Throws base::ConfigurationError.
std::string secret_key(const std::string& file, std::string_view setting);

// A program acts under the operating system's user; each run has a request id of its own, which ties log lines and events together.
domain::Actor program_actor(domain::ActorKind kind);

}  // namespace shouqi::cli
