// Handed-in packages as shouqi-import works them off.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/hand_in.hpp"

namespace shouqi::store {

struct WaitingHandIn {
  domain::HandInId id = 0;
  std::string token;
  std::string school_code;
  std::string round_code;
  std::string file_name;
  std::string sha256;
  // The latest step: received or ordered.
  std::uint16_t step = 0;
  domain::HandInState state = domain::HandInState::kReceived;
  // ordered: the count that the administrator saw.
  std::uint32_t reopened = 0;
  // Who handed in, or who ordered.
  std::string actor;
};

struct NewHandInStep {
  domain::HandInId id = 0;
  std::uint16_t number = 0;
  // checked, refused or applied.
  domain::HandInState state = domain::HandInState::kChecked;
  domain::HandInResult result;
  std::optional<std::uint32_t> import_id;
  std::string actor;
};

class InboxStore {
 public:
  virtual ~InboxStore() = default;

  // Keeps every other run away until this connection ends. False: somebody works the inbox off now.
  virtual bool enter() = 0;
  // Oldest first.
  virtual std::vector<WaitingHandIn> waiting() = 0;
  // False when the administrator has taken it back in the meantime.
  virtual bool append(const NewHandInStep& step) = 0;
  // Of the hand-in with these files; empty when there is none.
  virtual std::optional<domain::HandInState> state_of(std::string_view token) = 0;
};

}  // namespace shouqi::store
