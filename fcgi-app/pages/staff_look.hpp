// Who of the staff has looked at a student: once per person, student, hour and kind of thing (SPEC 3).
#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "http/route.hpp"
#include "store/event_store.hpp"

namespace shouqi::pages {

// In which role, and at what: "homeroom" and "detail". `now` is the database's clock, which says which hour it is. Not for HEAD or a
// prefetch: then nobody has seen anything.
struct StaffLook {
  std::string_view role;
  std::string_view object;
  domain::StudentId student_id = 0;
  std::optional<domain::RoundId> round_id;
};
void record_staff_look(store::EventStore& events, const http::RequestContext& context, const StaffLook& look, base::Instant now);

}  // namespace shouqi::pages
