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

ByteProgress::~ByteProgress() {
  if (style_ == ProgressStyle::kBar && shown_ >= 0) fmt::print(stderr, "{}", kWipeLine);
}

void ByteProgress::at(std::string_view what, std::uint64_t done) {
  if (style_ == ProgressStyle::kSilent) return;
  if (what != what_) {
    what_ = what;
    shown_ = -1;
  }
  // A terminal is told every percent, a journal every tenth; neither a hundred times a second.
  constexpr std::uint64_t kPercent = 100;
  const int percent = total_ == 0 ? static_cast<int>(kPercent) : static_cast<int>(done * kPercent / total_);
  const int step = style_ == ProgressStyle::kBar ? percent : percent / 10 * 10;
  if (step == shown_) return;
  shown_ = step;
  if (style_ == ProgressStyle::kBar) {
    const int filled = kBarWidth * percent / static_cast<int>(kPercent);
    fmt::print(stderr, "{}[{}{}] {} {} / {}", kWipeLine, std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(kBarWidth - filled), '.'), what, bytes_text(done), bytes_text(total_));
  } else {
    fmt::print(stderr, "{} {} %\n", what, step);
  }
  std::fflush(stderr);
}

std::string bytes_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMega = 1000 * 1000;
  if (bytes < kMega) return fmt::format("{} 位元組", bytes);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / static_cast<double>(kMega));
}

}  // namespace shouqi::cli
