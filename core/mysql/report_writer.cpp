#include "mysql/report_writer.hpp"

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kHeads{"report_heads", R"(
SELECT r.report_id, s.step, s.state
  FROM error_report r
  JOIN error_report_step s ON s.report_id = r.report_id
   AND s.step = (SELECT MAX(x.step) FROM error_report_step x WHERE x.report_id = r.report_id)
 WHERE r.round_id = ? AND r.student_id = ? AND r.category = ?
 ORDER BY r.report_id DESC)"};

constexpr Statement kStudentStep{"append_student_step", R"(
INSERT INTO student_report_step (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

constexpr Statement kStaffStep{"append_staff_step", R"(
INSERT INTO staff_report_step (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

constexpr Statement kProgramStep{"append_program_step", R"(
INSERT INTO error_report_step (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

std::vector<Parameter> values(const NewStep& step) {
  return {step.report_id, std::uint64_t{step.number}, parameter(to_string(step.kind)), parameter(to_string(step.state)),
          std::uint64_t{step.turn}, step.digest, step.text, parameter(to_string(step.actor.kind)), step.actor.id};
}

std::uint16_t after(std::uint16_t number) { return static_cast<std::uint16_t>(number + 1); }

}  // namespace

std::vector<ReportHead> report_heads(Connection& connection, domain::RoundId round, domain::StudentId student, domain::Category category) {
  std::vector<ReportHead> heads;
  for (const Row& row : connection.query(kHeads, {std::uint64_t{round}, student, parameter(category)})) {
    heads.push_back({row.number(0), static_cast<std::uint16_t>(row.number(1)), read_report_state(row, 2)});
  }
  return heads;
}

void append_student_step(Connection& connection, const NewStep& step) { connection.execute(kStudentStep, values(step)); }

void append_staff_step(Connection& connection, const NewStep& step) { connection.execute(kStaffStep, values(step)); }

void append_program_step(Connection& connection, const NewStep& step) { connection.execute(kProgramStep, values(step)); }

void settle_reports(Connection& connection, domain::RoundId round, domain::StudentId student, domain::Category category, std::uint16_t turn,
                    const std::string& digest, const domain::Actor& actor) {
  for (const ReportHead& head : report_heads(connection, round, student, category)) {
    const auto next = after_step(domain::StepKind::kSettle, {domain::AnswerState::kRecheck, head.state}, domain::AnswerState::kRecheck);
    if (!next) continue;
    append_student_step(connection, {head.id, after(head.step), domain::StepKind::kSettle, next->report.value(), turn, digest, {}, actor});
  }
}

void attach_new_data(Connection& connection, const std::vector<store::ReportedNews>& news, const domain::Actor& actor) {
  for (const store::ReportedNews& one : news) {
    const std::vector<ReportHead> heads = report_heads(connection, one.turn.round_id, one.turn.student_id, one.turn.category);
    if (heads.empty()) continue;
    const ReportHead& newest = heads.front();
    const auto next = after_step(domain::StepKind::kNewData, {one.before, newest.state}, one.before);
    if (!next) continue;
    append_program_step(connection, {newest.id, after(newest.step), domain::StepKind::kNewData, next->report.value(), one.turn.number,
                                     one.turn.digest, {}, actor});
  }
}

}  // namespace shouqi::mysql
