#include "pages/staff_look.hpp"

#include <fmt/format.h>

#include "pages/class_words.hpp"

namespace shouqi::pages {

void record_staff_look(store::EventStore& events, const http::RequestContext& context, const LookedAt& look, base::Instant now) {
  if (context.request.method != http::Method::kGet || context.request.prefetch) return;
  const domain::Principal& person = *context.principal;
  domain::Event event;
  event.actor = staff_actor(context);
  event.kind = "looked";
  event.school_code = person.school_code;
  event.round_id = look.round_id;
  event.student_id = look.student_id;
  event.category = look.category;
  event.detail = domain::detail_of(look.role, look.object);
  const auto hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count();
  event.once_key = fmt::format("looked|staff|{}|{}|{}|{}|{}", person.staff_id, look.student_id, hour, event.detail.at("object").get<std::string>(),
                               look.category ? domain::to_string(*look.category) : std::string_view());
  events.append(event);
}

}  // namespace shouqi::pages
