// What was done at a school: acts of its staff and of the programs, newest first. Students' own acts and looks at students are not among them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/category.hpp"
#include "domain/event.hpp"
#include "domain/term.hpp"

namespace shouqi::store {

using EventId = std::uint64_t;

// The student whom an act is about, as frozen in the round.
struct HistoryStudent {
  std::string class_name;
  std::string seat_no;
  std::string name;
};

struct HistoryRound {
  domain::Term term;
  std::string batch;
};

struct HistoryEvent {
  EventId id = 0;
  base::Instant at;
  domain::ActorKind actor_kind = domain::ActorKind::kStaff;
  // As the portal names the member of staff; empty for programs, and for those whom it no longer names at this school.
  std::string actor_name;
  // Whatever a version of the programs has written; the history outlives their words.
  std::string kind;
  std::optional<HistoryRound> round{};
  std::optional<HistoryStudent> student{};
  // Where the act is about one class of the round.
  std::string class_name{};
  std::optional<domain::Category> category{};
  // Discarded where it is no JSON.
  nlohmann::json detail{};
};

struct HistoryWanted {
  std::string school_code;
  // Only these kinds, or with kAllBut every other; an empty list with kAllBut is everything.
  enum class Kinds { kOnly, kAllBut } mode = Kinds::kAllBut;
  std::vector<std::string_view> kinds{};
  // From the first instant on, before the second.
  std::optional<base::Instant> from{};
  std::optional<base::Instant> until{};
  // Only what stands behind this event in the list.
  std::optional<EventId> after{};
  std::uint32_t limit = 50;
};

class HistoryStore {
 public:
  virtual ~HistoryStore() = default;
  // Empty when `after` is no act of this school.
  virtual std::optional<std::vector<HistoryEvent>> page(const HistoryWanted& wanted) = 0;
};

}  // namespace shouqi::store
