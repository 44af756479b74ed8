#include "mysql/mysql_window_store.hpp"

#include "mysql/answer_writer.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

// Each round of it needs some milliseconds in which one of the students concerned presses.
constexpr int kAttempts = 20;

// Locked against the sealer, which freezes the round: whoever has read that it is open writes before that or not at all.
constexpr Statement kRound{"window_round", R"(
SELECT code, term, batch, state, CAST(opens_at AS CHAR), CAST(closes_at AS CHAR), CAST(UTC_TIMESTAMP(6) AS CHAR)
  FROM confirmation_round WHERE round_id = ? AND school_code = ? LOCK IN SHARE MODE)"};

constexpr Statement kTurns{"window_turns", R"(
SELECT t.student_id, t.category, t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), CAST(t.at AS CHAR)
  FROM round_member m
  JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category)
 WHERE m.round_id = ? AND ? IN (0, m.class_id) AND ? IN (0, m.student_id) AND ? IN ('', t.category))"};

constexpr Statement kMoveEnd{"move_round_end", "UPDATE editable_round SET closes_at = ? WHERE round_id = ? AND state = 'open' AND closes_at = ?"};

}  // namespace

bool MysqlWindowStore::change(std::string_view school_code, const store::WindowScope& scope,
                              const std::function<std::optional<store::WindowWrite>(const store::WindowState&)>& plan) {
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    Transaction transaction(connection_);
    const auto state = read(school_code, scope);
    if (!state) return false;
    const auto wanted = plan(*state);
    if (!wanted) return true;
    try {
      if (!write(*state, *wanted)) continue;
      transaction.commit();
      return true;
    } catch (const DuplicateKeyError&) {
      continue;
    } catch (const ConflictError&) {
      continue;
    }
  }
  throw base::UnavailableError("students answered faster than the window could be changed; nothing was written");
}

std::optional<store::WindowState> MysqlWindowStore::read(std::string_view school_code, const store::WindowScope& scope) {
  const Rows rounds = connection_.query(kRound, {std::uint64_t{scope.round_id}, parameter(school_code)});
  if (rounds.empty()) return std::nullopt;
  const Row& row = rounds.front();
  store::WindowState state{read_instant(row, 6),
                           {scope.round_id, std::string(school_code), row.text(0), read_term(row, 1), row.text(2), read_round_state(row, 3),
                            read_instant(row, 4), read_instant(row, 5), {}, {}},
                           {}};
  const std::string category = scope.category ? parameter(*scope.category) : std::string();
  for (const Row& turn : connection_.query(kTurns, {std::uint64_t{scope.round_id}, scope.class_id, scope.student_id, category})) {
    state.turns.push_back({turn.number(0), read_category(turn, 1),
                           {static_cast<std::uint16_t>(turn.number(2)), read_answer_state(turn, 3), read_turn_cause(turn, 4), read_count(turn, 5),
                            turn.text(6), read_count(turn, 7), read_optional_instant(turn, 8), {}, read_instant(turn, 9)}});
  }
  const bool is_of_somebody = scope.class_id != 0 || scope.student_id != 0;
  if (is_of_somebody && state.turns.empty()) return std::nullopt;
  return state;
}

bool MysqlWindowStore::write(const store::WindowState& read, const store::WindowWrite& write) {
  if (write.closes_at) {
    const std::uint64_t moved =
        connection_.execute(kMoveEnd, {parameter(*write.closes_at), std::uint64_t{read.round.id}, parameter(read.round.closes_at)});
    if (moved != 1) return false;
  }
  write_turns(connection_, write.turns, write.event.actor, read.round.school_code, std::nullopt);
  append_event(connection_, write.event);
  return true;
}

}  // namespace shouqi::mysql
