#include "domain/event.hpp"

namespace shouqi::domain {

std::string_view to_string(ActorKind kind) {
  switch (kind) {
    case ActorKind::kStudent: return "student";
    case ActorKind::kStaff: return "staff";
    case ActorKind::kImport: return "import";
    case ActorKind::kClose: return "close";
    case ActorKind::kSeal: return "seal";
    case ActorKind::kAdmin: return "admin";
  }
  return {};
}

}  // namespace shouqi::domain
