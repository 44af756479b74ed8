#include "domain/statistics.hpp"

namespace shouqi::domain {

void Totals::add(const Totals& other) {
  for (std::size_t i = 0; i < kAnswerStates; ++i) counts_.at(i) += other.counts_.at(i);
}

std::uint32_t Totals::total() const {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < kAnswerStates; ++i) {
    if (counts_in_total(static_cast<AnswerState>(i))) sum += counts_.at(i);
  }
  return sum;
}

bool waits_for_student(AnswerState state) { return state == AnswerState::kPending || state == AnswerState::kRecheck; }

}  // namespace shouqi::domain
