#include "mysql/row_reader.hpp"

#include "base/error.hpp"

namespace shouqi::mysql {
namespace {

template <typename Value>
Value known(std::optional<Value> value, const Row& row, std::size_t column) {
  if (!value) throw base::IntegrityError("unknown word in the database: " + row.text(column));
  return *value;
}

}  // namespace

domain::Category read_category(const Row& row, std::size_t column) { return known(domain::parse_category(row.text(column)), row, column); }
domain::Term read_term(const Row& row, std::size_t column) { return known(domain::Term::parse(row.text(column)), row, column); }
domain::AnswerState read_answer_state(const Row& row, std::size_t column) {
  return known(domain::parse_answer_state(row.text(column)), row, column);
}
domain::TurnCause read_turn_cause(const Row& row, std::size_t column) { return known(domain::parse_turn_cause(row.text(column)), row, column); }
domain::RoundState read_round_state(const Row& row, std::size_t column) {
  return known(domain::parse_round_state(row.text(column)), row, column);
}

domain::ReportState read_report_state(const Row& row, std::size_t column) {
  return known(domain::parse_report_state(row.text(column)), row, column);
}
domain::StepKind read_step_kind(const Row& row, std::size_t column) { return known(domain::parse_step_kind(row.text(column)), row, column); }
domain::ActorKind read_actor_kind(const Row& row, std::size_t column) { return known(domain::parse_actor_kind(row.text(column)), row, column); }

base::Instant read_instant(const Row& row, std::size_t column) { return base::parse_instant(row.text(column)); }

std::optional<base::Instant> read_optional_instant(const Row& row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return read_instant(row, column);
}

domain::Turn read_turn(const Row& row, std::size_t first) {
  if (row.is_null(first)) return {};
  return {static_cast<std::uint16_t>(row.number(first)), read_answer_state(row, first + 1),
          read_turn_cause(row, first + 2),               read_count(row, first + 3),
          row.text(first + 4),                           read_count(row, first + 5),
          read_optional_instant(row, first + 6),         row.text(first + 7),
          read_instant(row, first + 8)};
}

std::uint32_t read_count(const Row& row, std::size_t column) { return static_cast<std::uint32_t>(row.number(column)); }

std::string parameter(std::string_view text) { return std::string(text); }
std::string parameter(domain::Category category) { return std::string(domain::to_string(category)); }
std::string parameter(base::Instant instant) { return base::to_sql_datetime(instant); }
Parameter parameter(const std::optional<base::Instant>& instant) {
  if (!instant) return kNull;
  return base::to_sql_datetime(*instant);
}

Parameter parameter(std::optional<std::uint32_t> number) {
  if (!number) return kNull;
  return std::uint64_t{*number};
}

}  // namespace shouqi::mysql
