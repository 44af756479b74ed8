// Steps of reports, inside the caller's transaction and right behind the turn that they go with: whoever writes that turn owns its number, so
// nobody else adds a step to the same report meanwhile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/error_report.hpp"
#include "mysql/connection.hpp"
#include "store/answer_batch.hpp"

namespace shouqi::mysql {

// A report and its latest step.
struct ReportHead {
  domain::ReportId id = 0;
  std::uint16_t step = 0;
  domain::ReportState state = domain::ReportState::kOpen;
};

struct NewStep {
  domain::ReportId report_id = 0;
  std::uint16_t number = 0;
  domain::StepKind kind = domain::StepKind::kFile;
  domain::ReportState state = domain::ReportState::kOpen;
  std::uint16_t turn = 0;
  std::string digest;
  std::string text;
  domain::Actor actor;
};

// All reports on an answer, newest first.
std::vector<ReportHead> report_heads(Connection& connection, domain::RoundId round, domain::StudentId student, domain::Category category);

// As a student: through the view that lets in nothing else.
void append_student_step(Connection& connection, const NewStep& step);
// As a member of an office: the same, through the view for staff.
void append_staff_step(Connection& connection, const NewStep& step);
// As a program.
void append_program_step(Connection& connection, const NewStep& step);

// Settles what the office has answered, now that the student has confirmed with `turn`.
void settle_reports(Connection& connection, domain::RoundId round, domain::StudentId student, domain::Category category, std::uint16_t turn,
                    const std::string& digest, const domain::Actor& actor);

// Attaches new data to the reports behind these turns: an accepted one becomes changed, one that still waits stays as it is.
void attach_new_data(Connection& connection, const std::vector<store::ReportedNews>& news, const domain::Actor& actor);

}  // namespace shouqi::mysql
