// How far a program is: a bar on a terminal, a line a step elsewhere, nothing beside --json. On standard error, so that results stay clean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouqi::cli {

enum class ProgressStyle { kBar, kLines, kSilent };
// A bar where standard error is a terminal, otherwise lines; silent for machines.
ProgressStyle progress_style(bool for_machines);

class Progress {
 public:
  Progress(ProgressStyle style, int steps) : style_(style), steps_(steps) {}
  // Wipes the bar, so that the result stands alone.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // The next step begins.
  void step(std::string_view what);

 private:
  ProgressStyle style_;
  int steps_;
  int done_ = 0;
};

// The same by bytes, for one step that takes long: a line elsewhere for each tenth.
class ByteProgress {
 public:
  ByteProgress(ProgressStyle style, std::uint64_t total) : style_(style), total_(total) {}
  ~ByteProgress();
  ByteProgress(const ByteProgress&) = delete;
  ByteProgress& operator=(const ByteProgress&) = delete;

  // Of `what`, `done` bytes are through. Another `what` begins anew.
  void at(std::string_view what, std::uint64_t done);

 private:
  ProgressStyle style_;
  std::uint64_t total_;
  std::string what_;
  int shown_ = -1;
};

// "12.3 MB", "734 位元組"
std::string bytes_text(std::uint64_t bytes);

}  // namespace shouqi::cli
