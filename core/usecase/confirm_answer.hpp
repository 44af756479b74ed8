// 資料正確無誤: the student confirms exactly the data that the page showed, for ever.
#pragma once

#include <chrono>

#include "base/result.hpp"
#include "crypto/random.hpp"
#include "domain/event.hpp"
#include "usecase/student_overview.hpp"

namespace shouqi::usecase {

struct ConfirmRequest {
  domain::RoundId round_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  // What the page showed.
  std::string digest;
};

enum class ConfirmRefusal {
  // Not an answer of this student: say nothing more (404).
  kNotYours,
  // The data has changed since the page was shown (409).
  kDataChanged,
  // Another answer won: the student's own report, or it is being mended (409).
  kOtherAnswerWon,
  // The window has not opened yet, or has closed (409).
  kNotOpen,
  kClosed,
};

// Where the receipt is.
struct Confirmed {
  domain::RoundId round_id;
  domain::Category category;
  domain::Term document_term;
  std::string receipt_code;
};

struct ConfirmRefused {
  ConfirmRefusal reason;
  // What is stored now; empty only for kNotYours.
  std::optional<AnswerView> answer;
};

// Success means committed: either by this call, or by an earlier confirmation of the same digest, whose receipt is then returned.
// Throws base::UnavailableError when the database cannot say what is stored.
base::Result<Confirmed, ConfirmRefused> confirm_answer(store::AnswerStore& answers, crypto::Random& random,
                                                       const domain::Principal& student, const ConfirmRequest& request,
                                                       const domain::Actor& actor, std::chrono::seconds grace);

}  // namespace shouqi::usecase
