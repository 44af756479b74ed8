// From columns to domain values. What the database holds is ours: a value that cannot be read is breakage, not a refusal.
#pragma once

#include <optional>

#include "base/clock.hpp"
#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/error_report.hpp"
#include "domain/term.hpp"
#include "mysql/connection.hpp"

namespace shouqi::mysql {

domain::Category read_category(const Row& row, std::size_t column);
domain::Term read_term(const Row& row, std::size_t column);
domain::AnswerState read_answer_state(const Row& row, std::size_t column);
domain::TurnCause read_turn_cause(const Row& row, std::size_t column);
domain::RoundState read_round_state(const Row& row, std::size_t column);
domain::ReportState read_report_state(const Row& row, std::size_t column);
domain::StepKind read_step_kind(const Row& row, std::size_t column);
domain::ActorKind read_actor_kind(const Row& row, std::size_t column);
// Time columns are selected as CAST(column AS CHAR), because the connector drops microseconds from prepared results.
base::Instant read_instant(const Row& row, std::size_t column);
std::optional<base::Instant> read_optional_instant(const Row& row, std::size_t column);

// turn, state, cause, revision, digest, row_count, own_close, receipt_code, at, from column `first` on; turn 0 where they are NULL.
domain::Turn read_turn(const Row& row, std::size_t first);

std::uint32_t read_count(const Row& row, std::size_t column);

// As a statement's parameter.
std::string parameter(std::string_view text);
std::string parameter(domain::Category category);
std::string parameter(base::Instant instant);
Parameter parameter(const std::optional<base::Instant>& instant);
Parameter parameter(std::optional<std::uint32_t> number);

}  // namespace shouqi::mysql
