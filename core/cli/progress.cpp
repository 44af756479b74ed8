#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace shouqi::cli {
namespace {

constexpr int kBarWidth = 24;
constexpr const char* kWipeLine = "\r\x1b[2K";

}  // namespace

ProgressStyle progress_style(bool for_machines) {
  if (for_machines) return ProgressStyle::kSilent;
  return ::isatty(STDERR_FILENO) == 1 ? ProgressStyle::kBar : ProgressStyle::kLines;
}

Progress::~Progress() {
  if (style_ == ProgressStyle::kBar && done_ > 0) fmt::print(stderr, "{}", kWipeLine);
}

void Progress::step(std::string_view what) {
  if (style_ == ProgressStyle::kBar) {
    const int filled = kBarWidth * done_ / steps_;
    fmt::print(stderr, "{}[{}{}] {}", kWipeLine, std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(kBarWidth - filled), '.'), what);
  } else if (style_ == ProgressStyle::kLines) {
    fmt::print(stderr, "{}/{} {}\n", done_ + 1, steps_, what);
  }
  std::fflush(stderr);
  ++done_;
}

}  // namespace shouqi::cli
