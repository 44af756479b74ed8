// What an office does with error reports: take one up, accept it (「我們會更正」), explain why the data is right (「資料正確，因為……」); one
// answer may go to many reports of like cause, each decided by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/event.hpp"
#include "domain/principal.hpp"
#include "store/office_report_store.hpp"

namespace shouqi::usecase {

// What an office says to a student has at most so many characters.
inline constexpr std::size_t kAnswerLimit = 1000;

// Explaining and accepting need words; `text` must be valid UTF-8 with its line breaks as LF.
domain::TextFault answer_text_fault(domain::StepKind kind, std::string_view text);

struct OfficeAct {
  domain::ReportId report_id = 0;
  // kTakeUp, kAccept or kExplain.
  domain::StepKind kind = domain::StepKind::kTakeUp;
  // Without a fault; empty for kTakeUp.
  std::string text;
  // The latest step that the page showed.
  std::uint16_t seen_step = 0;
};

enum class ActRefusal {
  // Not a report of this person's duty and school: say nothing more (404).
  kNotYours,
  // Somebody or something was first: another member, the student, an import, the seal (409).
  kMeanwhile,
};

struct ActRefused {
  ActRefusal reason = ActRefusal::kNotYours;
  // What is stored now; empty only for kNotYours.
  std::optional<store::OfficeReport> report;
};

// The reports of whose duty and school `person` may see and answer.
store::OfficeScope scope_of(const domain::Principal& person);

// Whether the table of steps lets the act follow; for the forms that a page shows.
bool may_act(const store::OfficeReport& report, domain::StepKind kind);

// The report as it stands afterwards. Success means committed: by this call, or by the same person's same act before (a double click, a
// reload). Throws base::UnavailableError when the database cannot say what is stored.
base::Result<store::OfficeReport, ActRefused> answer_report(store::OfficeReportStore& reports, const domain::Principal& person, const OfficeAct& act,
                                                            const domain::Actor& actor, int recheck_days);

struct AnsweredReport {
  domain::ReportId report_id = 0;
  base::Result<store::OfficeReport, ActRefused> outcome;
};

// The same answer to each, in a transaction of its own, in this order. When the database goes away in the middle, the exception flies: what
// has been committed until then stands, and the same call again does the rest.
std::vector<AnsweredReport> answer_reports(store::OfficeReportStore& reports, const domain::Principal& person, const std::vector<OfficeAct>& acts,
                                           const domain::Actor& actor, int recheck_days);

}  // namespace shouqi::usecase
