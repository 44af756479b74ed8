// Rounds as the administrator keeps them.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/event.hpp"
#include "domain/round.hpp"
#include "store/answer_batch.hpp"

namespace shouqi::store {

// A round and what has come for it: the import that first covered each category, none where it is 尚未收到.
struct RoundRecord {
  domain::Round round;
  std::map<domain::Category, std::optional<std::uint32_t>> covered_by;
};

using HeldAnswer = std::pair<domain::StudentId, domain::Category>;

class RoundStore {
 public:
  virtual ~RoundStore() = default;

  virtual base::Instant now() = 0;
  virtual std::vector<std::string> schools() = 0;
  virtual std::optional<RoundRecord> find(std::string_view school_code, std::string_view code) = 0;
  // All rounds of a school, or of every school when the code is empty; newest term first.
  virtual std::vector<RoundRecord> list(std::string_view school_code) = 0;

  // The answers of a sealed round that are still disputed or asked again: what a supplement goes on with.
  virtual std::vector<HeldAnswer> held(domain::RoundId round) = 0;

  // Keeps everybody else from importing into, or opening, rounds of this school until unlock_school, or until this connection ends. False:
  // somebody does so, and did not end within `patience`.
  virtual bool lock_school(std::string_view school_code, std::chrono::seconds patience) = 0;
  virtual void unlock_school(std::string_view school_code) = 0;

  // False when the school has a round of that code already. Writes the event as well.
  virtual bool create(const domain::Round& round, const domain::Event& event) = 0;
  // Changes the window, with its event. False when the round no longer stands as `seen`. Says nothing to those whose silence has ended
  // already: that is WindowStore's.
  virtual bool change_window(const domain::Round& seen, base::Instant opens_at, base::Instant closes_at, const domain::Event& event) = 0;
  // The time from which on it is sealed in any case, with its event; none: when every window has closed. False when it is frozen or sealed.
  virtual bool change_seal_by(domain::RoundId round, std::optional<base::Instant> seal_by, const domain::Event& event) = 0;
  // Leaves a category out of a draft. False when the round is no draft any more, or does not have the category.
  virtual bool leave_out(domain::RoundId round, domain::Category category, const domain::Event& event) = 0;

  // Freezes the members, writes their first turns and opens the round, all in one transaction. `documents` are the empty ones of members who
  // came after the import; each is written under the import that covered its category.
  virtual void open(const RoundRecord& round, const std::vector<RosterPerson>& members, const std::vector<NewDocument>& documents,
                    const std::vector<NewTurn>& turns, const domain::Event& event) = 0;
};

// How long most wait for the lock of a school.
inline constexpr std::chrono::seconds kLockPatience{2};

// The lock of a school for as long as this lives: a page's connection goes on after its request.
class SchoolLock {
 public:
  SchoolLock(RoundStore& rounds, std::string school_code, std::chrono::seconds patience = kLockPatience)
      : rounds_(rounds), school_code_(std::move(school_code)), held_(rounds_.lock_school(school_code_, patience)) {}
  ~SchoolLock() {
    if (!held_) return;
    try {
      rounds_.unlock_school(school_code_);
    } catch (...) {  // A connection that is gone has freed it.
    }
  }
  SchoolLock(const SchoolLock&) = delete;
  SchoolLock& operator=(const SchoolLock&) = delete;

  explicit operator bool() const { return held_; }

 private:
  RoundStore& rounds_;
  std::string school_code_;
  bool held_;
};

}  // namespace shouqi::store
