// Who of the staff has looked at a student: once per person, student, hour and kind of thing (SPEC 3).
#pragma once

#include <optional>

#include "base/clock.hpp"
#include "domain/staff_look.hpp"
#include "http/route.hpp"
#include "store/event_store.hpp"

namespace shouqi::pages {

struct LookedAt {
  domain::Role role;
  domain::LookObject object;
  domain::StudentId student_id = 0;
  std::optional<domain::RoundId> round_id;
  // Where one category was opened.
  std::optional<domain::Category> category{};
};

// `now` is the database's clock, which says which hour it is. Nothing is written for HEAD or a prefetch: then nobody has seen anything.
void record_staff_look(store::EventStore& events, const http::RequestContext& context, const LookedAt& look, base::Instant now);

}  // namespace shouqi::pages
