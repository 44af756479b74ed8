// What an administrator may do about time: give a round, a class or one student longer, and ask one answer again. Always with a reason, never
// shorter (SPEC 3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/error_report.hpp"
#include "domain/event.hpp"
#include "store/window_store.hpp"

namespace shouqi::usecase {

// A reason has at most so many characters.
inline constexpr std::size_t kReasonLimit = 200;

// `text` must be valid UTF-8 with its line breaks as LF.
domain::TextFault reason_fault(std::string_view text);

enum class WindowRefusal {
  // The school has no such round, or nobody of that class or number is in it: say nothing more (404).
  kUnknown,
  // A draft, or sealed.
  kNotOpen,
  // The end is not later than now, or than what they all have already.
  kNotLater,
  // Not confirmed and not deemed: there is nothing to ask again.
  kNotFinished,
  // Somebody was first: the page showed something else (409).
  kMeanwhile,
};

struct Extension {
  std::string school_code;
  // Round alone: everybody, and the round itself ends later.
  store::WindowScope scope;
  base::Instant closes_at;
  // The end of the round that the page showed.
  base::Instant seen_closes_at;
  // Without a fault.
  std::string reason;
};

struct Extended {
  // Answers that have an end of their own now.
  std::uint32_t longer = 0;
  // Of those whose silence had ended, asked again; each is notified.
  std::uint32_t asked_again = 0;
};

// Confirmations stand; reports are left to the offices. A round is extended even when nobody of it waits.
base::Result<Extended, WindowRefusal> extend_window(store::WindowStore& windows, const Extension& extension, const domain::Actor& actor);

struct Reopening {
  std::string school_code;
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCourse;
  // The latest turn that the page showed.
  std::uint16_t seen_turn = 0;
  // Without a fault.
  std::string reason;
};

// The answer becomes 請再確認, with a window of at least `recheck_days` calendar days; the student is notified. Returns the new turn.
base::Result<store::NewTurn, WindowRefusal> reopen_answer(store::WindowStore& windows, const Reopening& reopening, const domain::Actor& actor,
                                                          int recheck_days);

}  // namespace shouqi::usecase
