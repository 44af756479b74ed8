// 資料正確無誤: the student confirms exactly the data that the page showed, for ever.
#pragma once

#include <chrono>

#include "base/result.hpp"
#include "crypto/random.hpp"
#include "domain/event.hpp"
#include "usecase/answer_refusal.hpp"

namespace shouqi::usecase {

struct ConfirmRequest {
  domain::RoundId round_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  // What the page showed.
  std::string digest;
};

using ConfirmRefusal = AnswerRefusal;
using ConfirmRefused = AnswerRefused;

// Where the receipt is.
struct Confirmed {
  domain::RoundId round_id;
  domain::Category category;
  domain::Term document_term;
  std::string receipt_code;
};

// Success means committed: either by this call, or by an earlier confirmation of the same digest, whose receipt is then returned.
// Throws base::UnavailableError when the database cannot say what is stored.
base::Result<Confirmed, ConfirmRefused> confirm_answer(store::AnswerStore& answers, crypto::Random& random,
                                                       const domain::Principal& student, const ConfirmRequest& request,
                                                       const domain::Actor& actor, std::chrono::seconds grace);

}  // namespace shouqi::usecase
