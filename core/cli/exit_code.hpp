// What every command line answers with (SPEC 6); the help text is made from the same table.
#pragma once

#include <functional>
#include <string>

namespace shouqi::cli {

enum class ExitCode {
  kDone = 0,
  kDoneWithFindings = 1,
  kWrongUse = 2,
  kConfiguration = 3,
  kUnavailable = 4,
  kAlreadyRunning = 5,
  kIntegrity = 6,
  kRefusedByRule = 7,
};

// The EXIT STATUS section of --help.
std::string exit_status_help();

// Runs a program's work; exceptions become one line on standard error and the exit status of their kind.
int guarded_main(const char* program, const std::function<ExitCode()>& work);

}  // namespace shouqi::cli
