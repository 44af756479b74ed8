// Error reports as the offices see them: the queue, one report, and the three acts of an office. An act is one conditional insert of the
// answer's next turn, as a student's is, so that of two members who answer the same report one wins.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/report_cause.hpp"
#include "store/answer_store.hpp"
#include "store/report_store.hpp"

namespace shouqi::store {

// Whose reports: those of the categories that a person answers for, within one school.
struct OfficeScope {
  std::string school_code;
  std::set<domain::Category> duties;
};

// The student as frozen when the round opened.
struct ReportingStudent {
  domain::StudentId id = 0;
  domain::ClassId class_id = 0;
  std::string class_name;
  std::string seat_no;
  std::string student_no;
  std::string name;
  std::string division;
};

// One report of the queue.
struct QueuedReport {
  domain::ReportId id = 0;
  domain::RoundId round_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  ReportingStudent student{};
  std::vector<domain::Complaint> complaints{};
  // Without values; in the order of the report.
  std::vector<domain::RowSubject> subjects{};
  base::Instant at{};
  // Of the latest step.
  std::uint16_t step = 0;
  domain::ReportState state = domain::ReportState::kOpen;
  base::Instant changed_at{};
  // The latest member of an office who did something with it; empty when nobody has.
  std::string handler{};
  // What that member said last.
  std::string said{};
  // The student has left the school: nobody waits for an answer.
  bool student_left = false;
};

struct ReportQueue {
  // The database's clock at the moment of reading; the 3-day clock is judged by it.
  base::Instant now;
  // Oldest first.
  std::vector<QueuedReport> reports;
};

struct StepActor {
  std::string id;
  // Empty for programs, and for members of staff whom the portal no longer names.
  std::string name;
};

// A report with all that an office needs to answer it.
struct OfficeReport {
  StoredReport report{};
  ReportingStudent student{};
  std::string round_code{};
  domain::Term round_term;
  domain::RoundState round_state = domain::RoundState::kOpen;
  domain::DocumentKey document;
  domain::Turn latest{};
  // The end of the answer's window as it stands.
  base::Instant closes_at{};
  // Who did each step, one for each of report.steps.
  std::vector<StepActor> actors{};
  // What each disputed row is called, one for each of report.content.rows.
  std::vector<domain::RowSubject> subjects{};
  // The report that the student filed after this one.
  std::optional<domain::ReportId> next{};
};

struct NewOfficeAct {
  domain::ReportId report_id = 0;
  // kTakeUp, kAccept or kExplain.
  domain::StepKind kind = domain::StepKind::kTakeUp;
  // To the student; empty for kTakeUp.
  std::string text;
  // The latest step that the person saw: nothing is answered over somebody else's words.
  std::uint16_t seen_step = 0;
  // Calendar days that a recheck lasts at least.
  int recheck_days = 3;
};

class OfficeReportStore {
 public:
  virtual ~OfficeReportStore() = default;

  // All reports of the scope in one round, or with 0 in every round that is not sealed. Two statements, however many there are.
  virtual ReportQueue queue(const OfficeScope& scope, domain::RoundId round) = 0;

  // Empty when it is not within the scope.
  virtual std::optional<OfficeReport> find(const OfficeScope& scope, domain::ReportId report) = 0;

  // The answer's next turn (kTakeUp: reported; kAccept: fixing; kExplain: recheck, with a window of its own of so many days where that ends
  // later than the present one) if, in one statement, the report is within the scope, its latest step is the one that was seen and lets the
  // act follow, the answer still stands with it, and the round is not sealed. The step, `event` and a recheck's notification in the same
  // transaction. Throws base::UnavailableError when it cannot be told whether that is stored.
  virtual InsertOutcome act(const OfficeScope& scope, const NewOfficeAct& act, const domain::Event& event) = 0;
};

}  // namespace shouqi::store
