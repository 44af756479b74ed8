#include "mysql/hand_in_row.hpp"

#include "base/error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kStep{"hand_in_step", R"(
INSERT INTO import_hand_in_step (hand_in_id, step, state, reopened_count, result, import_id, actor_kind, actor, at)
VALUES (?, ?, ?, ?, ?, ?, 'import', ?, UTC_TIMESTAMP(6)))"};

}  // namespace

domain::HandInState read_hand_in_state(const Row& row, std::size_t column) {
  const auto state = domain::parse_hand_in_state(row.text(column));
  if (!state) throw base::IntegrityError("no state of a handed-in package: " + row.text(column));
  return *state;
}

void append_hand_in_step(Connection& connection, const store::NewHandInStep& step) {
  connection.execute(kStep, {step.id, std::uint64_t{step.number}, parameter(to_string(step.state)), std::uint64_t{step.result.reopened},
                             domain::to_json(step.result), step.import_id ? Parameter(std::uint64_t{*step.import_id}) : kNull, step.actor});
}

}  // namespace shouqi::mysql
