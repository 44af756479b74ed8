#pragma once

#include "mysql/connection.hpp"
#include "store/proof_source.hpp"

namespace shouqi::mysql {

class MysqlProofSource final : public store::ProofSource {
 public:
  explicit MysqlProofSource(Connection& connection) : connection_(connection) {}
  std::optional<domain::AnswerProof> proof(domain::RoundId round, domain::StudentId student, domain::Category category) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
