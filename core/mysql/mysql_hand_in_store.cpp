#include "mysql/mysql_hand_in_store.hpp"

#include "mysql/decided.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/hand_in_row.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kRounds{"rounds_for_packages", R"(
SELECT round_id, school_code, code, term, batch, state, CAST(opens_at AS CHAR), CAST(closes_at AS CHAR)
  FROM confirmation_round WHERE school_code = ? AND state IN ('draft', 'open') ORDER BY term DESC, round_id DESC)"};

constexpr Statement kList{"hand_ins", R"(
SELECT h.hand_in_id, h.file_token, h.round_id, r.code, r.term, r.batch, h.file_name, h.package_sha256, h.byte_count, CAST(UTC_TIMESTAMP(6) AS CHAR),
       s.step, s.state, s.reopened_count, s.import_id, s.actor, COALESCE(p.name, ''), CAST(s.at AS CHAR)
  FROM hand_in h
  JOIN confirmation_round r ON r.round_id = h.round_id
  JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id AND s.step = (SELECT MAX(x.step) FROM hand_in_step x WHERE x.hand_in_id = h.hand_in_id)
  LEFT JOIN portal_staff p ON s.actor_kind = 'staff' AND p.staff_id = CAST(s.actor AS UNSIGNED)
 WHERE h.school_code = ? ORDER BY h.hand_in_id DESC LIMIT ?)"};

constexpr Statement kFind{"hand_in", R"(
SELECT h.hand_in_id, h.file_token, h.round_id, r.code, r.term, r.batch, h.file_name, h.package_sha256, h.byte_count, CAST(UTC_TIMESTAMP(6) AS CHAR),
       s.step, s.state, s.reopened_count, s.import_id, s.actor, COALESCE(p.name, ''), CAST(s.at AS CHAR), s.result
  FROM hand_in h
  JOIN confirmation_round r ON r.round_id = h.round_id
  JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id
  LEFT JOIN portal_staff p ON s.actor_kind = 'staff' AND p.staff_id = CAST(s.actor AS UNSIGNED)
 WHERE h.school_code = ? AND h.hand_in_id = ? ORDER BY s.step)"};

constexpr Statement kOpenCount{"open_hand_ins", R"(
SELECT COUNT(*)
  FROM hand_in h
  JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id AND s.step = (SELECT MAX(x.step) FROM hand_in_step x WHERE x.hand_in_id = h.hand_in_id)
 WHERE h.school_code = ? AND s.state IN ('received', 'checked', 'ordered'))"};

constexpr Statement kInsert{"file_hand_in", R"(
INSERT INTO hand_in (file_token, school_code, round_id, file_name, package_sha256, byte_count, actor, at)
SELECT ?, r.school_code, r.round_id, ?, ?, ?, ?, UTC_TIMESTAMP(6)
  FROM confirmation_round r WHERE r.round_id = ? AND r.school_code = ? AND r.state IN ('draft', 'open'))"};

constexpr Statement kFirstStep{"file_hand_in_step", R"(
INSERT INTO staff_hand_in_step (hand_in_id, step, state, reopened_count, actor_kind, actor, at)
VALUES (?, 1, 'received', 0, 'staff', ?, UTC_TIMESTAMP(6)))"};

// The conditions test the check itself, and the key that nothing has followed it.
constexpr Statement kOrder{"order_hand_in", R"(
INSERT INTO staff_hand_in_step (hand_in_id, step, state, reopened_count, actor_kind, actor, at)
SELECT h.hand_in_id, s.step + 1, 'ordered', s.reopened_count, 'staff', ?, UTC_TIMESTAMP(6)
  FROM hand_in h JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id
 WHERE h.school_code = ? AND h.hand_in_id = ? AND s.step = ? AND s.state = 'checked' AND s.reopened_count = ? AND h.package_sha256 = ?)"};

constexpr Statement kWithdraw{"withdraw_hand_in", R"(
INSERT INTO staff_hand_in_step (hand_in_id, step, state, reopened_count, actor_kind, actor, at)
SELECT h.hand_in_id, s.step + 1, 'withdrawn', 0, 'staff', ?, UTC_TIMESTAMP(6)
  FROM hand_in h JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id
 WHERE h.school_code = ? AND h.hand_in_id = ? AND s.step = ? AND s.state IN ('received', 'checked'))"};

constexpr Statement kIdOf{"hand_in_of_token", "SELECT hand_in_id FROM hand_in WHERE file_token = ?"};
constexpr Statement kStepBy{"hand_in_step_by", "SELECT 1 FROM hand_in_step WHERE hand_in_id = ? AND step = ? AND actor_kind = 'staff' AND actor = ?"};
constexpr Statement kAbout{"hand_in_of_event", "SELECT round_id, package_sha256, file_name FROM hand_in WHERE hand_in_id = ?"};

constexpr std::size_t kStepColumns = 10;

store::HandIn read_hand_in(const Row& row) {
  return {row.number(0), row.text(1), read_count(row, 2), row.text(3),   read_term(row, 4), row.text(5),
          row.text(6),   row.text(7), row.number(8),      {},            read_instant(row, 9)};
}

store::HandInStep read_step(const Row& row) {
  const std::size_t first = kStepColumns;
  return {static_cast<std::uint16_t>(row.number(first)),
          read_hand_in_state(row, first + 1),
          read_count(row, first + 2),
          std::nullopt,
          row.is_null(first + 3) ? std::nullopt : std::optional(read_count(row, first + 3)),
          row.text(first + 4),
          row.text(first + 5),
          read_instant(row, first + 6)};
}

}  // namespace

std::vector<domain::Round> MysqlHandInStore::rounds(std::string_view school_code) {
  std::vector<domain::Round> found;
  for (const Row& row : connection_.query(kRounds, {parameter(school_code)})) {
    found.push_back({read_count(row, 0), row.text(1), row.text(2), read_term(row, 3), row.text(4), read_round_state(row, 5), read_instant(row, 6),
                     read_instant(row, 7), {}, {}});
  }
  return found;
}

std::vector<store::HandIn> MysqlHandInStore::list(std::string_view school_code, std::uint32_t limit) {
  std::vector<store::HandIn> found;
  for (const Row& row : connection_.query(kList, {parameter(school_code), std::uint64_t{limit}})) {
    found.push_back(read_hand_in(row));
    found.back().steps.push_back(read_step(row));
  }
  return found;
}

std::optional<store::HandIn> MysqlHandInStore::find(std::string_view school_code, domain::HandInId id) {
  std::optional<store::HandIn> found;
  for (const Row& row : connection_.query(kFind, {parameter(school_code), id})) {
    if (!found) found = read_hand_in(row);
    store::HandInStep step = read_step(row);
    constexpr std::size_t kResult = kStepColumns + 7;
    if (!row.is_null(kResult)) step.result = domain::parse_hand_in_result(row.text(kResult));
    found->steps.push_back(std::move(step));
  }
  return found;
}

std::uint32_t MysqlHandInStore::open_count(std::string_view school_code) {
  return read_count(connection_.query(kOpenCount, {parameter(school_code)}).at(0), 0);
}

std::optional<domain::HandInId> MysqlHandInStore::file(const store::NewHandIn& hand_in, const domain::Event& event) {
  const auto outcome = decided([&] { return try_file(hand_in, event); }, [&] { return id_of(hand_in.token).has_value(); });
  if (outcome != store::InsertOutcome::kInserted) return std::nullopt;
  return id_of(hand_in.token);
}

store::InsertOutcome MysqlHandInStore::try_file(const store::NewHandIn& hand_in, domain::Event event) {
  Transaction transaction(connection_);
  const bool written = connection_.execute(kInsert, {hand_in.token, hand_in.file_name, hand_in.sha256, hand_in.byte_count, event.actor.id,
                                                     std::uint64_t{hand_in.round_id}, hand_in.school_code}) == 1;
  if (!written) return store::InsertOutcome::kNotApplicable;
  const std::uint64_t id = connection_.last_insert_id();
  connection_.execute(kFirstStep, {id, event.actor.id});
  event.round_id = hand_in.round_id;
  event.digest = hand_in.sha256;
  event.detail = {{"hand_in", id}, {"file", hand_in.file_name}};
  append_staff_event(connection_, event);
  transaction.commit();
  return store::InsertOutcome::kInserted;
}

store::InsertOutcome MysqlHandInStore::order(std::string_view school_code, const store::SeenCheck& seen, const domain::Event& event) {
  return step(kOrder, {event.actor.id, parameter(school_code), seen.id, std::uint64_t{seen.step}, std::uint64_t{seen.reopened}, seen.sha256}, seen.id,
              static_cast<std::uint16_t>(seen.step + 1), event);
}

store::InsertOutcome MysqlHandInStore::withdraw(std::string_view school_code, domain::HandInId id, std::uint16_t seen, const domain::Event& event) {
  return step(kWithdraw, {event.actor.id, parameter(school_code), id, std::uint64_t{seen}}, id, static_cast<std::uint16_t>(seen + 1), event);
}

store::InsertOutcome MysqlHandInStore::step(const Statement& statement, const std::vector<Parameter>& parameters, domain::HandInId id,
                                            std::uint16_t number, const domain::Event& event) {
  const auto attempt = [&] {
    Transaction transaction(connection_);
    if (connection_.execute(statement, parameters) == 0) return store::InsertOutcome::kNotApplicable;
    const Row about = connection_.query(kAbout, {id}).at(0);
    domain::Event complete = event;
    complete.round_id = read_count(about, 0);
    complete.digest = about.text(1);
    complete.detail = {{"hand_in", id}, {"file", about.text(2)}};
    append_staff_event(connection_, complete);
    transaction.commit();
    return store::InsertOutcome::kInserted;
  };
  return decided(attempt, [&] { return !connection_.query(kStepBy, {id, std::uint64_t{number}, event.actor.id}).empty(); });
}

std::optional<domain::HandInId> MysqlHandInStore::id_of(std::string_view token) {
  const Rows rows = connection_.query(kIdOf, {parameter(token)});
  return rows.empty() ? std::nullopt : std::optional(rows.front().number(0));
}

}  // namespace shouqi::mysql
