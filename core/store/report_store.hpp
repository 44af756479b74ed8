// Reading a student's error reports, and the two acts of a student on them. Both are one conditional insert of the answer's next turn, as a
// confirmation is, so that a confirmation and a report that race collide on its number.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "domain/error_report.hpp"
#include "store/answer_store.hpp"

namespace shouqi::store {

struct ReportStep {
  std::uint16_t number = 0;
  domain::StepKind kind = domain::StepKind::kFile;
  domain::ReportState state = domain::ReportState::kOpen;
  domain::ActorKind actor_kind = domain::ActorKind::kStudent;
  // What the answer is about from this step on.
  std::string digest;
  std::string text;
  base::Instant at;
};

struct StoredReport {
  domain::ReportId id = 0;
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCadre;
  // The turn that opened it, and the data that it disputes.
  std::uint16_t turn = 0;
  std::string digest;
  std::optional<domain::ReportId> previous;
  domain::ReportContent content;
  base::Instant at;
  // In order; never empty.
  std::vector<ReportStep> steps;
  // The database's clock at the moment of reading; the 3-day clock is judged by it.
  base::Instant now;

  domain::ReportState state() const { return steps.back().state; }
};

struct NewReport {
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  // What the page showed.
  std::string digest;
  domain::ReportContent content;
  std::chrono::seconds grace{0};
};

struct NewWithdrawal {
  domain::ReportId report_id = 0;
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  std::chrono::seconds grace{0};
};

class ReportStore {
 public:
  virtual ~ReportStore() = default;

  // The next turn `reported` if, in one statement, the latest turn has this digest and may be answered and the window is open; the report,
  // its rows, its first step and `event` in the same transaction. The report before it on the same answer is linked. `event.actor.request_id`
  // must be this attempt's own: an unknown outcome is read back by it. Throws base::UnavailableError when even that cannot be told.
  virtual InsertOutcome file(const NewReport& report, const domain::Event& event) = 0;

  // The next turn with the state before the report (domain::state_before), if the report is the answer's and open and the window is open;
  // its step and `event` in the same transaction. An own window of the answer stays. Throws like file().
  virtual InsertOutcome withdraw(const NewWithdrawal& withdrawal, const domain::Event& event) = 0;

  // The newest report on an answer.
  virtual std::optional<StoredReport> latest(domain::RoundId round, domain::StudentId student, domain::Category category) = 0;
  // A report of this student; empty when it is somebody else's.
  virtual std::optional<StoredReport> find(domain::ReportId report, domain::StudentId student) = 0;
  // All reports of the student, the newest first, in three statements.
  virtual std::vector<StoredReport> all(domain::StudentId student) = 0;
};

}  // namespace shouqi::store
