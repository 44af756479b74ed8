#pragma once
// Runs another program to its end, for tests of command lines and for loading SQL.
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::support {

struct ProgramResult {
  int exit_status = 0;  // 128 + signal number when a signal ended it
  std::string output;   // standard output
  std::string errors;   // standard error
};

// `arguments[0]` is looked up in PATH; no shell is involved. `input` is its standard input.
// Throws std::system_error when the program cannot be started.
ProgramResult run_program(const std::vector<std::string>& arguments, std::string_view input = {});

}  // namespace shouqi::support
