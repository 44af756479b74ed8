// 資料錯誤回報: a student's dispute with its patterns, reasons and rows, and the table of what each act makes of the report and of the answer
// that it belongs to (SPEC 2 and 3). The acts of offices and imports stand here too, so that the table is whole in one place.
//
// Limits of what a student types: a reason has at most 500 characters (code points), a wanted value 200; both may be anything that is UTF-8
// but control characters. Line breaks and tabs are let in, because people paste from tables. CR LF, which is only how browsers send a line
// break, becomes LF; nothing else is touched, so what was typed comes back byte for byte.
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/event.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::domain {

using ReportId = std::uint64_t;

// 資料有多, 資料有少, 資料有誤.
enum class Pattern { kExtra, kMissing, kWrong };
inline constexpr std::array<Pattern, 3> kPatterns{Pattern::kExtra, Pattern::kMissing, Pattern::kWrong};
// "extra", "missing", "wrong": fields of the form, columns.
std::string_view to_string(Pattern pattern);
std::string_view title(Pattern pattern);

enum class ReportState { kOpen, kTakenUp, kAccepted, kExplained, kChanged, kWithdrawn, kSettled };
// "open", "taken_up" …: database, data-report-state.
std::string_view to_string(ReportState state);
std::optional<ReportState> parse_report_state(std::string_view text);
// 已送出, 查證中, 更正中 …
std::string_view title(ReportState state);

// What happens to a report. Each is one step of its conversation; the state is that of the latest step.
enum class StepKind { kFile, kWithdraw, kTakeUp, kAccept, kExplain, kNewData, kSettle };
// "file", "withdraw", "take_up" …
std::string_view to_string(StepKind kind);
std::optional<StepKind> parse_step_kind(std::string_view text);
// Whose act it is; nobody else can do it.
ActorKind actor_of(StepKind kind);

// An answer and the report that it stands with; no report before the first one.
struct Standing {
  AnswerState answer = AnswerState::kPending;
  std::optional<ReportState> report;

  friend bool operator==(const Standing&, const Standing&) = default;
};

// The table: what the act makes of both; empty where it is not possible. `before_report` is what a withdrawal goes back to (state_before).
// Windows are not asked here: the deciding statement does, by the database's clock.
std::optional<Standing> after_step(StepKind kind, const Standing& now, AnswerState before_report);

// What an answer goes back to when its report is withdrawn: a recheck stays one; otherwise what the present rows make it, which is what it
// was unless an import changed the data in the meantime.
AnswerState state_before(AnswerState before_report, Category category, std::uint32_t row_count);

// The school must find out within so many calendar days, the day of the report not counted (作業要點 4).
inline constexpr int kFindOutDays = 3;
// The instant after the last of these days, midnight in Taipei.
base::Instant find_out_by(base::Instant reported_at);
// Only while the school still owes an answer: open or taken up.
bool is_overdue(ReportState state, base::Instant reported_at, base::Instant now);

inline constexpr std::size_t kReasonLimit = 500;
inline constexpr std::size_t kWantedLimit = 200;

enum class TextFault { kNone, kMissing, kTooLong, kControl };
// `text` must be valid UTF-8, with its line breaks as LF. It may be missing here, and must not be where words are required.
TextFault fault_of(std::string_view text, std::size_t limit);
TextFault fault_of_required(std::string_view text, std::size_t limit);
// CR LF and single CR become LF.
std::string with_plain_breaks(std::string_view text);
// Nothing but white space, the full-width one included: no reason.
bool is_blank(std::string_view text);

struct Complaint {
  Pattern pattern = Pattern::kWrong;
  std::string reason;

  friend bool operator==(const Complaint&, const Complaint&) = default;
};

// A row that the report points at, within the document of the disputed digest. `field` is empty where the row as a whole is meant;
// `old_value` is what the field held as received, `wanted_value` what the student says it should.
struct DisputedRow {
  std::string reference;
  std::string field;
  std::string old_value;
  std::string wanted_value;

  friend bool operator==(const DisputedRow&, const DisputedRow&) = default;
};

struct ReportContent {
  // At least one, each pattern at most once, in the order of kPatterns.
  std::vector<Complaint> complaints;
  // In the order in which pages list the rows; each at most once.
  std::vector<DisputedRow> rows;

  friend bool operator==(const ReportContent&, const ReportContent&) = default;
};

struct ReferencedRow {
  // row_reference() of the row. Rows that are equal in every field share it: nobody can tell them apart.
  std::string reference;
  std::string sub_kind;
  nlohmann::json row;
  // How often the very same row stands there.
  std::uint32_t times = 1;
};
// The rows of a document in the order in which pages list them, equal ones once.
std::vector<ReferencedRow> referenced_rows(const Parts& parts);

// A field's value as received: text as it is, anything else as JSON, nothing as empty text.
std::string received_value(const nlohmann::json& row, std::string_view field);

}  // namespace shouqi::domain
