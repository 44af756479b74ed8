#include "domain/answer.hpp"

#include <array>
#include <utility>

namespace shouqi::domain {
namespace {

struct StateWords {
  AnswerState state;
  std::string_view name;
  std::string_view title;
};

constexpr std::array<StateWords, 9> kStates{{
    {AnswerState::kAwaiting, "awaiting", "尚未收到"},
    {AnswerState::kNotRequired, "not_required", "無資料"},
    {AnswerState::kPending, "pending", "待確認"},
    {AnswerState::kConfirmed, "confirmed", "已確認"},
    {AnswerState::kReported, "reported", "已回報"},
    {AnswerState::kFixing, "fixing", "修正中"},
    {AnswerState::kRecheck, "recheck", "請再確認"},
    {AnswerState::kDeemed, "deemed", "逾期視為確認"},
    {AnswerState::kLeft, "left", "轉出"},
}};

constexpr std::array<std::pair<TurnCause, std::string_view>, 12> kCauses{{{TurnCause::kCovered, "covered"},
                                                                        {TurnCause::kNewData, "new_data"},
                                                                        {TurnCause::kConfirm, "confirm"},
                                                                        {TurnCause::kLeave, "leave"},
                                                                        {TurnCause::kReport, "report"},
                                                                        {TurnCause::kWithdraw, "withdraw"},
                                                                        {TurnCause::kTakeUp, "take_up"},
                                                                        {TurnCause::kAccept, "accept"},
                                                                        {TurnCause::kExplain, "explain"},
                                                                        {TurnCause::kReopen, "reopen"},
                                                                        {TurnCause::kExtend, "extend"},
                                                                        {TurnCause::kClose, "close"}}};

constexpr std::array<std::pair<RoundState, std::string_view>, 4> kRoundStates{{{RoundState::kDraft, "draft"},
                                                                            {RoundState::kOpen, "open"},
                                                                            {RoundState::kSealing, "sealing"},
                                                                            {RoundState::kSealed, "sealed"}}};

template <typename Value, std::size_t Size>
std::string_view name_of(const std::array<std::pair<Value, std::string_view>, Size>& table, Value value) {
  for (const auto& [entry, name] : table) {
    if (entry == value) return name;
  }
  return {};
}

template <typename Value, std::size_t Size>
std::optional<Value> value_of(const std::array<std::pair<Value, std::string_view>, Size>& table, std::string_view text) {
  for (const auto& [entry, name] : table) {
    if (name == text) return entry;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(AnswerState state) { return kStates.at(static_cast<std::size_t>(state)).name; }
std::string_view title(AnswerState state) { return kStates.at(static_cast<std::size_t>(state)).title; }

std::optional<AnswerState> parse_answer_state(std::string_view text) {
  for (const StateWords& entry : kStates) {
    if (entry.name == text) return entry.state;
  }
  return std::nullopt;
}

std::string_view to_string(TurnCause cause) { return name_of(kCauses, cause); }
std::optional<TurnCause> parse_turn_cause(std::string_view text) { return value_of(kCauses, text); }
std::string_view to_string(RoundState state) { return name_of(kRoundStates, state); }
std::optional<RoundState> parse_round_state(std::string_view text) { return value_of(kRoundStates, text); }

AnswerState shown_state(AnswerState stored, const Window& window, base::Instant now) {
  const bool is_fixed = window.round_state == RoundState::kSealing || window.round_state == RoundState::kSealed;
  const bool silent = stored == AnswerState::kPending || (stored == AnswerState::kRecheck && !is_fixed);
  return silent && window.has_closed(now) ? AnswerState::kDeemed : stored;
}

bool may_answer(AnswerState state) {
  return state == AnswerState::kPending || state == AnswerState::kNotRequired || state == AnswerState::kRecheck;
}

bool counts_in_total(AnswerState state) {
  return state != AnswerState::kNotRequired && state != AnswerState::kAwaiting && state != AnswerState::kLeft;
}

AnswerState first_state(Category category, std::uint32_t row_count) {
  return row_count > 0 || asks_everybody(category) ? AnswerState::kPending : AnswerState::kNotRequired;
}

std::optional<AnswerState> after_new_data(AnswerState stored, Category category, std::uint32_t row_count, bool window_has_closed) {
  switch (stored) {
    case AnswerState::kAwaiting:
      return first_state(category, row_count);
    case AnswerState::kPending:
      return window_has_closed ? AnswerState::kRecheck : first_state(category, row_count);
    case AnswerState::kNotRequired: {
      const AnswerState next = first_state(category, row_count);
      return window_has_closed && next == AnswerState::kPending ? AnswerState::kRecheck : next;
    }
    case AnswerState::kConfirmed:
    case AnswerState::kRecheck:
    case AnswerState::kDeemed:
    case AnswerState::kFixing:
      return AnswerState::kRecheck;
    case AnswerState::kReported:
      return AnswerState::kReported;
    case AnswerState::kLeft:
      return std::nullopt;
  }
  return std::nullopt;
}

bool reopens(AnswerState stored, AnswerState next, bool window_has_closed) {
  if (next != AnswerState::kRecheck) return false;
  const bool silent = stored == AnswerState::kPending || stored == AnswerState::kRecheck || stored == AnswerState::kNotRequired;
  return stored == AnswerState::kConfirmed || stored == AnswerState::kDeemed || (silent && window_has_closed);
}

std::optional<AnswerState> after_extension(AnswerState stored, bool window_has_closed) {
  switch (stored) {
    case AnswerState::kPending:
      return window_has_closed ? AnswerState::kRecheck : AnswerState::kPending;
    case AnswerState::kNotRequired:
      return AnswerState::kNotRequired;
    case AnswerState::kRecheck:
    case AnswerState::kDeemed:
      return AnswerState::kRecheck;
    default:
      return std::nullopt;
  }
}

bool may_reopen(AnswerState shown) { return shown == AnswerState::kConfirmed || shown == AnswerState::kDeemed; }

}  // namespace shouqi::domain
