#include "cli/exit_code.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>

#include "base/error.hpp"

namespace shouqi::cli {
namespace {

constexpr std::array kMeanings{"done",
                               "done, with findings that somebody must look at",
                               "wrong use",
                               "configuration is missing or wrong",
                               "database or network not available: try again",
                               "already running",
                               "integrity: something does not verify; nothing was changed",
                               "refused by a rule; nothing was changed"};

int failed(const char* program, const std::exception& error, ExitCode code) {
  fmt::print(stderr, "{}: {}\n", program, error.what());
  return static_cast<int>(code);
}

}  // namespace

std::string exit_status_help() {
  std::string text = "EXIT STATUS:";
  for (std::size_t code = 0; code < kMeanings.size(); ++code) text += fmt::format("\n  {}  {}", code, kMeanings.at(code));
  return text;
}

int guarded_main(const char* program, const std::function<ExitCode()>& work) {
  try {
    return static_cast<int>(work());
  } catch (const base::ConfigurationError& error) {
    return failed(program, error, ExitCode::kConfiguration);
  } catch (const base::UnavailableError& error) {
    return failed(program, error, ExitCode::kUnavailable);
  } catch (const base::IntegrityError& error) {
    return failed(program, error, ExitCode::kIntegrity);
  } catch (const std::exception& error) {
    return failed(program, error, ExitCode::kUnavailable);
  }
}

}  // namespace shouqi::cli
