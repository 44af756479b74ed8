// GET /receipt/proof/{category}.json: the proof that the student's answer is under the seal, to keep and to check with shouqi-verify.
#pragma once

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "store/proof_source.hpp"

namespace shouqi::pages {

class ProofFile {
 public:
  ProofFile(store::AnswerStore& answers, store::ProofSource& proofs) : answers_(answers), proofs_(proofs) {}
  // Of the round in the address, or else of the newest that is sealed. 404 for what is not sealed, or not the student's.
  http::Response give(const http::RequestContext& context);

 private:
  store::AnswerStore& answers_;
  store::ProofSource& proofs_;
};

}  // namespace shouqi::pages
