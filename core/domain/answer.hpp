// The state machine of one student's answer for one category in one round (SPEC 3). Every transition is the next numbered turn; this
// file says which ones there are, the store makes sure that of two that race only one gets the number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/category.hpp"
#include "domain/term.hpp"

namespace shouqi::domain {

enum class AnswerState { kAwaiting, kNotRequired, kPending, kConfirmed, kReported, kFixing, kRecheck, kDeemed, kLeft };

// "awaiting", "not_required" …: database, data-state.
std::string_view to_string(AnswerState state);
std::optional<AnswerState> parse_answer_state(std::string_view text);
// 尚未收到, 無資料, 待確認 …
std::string_view title(AnswerState state);

// What happened, as the turn records it.
enum class TurnCause { kCovered, kNewData, kConfirm, kLeave, kReport, kWithdraw, kTakeUp, kAccept, kExplain, kReopen, kExtend, kClose };
std::string_view to_string(TurnCause cause);
std::optional<TurnCause> parse_turn_cause(std::string_view text);

using RoundId = std::uint32_t;

// kSealing: answers are frozen while the bundle is written; nothing more happens to them, and no seal is there yet.
enum class RoundState { kDraft, kOpen, kSealing, kSealed };
std::string_view to_string(RoundState state);
std::optional<RoundState> parse_round_state(std::string_view text);

// When answers are taken. `own_close` is a window of this answer alone (a recheck that opened late, an extension); the later of the two
// ends counts, and pages never shorten a window.
struct Window {
  RoundState round_state = RoundState::kDraft;
  base::Instant opens_at;
  base::Instant closes_at;
  std::optional<base::Instant> own_close;

  base::Instant end() const { return own_close && *own_close > closes_at ? *own_close : closes_at; }
  bool is_open(base::Instant now) const { return round_state == RoundState::kOpen && opens_at <= now && now < end(); }
  bool has_closed(base::Instant now) const { return round_state != RoundState::kDraft && end() <= now; }
};

// One turn as stored. Turn 0 is not stored: it stands for `awaiting`.
struct Turn {
  std::uint16_t number = 0;
  AnswerState state = AnswerState::kAwaiting;
  TurnCause cause = TurnCause::kCovered;
  std::uint32_t revision = 0;
  std::string digest;
  std::uint32_t row_count = 0;
  std::optional<base::Instant> own_close;
  std::string receipt_code;
  base::Instant at;
};

// What a page shows at `now`: silence turns into `deemed` the moment the window ends, whether or not the close batch has run. What a seal has fixed
// stays: a recheck that was still open then is held, and never becomes `deemed`.
AnswerState shown_state(AnswerState stored, const Window& window, base::Instant now);

// A student may confirm or report in these states, while the window is open.
bool may_answer(AnswerState state);

// Total = answers that are not not_required, awaiting or left (SPEC 3).
bool counts_in_total(AnswerState state);

// The first turn, when a package covers the category.
AnswerState first_state(Category category, std::uint32_t row_count);

// What an import that changes the digest makes of a stored state; empty where nothing further can happen to the answer (left).
// `window_has_closed` makes pending and recheck behave as deemed: the close batch may not have run yet.
std::optional<AnswerState> after_new_data(AnswerState stored, Category category, std::uint32_t row_count, bool window_has_closed);

// True when that transition asks somebody again who had finished: what the brake of an import counts.
bool reopens(AnswerState stored, AnswerState next, bool window_has_closed);

// What a longer window makes of a stored state: silence that had ended in `deemed` is asked again; whoever still waits, or may still answer
// 無資料, only gets more time. Empty for the others: a confirmation stands, and a report that comes back gets a window of its own then.
std::optional<AnswerState> after_extension(AnswerState stored, bool window_has_closed);

// True when an administrator may ask for the answer again, with a reason: confirmed, or deemed to be.
bool may_reopen(AnswerState shown);

}  // namespace shouqi::domain
