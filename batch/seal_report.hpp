// What shouqi-seal says at its end: a line a round, with findings, for people or for machines.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "seal/seal_round.hpp"

namespace shouqi::batch {

class SealReport {
 public:
  void add_sealed(const std::string& school, const std::string& round, const seal::SealedRound& sealed);
  void add_refused(const std::string& school, const std::string& round, const seal::SealRefused& refusal);

  std::string text(bool is_dry_run) const;
  std::string json(bool is_dry_run) const;

 private:
  std::string text_;
  nlohmann::json rounds_ = nlohmann::json::array();
};

}  // namespace shouqi::batch
