// shouqi-import --inbox: checks the packages that administrators have handed in on the web, and imports those that they have ordered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "config/app_config.hpp"
#include "domain/hand_in.hpp"

namespace shouqi::batch {

// What has been done with one package.
struct InboxLine {
  domain::HandInId id = 0;
  std::string school_code;
  std::string round_code;
  domain::HandInState before = domain::HandInState::kReceived;
  // Empty: nothing, because of `problem`; it stays where it was and the next run takes it up again.
  std::optional<domain::HandInState> after;
  domain::HandInResult result;
  std::optional<std::uint32_t> import_id;
  std::string problem;
};

struct InboxOutcome {
  // Another run works the inbox off.
  bool already_running = false;
  std::vector<InboxLine> lines;
  // Packages whose leftover files were removed.
  std::uint32_t swept = 0;
  // Names of files that are none of ours: left where they are, for somebody to look at.
  std::vector<std::string> strangers;
};

struct InboxParts {
  const config::AppConfig& config;
  // 32 bytes.
  std::string person_key;
  bool dry_run = false;
};

// Each package by itself, all or nothing; what stops one does not stop the others. Killed at any point and started again, it does the rest.
// Throws base::ConfigurationError when the folder is not as it must be, base::UnavailableError when the database goes away.
InboxOutcome work_off_inbox(const InboxParts& parts);

cli::ExitCode exit_code(const InboxOutcome& outcome);

}  // namespace shouqi::batch
