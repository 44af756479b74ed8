#pragma once

#include "mysql/connection.hpp"
#include "store/seal_ledger.hpp"

namespace shouqi::mysql {

class MysqlSealLedger final : public store::SealLedger {
 public:
  explicit MysqlSealLedger(Connection& connection) : connection_(connection) {}

  std::string pseudonym_secret(std::string_view school_code, std::string_view fresh) override;
  std::optional<store::SealRecord> of_round(domain::RoundId round) override;
  std::optional<store::SealRecord> of_sequence(std::string_view school_code, std::uint32_t sequence) override;
  std::uint32_t last_sequence(std::string_view school_code) override;
  bool freeze(domain::RoundId round) override;
  void thaw(domain::RoundId round) override;
  store::SealId complete(const store::SealRecord& record, const std::function<std::optional<store::SealedAnswerRow>()>& next_answer,
                         const domain::Event& event) override;
  void stored(store::SealId seal, std::string_view actor) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
