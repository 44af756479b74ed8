// Why an act of a student on an answer did not go through: the same reasons for a confirmation, a report and a withdrawal.
#pragma once

#include <optional>
#include <string_view>

#include "usecase/student_overview.hpp"

namespace shouqi::usecase {

enum class AnswerRefusal {
  // Not an answer of this student: say nothing more (404).
  kNotYours,
  // The data has changed since the page was shown (409).
  kDataChanged,
  // Another answer won: the student's own report or confirmation, or it is being mended (409).
  kOtherAnswerWon,
  // The window has not opened yet, or has closed (409).
  kNotOpen,
  kClosed,
};

struct AnswerRefused {
  AnswerRefusal reason;
  // What is stored now; empty only for kNotYours.
  std::optional<AnswerView> answer;
};

// Why an answer that the statement in the database did not move stands as it does. `digest` is what the page showed.
AnswerRefusal reason_for(const AnswerView& answer, std::string_view digest, base::Instant now);

// Why an answer that cannot be answered cannot be answered, before anything was tried.
AnswerRefusal why_not(const AnswerView& answer, base::Instant now);

}  // namespace shouqi::usecase
