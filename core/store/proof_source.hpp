// What a student's proof is made from. Nothing is written here.
#pragma once

#include <optional>

#include "domain/answer.hpp"
#include "domain/answer_proof.hpp"
#include "domain/principal.hpp"

namespace shouqi::store {

class ProofSource {
 public:
  virtual ~ProofSource() = default;

  // Of one answer of the student; empty while the round has no seal in the ledger, or when the answer is not in it.
  virtual std::optional<domain::AnswerProof> proof(domain::RoundId round, domain::StudentId student, domain::Category category) = 0;
};

}  // namespace shouqi::store
