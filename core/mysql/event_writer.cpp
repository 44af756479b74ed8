#include "mysql/event_writer.hpp"

#include "crypto/sha256.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kStudentEvent{"append_student_event", R"(
INSERT INTO student_event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,
                           digest, detail, once_key)
VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"};

// The number of the turn is known to the statement that has inserted it alone; its code says which it was.
constexpr Statement kConfirmationEvent{"append_confirmation_event", R"(
INSERT INTO student_event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,
                           digest, detail, once_key)
SELECT UTC_TIMESTAMP(6), 'student', ?, ?, ?, ?, ?, t.round_id, t.student_id, t.category, t.turn, t.digest, ?, NULL
  FROM answer_turn t WHERE t.receipt_code = ?)"};

constexpr Statement kStaffEvent{"append_staff_event", R"(
INSERT INTO staff_event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,
                         digest, detail, once_key)
VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"};

constexpr Statement kProgramEvent{"append_program_event", R"(
INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,
                   digest, detail, once_key)
VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"};

constexpr Statement kUploadEvent{"append_upload_event", R"(
INSERT INTO upload_event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,
                          digest, detail, once_key)
VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"};

constexpr Statement kBatchEvent{"append_batch_event", R"(
INSERT INTO batch_event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,
                         digest, detail, once_key)
VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"};

std::vector<Parameter> values(const domain::Event& event) {
  return {parameter(to_string(event.actor.kind)),
          event.actor.id,
          event.actor.request_id,
          event.actor.from_address,
          event.kind,
          event.school_code,
          event.round_id ? Parameter(std::uint64_t{*event.round_id}) : kNull,
          event.student_id ? Parameter(std::uint64_t{*event.student_id}) : kNull,
          event.category ? Parameter(parameter(*event.category)) : kNull,
          event.turn > 0 ? Parameter(std::uint64_t{event.turn}) : kNull,
          event.digest,
          event.detail.dump(),
          event.once_key.empty() ? kNull : Parameter(crypto::sha256_hex(event.once_key))};
}

}  // namespace

void append_student_event(Connection& connection, const domain::Event& event) { connection.execute(kStudentEvent, values(event)); }

void append_confirmation_event(Connection& connection, const domain::Event& event, const std::string& receipt_code) {
  connection.execute(kConfirmationEvent, {event.actor.id, event.actor.request_id, event.actor.from_address, event.kind, event.school_code,
                                          event.detail.dump(), receipt_code});
}

void append_staff_event(Connection& connection, const domain::Event& event) { connection.execute(kStaffEvent, values(event)); }

void append_program_event(Connection& connection, const domain::Event& event) { connection.execute(kProgramEvent, values(event)); }

void append_event(Connection& connection, const domain::Event& event) {
  switch (event.actor.kind) {
    case domain::ActorKind::kStudent: return append_student_event(connection, event);
    case domain::ActorKind::kStaff: return append_staff_event(connection, event);
    case domain::ActorKind::kUpload: connection.execute(kUploadEvent, values(event)); return;
    case domain::ActorKind::kClose:
    case domain::ActorKind::kSeal: connection.execute(kBatchEvent, values(event)); return;
    default: return append_program_event(connection, event);
  }
}

}  // namespace shouqi::mysql
