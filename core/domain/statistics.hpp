// How many have answered: the one definition behind every total that a page, a workbook or a picture shows (SPEC 3).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "domain/answer.hpp"

namespace shouqi::domain {

inline constexpr std::size_t kAnswerStates = 9;

// Counts answers by the state that is shown: silence after the deadline has become `deemed` before it comes here.
class Totals {
 public:
  void add(AnswerState state, std::uint32_t count = 1) { counts_.at(static_cast<std::size_t>(state)) += count; }
  void add(const Totals& other);

  std::uint32_t of(AnswerState state) const { return counts_.at(static_cast<std::size_t>(state)); }
  // Everybody who is asked: neither 無資料 nor 尚未收到 nor 轉出.
  std::uint32_t total() const;
  // n: pressed 資料正確無誤. Never those deemed.
  std::uint32_t confirmed() const { return of(AnswerState::kConfirmed); }
  // Still waiting for the student; the teacher's target is 0.
  std::uint32_t waiting() const { return of(AnswerState::kPending) + of(AnswerState::kRecheck); }
  // At the office.
  std::uint32_t disputed() const { return of(AnswerState::kReported) + of(AnswerState::kFixing); }
  std::uint32_t deemed() const { return of(AnswerState::kDeemed); }

  friend bool operator==(const Totals&, const Totals&) = default;

 private:
  std::array<std::uint32_t, kAnswerStates> counts_{};
};

// Waits for the student: 待確認 or 請再確認.
bool waits_for_student(AnswerState state);

}  // namespace shouqi::domain
