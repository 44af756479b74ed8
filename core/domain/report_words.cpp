#include "domain/report_words.hpp"

namespace shouqi::domain {

std::string pattern_words(const std::vector<Complaint>& complaints) {
  std::string words;
  for (const Complaint& one : complaints) words += (words.empty() ? "" : "、") + std::string(title(one.pattern));
  return words;
}

AnswerState state_alike(ReportState state) {
  switch (state) {
    case ReportState::kOpen:
    case ReportState::kTakenUp: return AnswerState::kReported;
    case ReportState::kAccepted: return AnswerState::kFixing;
    case ReportState::kExplained:
    case ReportState::kChanged: return AnswerState::kRecheck;
    case ReportState::kWithdrawn: return AnswerState::kNotRequired;
    case ReportState::kSettled: return AnswerState::kConfirmed;
  }
  return AnswerState::kReported;
}

}  // namespace shouqi::domain
