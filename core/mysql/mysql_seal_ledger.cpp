#include "mysql/mysql_seal_ledger.hpp"

#include "mysql/bulk_insert.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/mysql_seal_rule_store.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kSecret{"pseudonym_secret", "SELECT secret FROM school_pseudonym WHERE school_code = ?"};
constexpr Statement kMakeSecret{"make_pseudonym_secret", "INSERT INTO school_pseudonym (school_code, secret) VALUES (?, ?)"};

const std::string kRecordSql = R"(
SELECT s.seal_id, s.school_code, s.sequence, s.round_id, r.code, CAST(s.cut_off AS CHAR), s.program, s.key_id, s.nonce_seed, s.disputed,
       s.attachments, s.file_name, s.file_bytes, s.file_sha256, s.seal_json, s.seal_sha256, s.signature, s.root, s.tree_size,
       CAST(s.sealed_at AS CHAR), (SELECT COUNT(*) FROM seal_step p WHERE p.seal_id = s.seal_id AND p.kind = 'stored')
  FROM seal s JOIN confirmation_round r ON r.round_id = s.round_id WHERE )";
const std::string kOfRoundSql = kRecordSql + "s.round_id = ?";
const Statement kOfRound{"seal_of_round", kOfRoundSql};
const std::string kOfSequenceSql = kRecordSql + "s.school_code = ? AND s.sequence = ?";
const Statement kOfSequence{"seal_of_sequence", kOfSequenceSql};
constexpr Statement kLast{"last_seal", "SELECT COALESCE(MAX(sequence), 0) FROM seal WHERE school_code = ?"};

constexpr Statement kFreeze{"freeze_round", "UPDATE sealable_round SET state = 'sealing' WHERE round_id = ? AND state = 'open'"};
constexpr Statement kIsFrozen{"is_frozen", "SELECT COUNT(*) FROM confirmation_round WHERE round_id = ? AND state = 'sealing'"};
constexpr Statement kThaw{"thaw_round", "UPDATE sealable_round SET state = 'open' WHERE round_id = ? AND state = 'sealing'"};
constexpr Statement kFinish{"finish_round", "UPDATE sealable_round SET state = 'sealed' WHERE round_id = ? AND state = 'sealing'"};

constexpr Statement kInsert{"insert_seal", R"(
INSERT INTO seal (school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments, file_name, file_bytes,
                  file_sha256, seal_json, seal_sha256, signature, root, tree_size, actor, sealed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

const BulkInsert kAnswers("insert_sealed_answers", "INSERT INTO sealed_answer (round_id, student_id, category, seal_id, leaf_index, leaf, path)",
                          "(?, ?, ?, ?, ?, ?, ?)");

// The number is the next one, so that of two who write only one gets in.
constexpr Statement kStored{"insert_stored_step", R"(
INSERT INTO stored_step (seal_id, step, kind, detail, actor, at)
SELECT ?, 1, 'stored', 'null', ?, UTC_TIMESTAMP(6) FROM seal WHERE seal_id = ?)"};

std::optional<store::SealRecord> read_record(const Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  return store::SealRecord{read_count(row, 0),   row.text(1),         read_count(row, 2), read_count(row, 3),
                           row.text(4),          read_instant(row, 5), row.text(6),        row.text(7),
                           row.text(8),          {read_rule_word(row, 9), read_rule_word(row, 10)},
                           row.text(11),         row.number(12),       row.text(13),       row.text(14),
                           row.text(15),         row.text(16),         row.text(17),       read_count(row, 18),
                           read_instant(row, 19), row.number(20) > 0};
}

}  // namespace

std::string MysqlSealLedger::pseudonym_secret(std::string_view school_code, std::string_view fresh) {
  const auto kept = [&] {
    const Rows rows = connection_.query(kSecret, {parameter(school_code)});
    return rows.empty() ? std::string() : rows.front().text(0);
  };
  if (std::string secret = kept(); !secret.empty()) return secret;
  try {
    connection_.execute(kMakeSecret, {parameter(school_code), parameter(fresh)});
  } catch (const DuplicateKeyError&) {  // Somebody was a moment faster; theirs holds.
  }
  return kept();
}

std::optional<store::SealRecord> MysqlSealLedger::of_round(domain::RoundId round) {
  return read_record(connection_.query(kOfRound, {std::uint64_t{round}}));
}

std::optional<store::SealRecord> MysqlSealLedger::of_sequence(std::string_view school_code, std::uint32_t sequence) {
  return read_record(connection_.query(kOfSequence, {parameter(school_code), std::uint64_t{sequence}}));
}

std::uint32_t MysqlSealLedger::last_sequence(std::string_view school_code) {
  return read_count(connection_.query(kLast, {parameter(school_code)}).at(0), 0);
}

bool MysqlSealLedger::freeze(domain::RoundId round) {
  if (connection_.execute(kFreeze, {std::uint64_t{round}}) == 1) return true;
  return connection_.query(kIsFrozen, {std::uint64_t{round}}).at(0).number(0) == 1;
}

void MysqlSealLedger::thaw(domain::RoundId round) { connection_.execute(kThaw, {std::uint64_t{round}}); }

store::SealId MysqlSealLedger::complete(const store::SealRecord& record, const std::function<std::optional<store::SealedAnswerRow>()>& next_answer,
                                        const domain::Event& event) {
  const std::uint64_t round = record.round_id;
  Transaction transaction(connection_);
  if (connection_.execute(kFinish, {round}) != 1) throw ConflictError("round " + record.round_code + " is no longer being sealed by this run");
  connection_.execute(kInsert, {record.school_code, std::uint64_t{record.sequence}, round, parameter(record.cut_off), record.program, record.key_id,
                                record.nonce_seed, parameter(rule_word(record.rule.includes_disputed)), parameter(rule_word(record.rule.includes_attachments)), record.file_name,
                                record.file_bytes, record.file_sha256, record.seal, record.seal_sha256, record.signature, record.root,
                                std::uint64_t{record.tree_size}, event.actor.id});
  const std::uint64_t seal = connection_.last_insert_id();
  BulkInsert::Writer answers(kAnswers, connection_);
  while (const auto answer = next_answer()) {
    answers.add({round, answer->student_id, parameter(answer->category), seal, std::uint64_t{answer->leaf_index}, answer->leaf, answer->path});
  }
  answers.flush();
  append_event(connection_, event);
  transaction.commit();
  return static_cast<store::SealId>(seal);
}

void MysqlSealLedger::stored(store::SealId seal, std::string_view actor) {
  try {
    connection_.execute(kStored, {std::uint64_t{seal}, parameter(actor), std::uint64_t{seal}});
  } catch (const DuplicateKeyError&) {  // Known already.
  }
}

}  // namespace shouqi::mysql
