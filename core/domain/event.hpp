// One line of the append-only history: who did what, when, from where, about which data (SPEC 3).
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/principal.hpp"

namespace shouqi::domain {

// Who acts. A system act is never written under a person's name.
enum class ActorKind { kStudent, kStaff, kImport, kClose, kSeal, kUpload, kAdmin };
std::string_view to_string(ActorKind kind);
std::optional<ActorKind> parse_actor_kind(std::string_view text);

struct Actor {
  ActorKind kind = ActorKind::kStudent;
  // The portal's person key as text; for programs, the operating system's user.
  std::string id;
  std::string request_id;
  std::string from_address;
};

struct Event {
  Actor actor;
  // "confirmed", "looked", "imported", "round_opened" …
  std::string kind;
  std::string school_code;
  std::optional<RoundId> round_id;
  std::optional<StudentId> student_id;
  std::optional<Category> category;
  std::uint16_t turn = 0;
  std::string digest;
  nlohmann::json detail;
  // Where not empty, an event of the same key is written only once (a look per digest).
  std::string once_key;
};

}  // namespace shouqi::domain
