#include "mysql/answer_writer.hpp"

#include "base/error.hpp"
#include "mysql/bulk_insert.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

const std::string kDocumentColumns = " (student_id, category, term, batch, revision, digest, row_count, source, import_id, created_at, body)";
constexpr const char* kDocumentValues = "(?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), ?)";
const BulkInsert kDocuments("insert_documents", "INSERT INTO receipt_document" + kDocumentColumns, kDocumentValues);
const BulkInsert kBlankDocuments("insert_blank_documents", "INSERT INTO blank_document" + kDocumentColumns, kDocumentValues);

const BulkInsert kTurns("insert_turns",
                        "INSERT INTO answer_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, "
                        "receipt_code, actor_kind, actor, import_id, at)",
                        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, UTC_TIMESTAMP(6))");

const std::string kViewTurnColumns =
    " (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at)";
constexpr const char* kViewTurnValues = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, UTC_TIMESTAMP(6))";
const BulkInsert kStaffTurns("insert_staff_turns", "INSERT INTO staff_turn" + kViewTurnColumns, kViewTurnValues);
const BulkInsert kCloseTurns("insert_close_turns", "INSERT INTO close_turn" + kViewTurnColumns, kViewTurnValues);

const std::string kEventColumns =
    " (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key)";
constexpr const char* kEventValues = "(UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'null', NULL)";
const BulkInsert kTurnEvents("insert_turn_events", "INSERT INTO event" + kEventColumns, kEventValues);
const BulkInsert kStaffTurnEvents("insert_staff_turn_events", "INSERT INTO staff_event" + kEventColumns, kEventValues);
const BulkInsert kBatchTurnEvents("insert_batch_turn_events", "INSERT INTO batch_event" + kEventColumns, kEventValues);

const BulkInsert kNotifications("insert_notifications",
                                "INSERT INTO notification (round_id, student_id, category, turn, kind, created_at)",
                                "(?, ?, ?, ?, 'recheck', UTC_TIMESTAMP(6))");

// Whoever may write under one name only does so through a view that lets in nothing else.
struct TurnTables {
  const BulkInsert& turns;
  const BulkInsert& events;
  bool knows_imports;
};

TurnTables tables_of(domain::ActorKind actor) {
  switch (actor) {
    case domain::ActorKind::kStaff: return {kStaffTurns, kStaffTurnEvents, false};
    case domain::ActorKind::kClose: return {kCloseTurns, kBatchTurnEvents, false};
    default: return {kTurns, kTurnEvents, true};
  }
}

void write_into(const BulkInsert& insert, Connection& connection, const std::vector<store::NewDocument>& documents, std::uint32_t import_id) {
  BulkInsert::Writer writer(insert, connection);
  for (const store::NewDocument& entry : documents) {
    const domain::ReceiptDocument& document = entry.document;
    writer.add({entry.student_id, parameter(document.key.category), document.key.term.text(), document.key.batch,
                std::uint64_t{entry.revision}, document.digest, std::uint64_t{document.row_count},
                parameter(entry.source == store::DocumentSource::kCentral ? "central" : "portal"), std::uint64_t{import_id}, document.body});
  }
  writer.flush();
}

}  // namespace

void write_documents(Connection& connection, const std::vector<store::NewDocument>& documents, std::uint32_t import_id) {
  write_into(kDocuments, connection, documents, import_id);
}

void write_blank_documents(Connection& connection, const std::vector<store::NewDocument>& documents, std::uint32_t import_id) {
  write_into(kBlankDocuments, connection, documents, import_id);
}

void write_turns(Connection& connection, const std::vector<store::NewTurn>& turns, const domain::Actor& actor, const std::string& school_code,
                 std::optional<std::uint32_t> import_id) {
  const TurnTables tables = tables_of(actor.kind);
  if (import_id && !tables.knows_imports) throw base::Error("only an import writes turns of an import");
  BulkInsert::Writer turn_writer(tables.turns, connection);
  for (const store::NewTurn& turn : turns) {
    std::vector<Parameter> values{std::uint64_t{turn.round_id}, turn.student_id, parameter(turn.category), std::uint64_t{turn.number},
                                  parameter(to_string(turn.state)), parameter(to_string(turn.cause)), std::uint64_t{turn.revision}, turn.digest,
                                  std::uint64_t{turn.row_count}, parameter(turn.own_close), parameter(to_string(actor.kind)), actor.id};
    if (tables.knows_imports) values.push_back(parameter(import_id));
    turn_writer.add(std::move(values));
  }
  turn_writer.flush();
  BulkInsert::Writer event_writer(tables.events, connection);
  BulkInsert::Writer notification_writer(kNotifications, connection);
  for (const store::NewTurn& turn : turns) {
    event_writer.add({parameter(to_string(actor.kind)), actor.id, actor.request_id, actor.from_address, parameter(to_string(turn.cause)), school_code,
                      std::uint64_t{turn.round_id}, turn.student_id, parameter(turn.category), std::uint64_t{turn.number}, turn.digest});
    if (turn.state == domain::AnswerState::kRecheck) {
      notification_writer.add({std::uint64_t{turn.round_id}, turn.student_id, parameter(turn.category), std::uint64_t{turn.number}});
    }
  }
  event_writer.flush();
  notification_writer.flush();
}

}  // namespace shouqi::mysql
