// How far a program is: a bar on a terminal, a line a step elsewhere, nothing beside --json. On standard error, so that results stay clean.
#pragma once

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

}  // namespace shouqi::cli
