// Silence at the end of a window becomes 逾期視為確認 for good. Pages have shown it so since that moment; this writes it down.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/event.hpp"
#include "store/round_store.hpp"
#include "store/window_store.hpp"

namespace shouqi::usecase {

enum class CloseRefusal {
  // The school has no such round, or nobody is in it.
  kUnknown,
  // It has not been opened, or is sealed.
  kNotOpen,
  // Its window has not ended.
  kTooEarly,
};

enum class CloseAct { kWrite, kLook };

// Every answer that waits although its window, and the grace after it, has ended. Answers with more time of their own are left alone. Returns how
// many there were; running it again finds none. With kLook nothing is written.
base::Result<std::uint32_t, CloseRefusal> close_round(store::WindowStore& windows, const domain::Round& round, std::chrono::seconds grace,
                                                      const domain::Actor& actor, CloseAct act);

// Open rounds whose own window, and the grace after it, has ended.
std::vector<domain::Round> ended_rounds(store::RoundStore& rounds, std::chrono::seconds grace);

}  // namespace shouqi::usecase
