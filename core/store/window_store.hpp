// More time, or one more question, for answers of a round: what an administrator decides, with a reason.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/round.hpp"
#include "store/answer_batch.hpp"

namespace shouqi::store {

// Which answers of the round are meant: all, those of a class, or of one student; of every category, or of one.
struct WindowScope {
  domain::RoundId round_id = 0;
  // 0: every class.
  domain::ClassId class_id = 0;
  // 0: every student.
  domain::StudentId student_id = 0;
  std::optional<domain::Category> category{};
};

// How they stand at `now`, by the database's clock.
struct WindowState {
  base::Instant now;
  // Without grades.
  domain::Round round;
  std::vector<LatestTurn> turns;
};

struct WindowWrite {
  // A new end of the round itself.
  std::optional<base::Instant> closes_at{};
  std::vector<NewTurn> turns{};
  // Of the decision; each turn gets one of its own, and a recheck its notification, from the store.
  domain::Event event;
};

class WindowStore {
 public:
  virtual ~WindowStore() = default;

  // Reads, asks `plan`, and writes everything that it returns, in one transaction; nothing when it returns nothing. When an answer or the
  // round's end moves in between, all is read and planned again. False, without a call of `plan`: the school has no such round, or nobody of
  // the scope is in it. Throws base::UnavailableError when students answer faster than it can follow.
  virtual bool change(std::string_view school_code, const WindowScope& scope,
                      const std::function<std::optional<WindowWrite>(const WindowState&)>& plan) = 0;
};

}  // namespace shouqi::store
