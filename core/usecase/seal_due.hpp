// Whether a round can be sealed now (SPEC 3).
#pragma once

#include <chrono>
#include <optional>

#include "store/window_store.hpp"

namespace shouqi::usecase {

enum class NotDue {
  // The round's own window, or the grace after it, has not ended.
  kWindowOpen,
  // Somebody has more time than the round, or looks at changed data again.
  kLaterWindows,
};

// Empty when every window has ended, or the round's `seal_by` has come; whoever was asked for the first time always keeps the time that was given.
std::optional<NotDue> why_not_due(const store::WindowState& state, std::optional<base::Instant> seal_by, std::chrono::seconds grace);

}  // namespace shouqi::usecase
