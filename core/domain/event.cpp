#include "domain/event.hpp"

namespace shouqi::domain {

std::string_view to_string(ActorKind kind) {
  switch (kind) {
    case ActorKind::kStudent: return "student";
    case ActorKind::kStaff: return "staff";
    case ActorKind::kImport: return "import";
    case ActorKind::kClose: return "close";
    case ActorKind::kSeal: return "seal";
    case ActorKind::kUpload: return "upload";
    case ActorKind::kAdmin: return "admin";
  }
  return {};
}

std::optional<ActorKind> parse_actor_kind(std::string_view text) {
  for (const ActorKind kind : {ActorKind::kStudent, ActorKind::kStaff, ActorKind::kImport, ActorKind::kClose, ActorKind::kSeal, ActorKind::kUpload,
                               ActorKind::kAdmin}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace shouqi::domain
