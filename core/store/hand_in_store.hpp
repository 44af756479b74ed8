// Packages that administrators hand in on the web, as shouqi-staff files and shows them. What becomes of one is a numbered step, so that of two
// who press at once one wins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/hand_in.hpp"
#include "domain/round.hpp"
#include "store/answer_store.hpp"

namespace shouqi::store {

struct HandInStep {
  std::uint16_t number = 0;
  domain::HandInState state = domain::HandInState::kReceived;
  std::uint32_t reopened = 0;
  // Of steps of the import; not read for lists.
  std::optional<domain::HandInResult> result;
  std::optional<std::uint32_t> import_id;
  std::string actor;
  // Of a member of staff whom the portal still names.
  std::string actor_name;
  base::Instant at;
};

struct HandIn {
  domain::HandInId id = 0;
  std::string token;
  domain::RoundId round_id = 0;
  std::string round_code;
  domain::Term round_term;
  std::string round_batch;
  std::string file_name;
  std::string sha256;
  std::uint64_t byte_count = 0;
  // In order, at least one; in lists only the latest.
  std::vector<HandInStep> steps;
  // The database's clock at the moment of reading.
  base::Instant now;

  const HandInStep& latest() const { return steps.back(); }
};

struct NewHandIn {
  // Under which both files lie in the inbox.
  std::string token;
  std::string school_code;
  domain::RoundId round_id = 0;
  std::string file_name;
  std::string sha256;
  std::uint64_t byte_count = 0;
};

// The check that the administrator saw.
struct SeenCheck {
  domain::HandInId id = 0;
  std::uint16_t step = 0;
  std::string sha256;
  std::uint32_t reopened = 0;
};

class HandInStore {
 public:
  virtual ~HandInStore() = default;

  // The school's rounds that take packages: drafts and open ones, newest term first. Without categories and grades.
  virtual std::vector<domain::Round> rounds(std::string_view school_code) = 0;
  // Newest first.
  virtual std::vector<HandIn> list(std::string_view school_code, std::uint32_t limit) = 0;
  virtual std::optional<HandIn> find(std::string_view school_code, domain::HandInId id) = 0;
  // How many have not come to an end.
  virtual std::uint32_t open_count(std::string_view school_code) = 0;

  // Writes the row, its first step and the event. Empty when the round is not one of rounds(). Throws base::UnavailableError when the outcome is
  // unknown.
  virtual std::optional<domain::HandInId> file(const NewHandIn& hand_in, const domain::Event& event) = 0;
  // The step after exactly this check.
  virtual InsertOutcome order(std::string_view school_code, const SeenCheck& seen, const domain::Event& event) = 0;
  // The step after step `seen`, as long as it waits for its check or for a decision.
  virtual InsertOutcome withdraw(std::string_view school_code, domain::HandInId id, std::uint16_t seen, const domain::Event& event) = 0;
};

}  // namespace shouqi::store
