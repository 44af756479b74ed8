#include "mysql/mysql_import_store.hpp"

#include "domain/round.hpp"
#include "mysql/answer_writer.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/hand_in_row.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/person_keys.hpp"
#include "mysql/report_writer.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kIdentities{"identities",
                                "SELECT student_id, id_number, birth_date FROM portal_student_identity WHERE school_code = ?"};

constexpr Statement kPastRosters{"past_rosters", R"(
SELECT i.import_id, p.part, p.roster_sha256, i.package_sha256
  FROM import_run i JOIN import_part p ON p.import_id = i.import_id
 WHERE i.school_code = ? AND i.term = ? AND i.batch = ? ORDER BY i.import_id, p.part)"};

constexpr Statement kReceived{"received", R"(
SELECT DISTINCT p.category, i.term
  FROM import_run i JOIN import_part p ON p.import_id = i.import_id
 WHERE i.school_code = ? AND i.batch = ? AND i.mode <> 'portal')"};

constexpr Statement kMembers{"members", "SELECT student_id FROM round_member WHERE round_id = ? ORDER BY student_id"};

constexpr Statement kLatestTurns{"latest_turns", R"(
SELECT t.student_id, t.category, t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), CAST(t.at AS CHAR)
  FROM answer_turn t
 WHERE t.round_id = ?
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category))"};

constexpr Statement kInsertRun{"insert_import", R"(
INSERT INTO import_run (school_code, round_id, mode, term, batch, package_sha256, file_name, actor, applied_at,
                        new_count, changed_count, unchanged_count, gone_count, reopened_count, findings)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?))"};

constexpr Statement kInsertPart{"insert_import_part", R"(
INSERT INTO import_part (import_id, part, category, entry_name, entry_sha256, roster_name, roster_sha256, roster_info, student_count, row_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"};

constexpr Statement kCover{"cover_category",
                           "UPDATE round_category SET covered_by = ? WHERE round_id = ? AND category = ? AND covered_by IS NULL"};

// An answer may move while an import is on its way; so many times everything is planned anew before the operator is asked to try later.
constexpr int kAttempts = 20;

}  // namespace

std::map<domain::StudentId, store::PersonIdentity> MysqlImportStore::identities(std::string_view school_code) {
  std::map<domain::StudentId, store::PersonIdentity> found;
  for (const Row& row : connection_.query(kIdentities, {parameter(school_code)})) {
    found.emplace(row.number(0), store::PersonIdentity{row.text(1), row.text(2)});
  }
  return found;
}

std::map<domain::StudentId, store::PersonIdentity> MysqlImportStore::stored_identities(const std::vector<domain::StudentId>& students) {
  return read_person_keys(connection_, person_key_, students);
}

std::vector<store::PastRoster> MysqlImportStore::past_rosters(std::string_view school_code, const domain::Term& term, std::string_view batch) {
  std::vector<store::PastRoster> past;
  for (const Row& row : connection_.query(kPastRosters, {parameter(school_code), term.text(), parameter(batch)})) {
    past.push_back({read_count(row, 0), row.text(1), row.text(2), row.text(3)});
  }
  return past;
}

std::set<domain::DocumentKey> MysqlImportStore::received(std::string_view school_code, std::string_view batch) {
  std::set<domain::DocumentKey> keys;
  for (const Row& row : connection_.query(kReceived, {parameter(school_code), parameter(batch)})) {
    const domain::Category category = read_category(row, 0);
    keys.insert({category, domain::document_term(category, read_term(row, 1)), std::string(batch)});
  }
  return keys;
}

std::vector<domain::StudentId> MysqlImportStore::members(domain::RoundId round) {
  std::vector<domain::StudentId> students;
  for (const Row& row : connection_.query(kMembers, {std::uint64_t{round}})) students.push_back(row.number(0));
  return students;
}

std::vector<store::LatestTurn> MysqlImportStore::latest_turns(domain::RoundId round) {
  std::vector<store::LatestTurn> turns;
  for (const Row& row : connection_.query(kLatestTurns, {std::uint64_t{round}})) {
    const domain::Turn turn{static_cast<std::uint16_t>(row.number(2)), read_answer_state(row, 3), read_turn_cause(row, 4), read_count(row, 5),
                            row.text(6), read_count(row, 7), read_optional_instant(row, 8), {}, read_instant(row, 9)};
    turns.push_back({row.number(0), read_category(row, 1), turn});
  }
  return turns;
}

std::uint32_t MysqlImportStore::apply(store::ImportWrite& write,
                                      const std::function<void(store::ImportWrite&, const std::vector<store::LatestTurn>&)>& plan) {
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    Transaction transaction(connection_);
    if (write.head.round_id) plan(write, latest_turns(*write.head.round_id));
    try {
      const std::uint32_t import_id = try_apply(write);
      transaction.commit();
      return import_id;
    } catch (const DuplicateKeyError&) {
      continue;
    } catch (const ConflictError&) {
      continue;
    }
  }
  throw base::UnavailableError("students answered faster than the import could follow; nothing was written, start it again");
}

// Turns come right behind the read they were planned by: the shorter that moment, the fewer answers move in it.
std::uint32_t MysqlImportStore::try_apply(store::ImportWrite& write) {
  const store::ImportHead& head = write.head;
  const store::ImportCounts& counts = write.counts;
  connection_.execute(kInsertRun, {head.school_code, head.round_id ? Parameter(std::uint64_t{*head.round_id}) : kNull, head.mode, head.term.text(),
                                   head.batch, head.package_sha256, head.file_name, write.event.actor.id, std::uint64_t{counts.fresh},
                                   std::uint64_t{counts.changed}, std::uint64_t{counts.unchanged}, std::uint64_t{counts.gone},
                                   std::uint64_t{counts.reopened}, write.findings});
  const auto import_id = static_cast<std::uint32_t>(connection_.last_insert_id());
  write_turns(connection_, write.turns, write.event.actor, head.school_code, import_id);
  attach_new_data(connection_, write.reported_news, write.event.actor);
  write_documents(connection_, write.documents, import_id);
  write_parts(write, import_id);
  write_identities(write);
  write_hand_in(write, import_id);
  append_program_event(connection_, write.event);
  return import_id;
}

void MysqlImportStore::write_parts(const store::ImportWrite& write, std::uint32_t import_id) {
  for (const store::ImportWrite::Part& part : write.parts) {
    const domain::PackageRoster& roster = *part.roster;
    connection_.execute(kInsertPart, {std::uint64_t{import_id}, roster.part, parameter(roster.category), roster.entry_name, roster.entry_sha256,
                                      roster.roster_name, roster.roster_sha256, roster.roster_info.dump(), std::uint64_t{part.student_count},
                                      std::uint64_t{part.row_count}});
  }
  for (const domain::Category category : write.covers) {
    connection_.execute(kCover, {std::uint64_t{import_id}, std::uint64_t{write.head.round_id.value()}, parameter(category)});
  }
}

void MysqlImportStore::write_hand_in(const store::ImportWrite& write, std::uint32_t import_id) {
  if (!write.hand_in) return;
  store::NewHandInStep step = *write.hand_in;
  const store::ImportCounts& counts = write.counts;
  step.result.fresh = counts.fresh;
  step.result.changed = counts.changed;
  step.result.unchanged = counts.unchanged;
  step.result.gone = counts.gone;
  step.result.reopened = counts.reopened;
  step.result.findings = nlohmann::json::parse(write.findings).get<std::vector<std::string>>();
  step.import_id = import_id;
  append_hand_in_step(connection_, step);
}

void MysqlImportStore::write_identities(const store::ImportWrite& write) {
  for (const auto& [student, identity] : write.identities) {
    keep_person_key(connection_, person_key_, random_, student, identity);
  }
}

}  // namespace shouqi::mysql
