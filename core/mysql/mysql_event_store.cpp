#include "mysql/mysql_event_store.hpp"

#include "mysql/event_writer.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kLastSeen{"last_seen_digest", R"(
SELECT digest FROM event
 WHERE round_id = ? AND student_id = ? AND category = ? AND kind = 'looked' AND actor_kind = 'student' AND digest <> ?
 ORDER BY event_id DESC LIMIT 1)"};

constexpr Statement kStaffLooks{"staff_looks", R"(
SELECT CAST(l.at AS CHAR), COALESCE(s.name, ''), COALESCE(l.category, ''), l.detail, l.actor_kind
  FROM staff_look l LEFT JOIN portal_staff s ON l.actor_kind = 'staff' AND s.staff_id = CAST(l.actor AS UNSIGNED) AND s.school_code = ?
 WHERE l.student_id = ?
 ORDER BY l.event_id DESC LIMIT ?)"};

// Most looks of students are not the first, and to find that out by reading is cheaper than by an insert that fails. The account of the staff
// may not read them.
constexpr Statement kHasLooked{"has_looked", R"(
SELECT 1 FROM event
 WHERE round_id <=> ? AND student_id = ? AND category = ? AND kind = 'looked' AND actor_kind = 'student' AND digest = ? LIMIT 1)"};

}  // namespace

bool MysqlEventStore::is_repeated_look(const domain::Event& event) {
  if (author_ != Author::kStudent || event.kind != "looked" || event.once_key.empty() || !event.student_id || !event.category) return false;
  const Parameter round = event.round_id ? Parameter(std::uint64_t{*event.round_id}) : kNull;
  return !connection_.query(kHasLooked, {round, std::uint64_t{*event.student_id}, parameter(*event.category), event.digest}).empty();
}

void MysqlEventStore::append(const domain::Event& event) {
  if (is_repeated_look(event)) return;
  try {
    author_ == Author::kStudent ? append_student_event(connection_, event) : append_staff_event(connection_, event);
  } catch (const DuplicateKeyError&) {
    // The same look is there already: once_key is the only unique key that an event can meet.
  }
}

std::optional<std::string> MysqlEventStore::last_seen_digest(domain::RoundId round, domain::StudentId student, domain::Category category,
                                                             std::string_view other_than) {
  const Rows rows = connection_.query(kLastSeen, {std::uint64_t{round}, student, parameter(category), parameter(other_than)});
  if (rows.empty()) return std::nullopt;
  return rows.front().text(0);
}

std::vector<domain::StaffLook> MysqlEventStore::staff_looks(domain::StudentId student, std::string_view school_code, std::uint32_t limit) {
  std::vector<domain::StaffLook> looks;
  for (const Row& row : connection_.query(kStaffLooks, {parameter(school_code), student, std::uint64_t{limit}})) {
    if (read_actor_kind(row, 4) == domain::ActorKind::kAdmin) {
      looks.push_back({.at = read_instant(row, 0), .by_administrator = true, .object = domain::LookObject::kHistory});
      continue;
    }
    const auto detail = nlohmann::json::parse(row.text(3), nullptr, false);
    looks.push_back({.at = read_instant(row, 0),
                     .staff_name = row.text(1),
                     .role = domain::looked_role(detail),
                     .object = domain::looked_object(detail),
                     .category = domain::parse_category(row.text(2))});
  }
  return looks;
}

}  // namespace shouqi::mysql
