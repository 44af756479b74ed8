// One seal as a school shows it to everybody: nothing in it is about a person. Nothing is written here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "domain/round_seal.hpp"

namespace shouqi::store {

struct PublicSeal {
  std::string round_code;
  domain::Term term;
  std::string batch;
  domain::RoundSeal seal;
  // As seal.json counts them.
  std::map<domain::AnswerState, std::uint64_t> answers;
  std::uint64_t left = 0;
};

class SealView {
 public:
  virtual ~SealView() = default;

  // Empty when the school has no such round, or the round has no seal.
  virtual std::optional<PublicSeal> seal(std::string_view school_code, domain::RoundId round) = 0;
};

}  // namespace shouqi::store
