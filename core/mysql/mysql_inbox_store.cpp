#include "mysql/mysql_inbox_store.hpp"

#include "mysql/hand_in_row.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

// Freed by the server when the connection ends, however it ends; hence the two seconds.
constexpr Statement kEnter{"inbox_lock", "SELECT COALESCE(GET_LOCK('shouqi-inbox', 2), 0)"};

constexpr Statement kWaiting{"waiting_hand_ins", R"(
SELECT h.hand_in_id, h.file_token, h.school_code, r.code, h.file_name, h.package_sha256, s.step, s.state, s.reopened_count, s.actor
  FROM hand_in h
  JOIN confirmation_round r ON r.round_id = h.round_id
  JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id AND s.step = (SELECT MAX(x.step) FROM hand_in_step x WHERE x.hand_in_id = h.hand_in_id)
 WHERE s.state IN ('received', 'ordered') ORDER BY h.hand_in_id)"};

constexpr Statement kStateOf{"hand_in_state", R"(
SELECT s.state FROM hand_in h JOIN hand_in_step s ON s.hand_in_id = h.hand_in_id WHERE h.file_token = ? ORDER BY s.step DESC LIMIT 1)"};

}  // namespace

bool MysqlInboxStore::enter() { return connection_.query(kEnter).at(0).number(0) == 1; }

std::vector<store::WaitingHandIn> MysqlInboxStore::waiting() {
  std::vector<store::WaitingHandIn> found;
  for (const Row& row : connection_.query(kWaiting)) {
    found.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), static_cast<std::uint16_t>(row.number(6)),
                     read_hand_in_state(row, 7), read_count(row, 8), row.text(9)});
  }
  return found;
}

bool MysqlInboxStore::append(const store::NewHandInStep& step) {
  try {
    append_hand_in_step(connection_, step);
    return true;
  } catch (const DuplicateKeyError&) {
    return false;
  }
}

std::optional<domain::HandInState> MysqlInboxStore::state_of(std::string_view token) {
  const Rows rows = connection_.query(kStateOf, {parameter(token)});
  return rows.empty() ? std::nullopt : std::optional(read_hand_in_state(rows.front(), 0));
}

}  // namespace shouqi::mysql
