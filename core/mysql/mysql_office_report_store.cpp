#include "mysql/mysql_office_report_store.hpp"

#include "base/error.hpp"
#include "mysql/decided.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/report_writer.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

using domain::StepKind;

// The reports of one school and of the duties; parameters: scope_parameters(). `r` is the round, `e` the report.
constexpr std::string_view kInScope = "r.school_code = ? AND FIND_IN_SET(e.category, ?) > 0";

// `s` is the latest step of the report `e`.
constexpr std::string_view kLatestStep = R"(
  JOIN error_report_step s ON s.report_id = e.report_id AND s.step = (SELECT MAX(x.step) FROM error_report_step x WHERE x.report_id = e.report_id))";

// `t` is the latest turn of its answer.
constexpr std::string_view kLatestTurn = R"(
  JOIN answer_turn t ON t.round_id = e.round_id AND t.student_id = e.student_id AND t.category = e.category
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = e.round_id AND x.student_id = e.student_id AND x.category = e.category))";

// With 0 every round that is not sealed.
constexpr std::string_view kOfRounds = " AND (r.round_id = ? OR (? = 0 AND r.state <> 'sealed'))";

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text += piece;
  return text;
}

// domain::after_step() in SQL, because the act is decided in the same statement. A window of its own ends at 08:00 in Taipei, which is
// midnight UTC of the same date.
std::string act_sql(std::string_view state, std::string_view cause, std::string_view own_close, std::string_view standing) {
  return joined({R"(
INSERT INTO staff_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close,
                        receipt_code, actor_kind, actor, at)
SELECT t.round_id, t.student_id, t.category, t.turn + 1, ')", state, "', '", cause, "', t.revision, t.digest, t.row_count, ", own_close,
                 ", NULL, 'staff', ?, UTC_TIMESTAMP(6)\n  FROM error_report e\n  JOIN confirmation_round r ON r.round_id = e.round_id", kLatestStep,
                 kLatestTurn, "\n WHERE ", kInScope, " AND e.report_id = ? AND s.step = ? AND r.state = 'open' AND ", standing});
}

const std::string kTakeUpSql = act_sql("reported", "take_up", "t.own_close", "t.state = 'reported' AND s.state = 'open'");
const Statement kTakeUp{"take_up_report", kTakeUpSql};

const std::string kAcceptSql = act_sql("fixing", "accept", "t.own_close", "t.state = 'reported' AND s.state IN ('open', 'taken_up')");
const Statement kAccept{"accept_report", kAcceptSql};

constexpr std::string_view kRecheckClose = R"(
       CASE WHEN CAST(DATE(UTC_TIMESTAMP(6) + INTERVAL 8 HOUR) AS DATETIME(6)) + INTERVAL ? DAY
                 > GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at))
            THEN CAST(DATE(UTC_TIMESTAMP(6) + INTERVAL 8 HOUR) AS DATETIME(6)) + INTERVAL ? DAY
            ELSE t.own_close END)";
const std::string kExplainSql = act_sql("recheck", "explain", kRecheckClose,
                                        "((t.state = 'reported' AND s.state IN ('open', 'taken_up')) OR (t.state = 'fixing' AND s.state = 'accepted'))");
const Statement kExplain{"explain_report", kExplainSql};

constexpr Statement kWritten{"answered_turn", R"(
SELECT e.round_id, e.student_id, e.category, t.turn, t.digest
  FROM error_report e
  JOIN answer_turn t ON t.round_id = e.round_id AND t.student_id = e.student_id AND t.category = e.category
 WHERE e.report_id = ? ORDER BY t.turn DESC LIMIT 1)"};

constexpr Statement kNotify{"notify_of_explanation", R"(
INSERT INTO notification (round_id, student_id, category, turn, kind, created_at) VALUES (?, ?, ?, ?, 'recheck', UTC_TIMESTAMP(6)))"};

constexpr Statement kStepOf{"report_step", R"(
SELECT kind, text, actor_kind, actor FROM error_report_step WHERE report_id = ? AND step = ?)"};

// `h` is what an office last did with it.
const std::string kQueueSql = joined({R"(
SELECT e.report_id, e.round_id, e.category, c.document_term, m.student_id, m.class_id, m.class_name, m.seat_no, m.student_no, m.name, m.division,
       e.extra_reason, e.missing_reason, e.wrong_reason, CAST(e.at AS CHAR), s.step, s.state, CAST(s.at AS CHAR),
       CASE WHEN h.step IS NULL THEN '' ELSE COALESCE(p.name, '') END, COALESCE(h.text, ''), t.state = 'left',
       CAST(UTC_TIMESTAMP(6) AS CHAR)
  FROM confirmation_round r
  JOIN error_report e ON e.round_id = r.round_id
  JOIN round_category c ON c.round_id = e.round_id AND c.category = e.category
  JOIN round_member m ON m.round_id = e.round_id AND m.student_id = e.student_id)", kLatestStep, kLatestTurn, R"(
  LEFT JOIN error_report_step h ON h.report_id = e.report_id
   AND h.step = (SELECT MAX(x.step) FROM error_report_step x WHERE x.report_id = e.report_id AND x.actor_kind = 'staff')
  LEFT JOIN portal_staff p ON p.staff_id = CAST(h.actor AS UNSIGNED)
 WHERE )", kInScope, kOfRounds, " ORDER BY e.report_id"});
const Statement kQueue{"office_queue", kQueueSql};

const std::string kQueueRowsSql = joined({R"(
SELECT w.report_id, w.sub_kind, w.subject, w.field
  FROM confirmation_round r
  JOIN error_report e ON e.round_id = r.round_id
  JOIN error_report_row w ON w.report_id = e.report_id
 WHERE )", kInScope, kOfRounds, " ORDER BY w.report_id, w.row_no"});
const Statement kQueueRows{"office_queue_rows", kQueueRowsSql};

constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};

const std::string kFindSql = joined({R"(
SELECT e.report_id, e.round_id, e.category, c.document_term, m.student_id, m.class_id, m.class_name, m.seat_no, m.student_no, m.name, m.division,
       e.extra_reason, e.missing_reason, e.wrong_reason, CAST(e.at AS CHAR),
       e.turn, e.digest, e.previous_report_id, r.code, r.term, r.batch, r.state,
       t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), CAST(t.at AS CHAR),
       CAST(GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at)) AS CHAR),
       (SELECT MIN(n.report_id) FROM error_report n
         WHERE n.round_id = e.round_id AND n.student_id = e.student_id AND n.category = e.category AND n.report_id > e.report_id),
       CAST(UTC_TIMESTAMP(6) AS CHAR)
  FROM error_report e
  JOIN confirmation_round r ON r.round_id = e.round_id
  JOIN round_category c ON c.round_id = e.round_id AND c.category = e.category
  JOIN round_member m ON m.round_id = e.round_id AND m.student_id = e.student_id)", kLatestTurn, "\n WHERE ", kInScope, " AND e.report_id = ?"});
const Statement kFind{"office_report", kFindSql};

constexpr Statement kRows{"office_report_rows", R"(
SELECT row_reference, field, old_value, wanted_value, sub_kind, subject FROM error_report_row WHERE report_id = ? ORDER BY row_no)"};

constexpr Statement kSteps{"office_report_steps", R"(
SELECT s.step, s.kind, s.state, s.actor_kind, s.digest, s.text, CAST(s.at AS CHAR), s.actor, p.name
  FROM error_report_step s
  LEFT JOIN portal_staff p ON s.actor_kind = 'staff' AND p.staff_id = CAST(s.actor AS UNSIGNED)
 WHERE s.report_id = ? ORDER BY s.step)"};

std::vector<Parameter> scope_parameters(const store::OfficeScope& scope) {
  std::string duties;
  for (const domain::Category category : scope.duties) duties += (duties.empty() ? "" : ",") + std::string(to_string(category));
  return {scope.school_code, duties};
}

// Columns 4 to 10 of both reads.
store::ReportingStudent read_student(const Row& row) {
  return {row.number(4), row.number(5), row.text(6), row.text(7), row.text(8), row.text(9), row.text(10)};
}

// Columns 11 to 13.
std::vector<domain::Complaint> read_complaints(const Row& row) {
  std::vector<domain::Complaint> complaints;
  for (std::size_t i = 0; i < domain::kPatterns.size(); ++i) {
    if (!row.is_null(11 + i)) complaints.push_back({domain::kPatterns.at(i), row.text(11 + i)});
  }
  return complaints;
}

}  // namespace

store::ReportQueue MysqlOfficeReportStore::queue(const store::OfficeScope& scope, domain::RoundId round) {
  std::vector<Parameter> parameters = scope_parameters(scope);
  parameters.insert(parameters.end(), {std::uint64_t{round}, std::uint64_t{round}});
  store::ReportQueue queue;
  const Rows heads = connection_.query(kQueue, parameters);
  queue.now = heads.empty() ? read_instant(connection_.query(kNow).at(0), 0) : read_instant(heads.front(), 21);
  if (heads.empty()) return queue;
  for (const Row& row : heads) {
    store::QueuedReport report{
        .id = row.number(0), .round_id = read_count(row, 1), .category = read_category(row, 2), .document_term = read_term(row, 3)};
    report.student = read_student(row);
    report.complaints = read_complaints(row);
    report.at = read_instant(row, 14);
    report.step = static_cast<std::uint16_t>(row.number(15));
    report.state = read_report_state(row, 16);
    report.changed_at = read_instant(row, 17);
    report.handler = row.text(18);
    report.said = row.text(19);
    report.student_left = row.number(20) == 1;
    queue.reports.push_back(std::move(report));
  }
  // Both are in the order of the reports' numbers; a report that came between the two reads is not in the first.
  auto report = queue.reports.begin();
  for (const Row& row : connection_.query(kQueueRows, parameters)) {
    while (report != queue.reports.end() && report->id < row.number(0)) ++report;
    if (report == queue.reports.end()) break;
    if (report->id == row.number(0)) report->subjects.push_back({row.text(1), row.text(2), row.text(3)});
  }
  return queue;
}

std::optional<store::OfficeReport> MysqlOfficeReportStore::find(const store::OfficeScope& scope, domain::ReportId report) {
  std::vector<Parameter> parameters = scope_parameters(scope);
  parameters.emplace_back(report);
  const Rows heads = connection_.query(kFind, parameters);
  if (heads.empty()) return std::nullopt;
  const Row& head = heads.front();
  store::OfficeReport found{.round_term = read_term(head, 19),
                            .document = {.category = read_category(head, 2), .term = read_term(head, 3), .batch = head.text(20)}};
  store::StoredReport& stored = found.report;
  stored.id = head.number(0);
  stored.round_id = read_count(head, 1);
  stored.category = read_category(head, 2);
  found.student = read_student(head);
  stored.student_id = found.student.id;
  stored.content.complaints = read_complaints(head);
  stored.at = read_instant(head, 14);
  stored.turn = static_cast<std::uint16_t>(head.number(15));
  stored.digest = head.text(16);
  if (!head.is_null(17)) stored.previous = head.number(17);
  found.round_code = head.text(18);
  found.round_state = read_round_state(head, 21);
  found.latest.number = static_cast<std::uint16_t>(head.number(22));
  found.latest.state = read_answer_state(head, 23);
  found.latest.cause = read_turn_cause(head, 24);
  found.latest.revision = read_count(head, 25);
  found.latest.digest = head.text(26);
  found.latest.row_count = read_count(head, 27);
  found.latest.own_close = read_optional_instant(head, 28);
  found.latest.at = read_instant(head, 29);
  found.closes_at = read_instant(head, 30);
  if (!head.is_null(31)) found.next = head.number(31);
  stored.now = read_instant(head, 32);
  for (const Row& row : connection_.query(kRows, {report})) {
    stored.content.rows.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    found.subjects.push_back({row.text(4), row.text(5), row.text(1)});
  }
  for (const Row& row : connection_.query(kSteps, {report})) {
    stored.steps.push_back({static_cast<std::uint16_t>(row.number(0)), read_step_kind(row, 1), read_report_state(row, 2), read_actor_kind(row, 3),
                            row.text(4), row.text(5), read_instant(row, 6)});
    found.actors.push_back({row.text(7), row.text(8)});
  }
  if (stored.steps.empty()) throw base::IntegrityError("a report without a step");
  return found;
}

store::InsertOutcome MysqlOfficeReportStore::act(const store::OfficeScope& scope, const store::NewOfficeAct& act, const domain::Event& event) {
  return decided([&] { return try_act(scope, act, event); }, [&] { return is_stored(act, event.actor); });
}

store::InsertOutcome MysqlOfficeReportStore::try_act(const store::OfficeScope& scope, const store::NewOfficeAct& act, domain::Event event) {
  std::vector<Parameter> parameters;
  if (act.kind == StepKind::kExplain) parameters = {std::int64_t{act.recheck_days}, std::int64_t{act.recheck_days}};
  parameters.emplace_back(event.actor.id);
  for (Parameter& one : scope_parameters(scope)) parameters.push_back(std::move(one));
  parameters.emplace_back(act.report_id);
  parameters.emplace_back(std::uint64_t{act.seen_step});
  const bool known = act.kind == StepKind::kTakeUp || act.kind == StepKind::kAccept || act.kind == StepKind::kExplain;
  if (!known) throw base::Error("this act is not an office's");
  const Statement& statement = act.kind == StepKind::kTakeUp ? kTakeUp : act.kind == StepKind::kAccept ? kAccept : kExplain;

  Transaction transaction(connection_);
  if (connection_.execute(statement, parameters) == 0) return store::InsertOutcome::kNotApplicable;
  const Row turn = connection_.query(kWritten, {act.report_id}).at(0);
  const domain::ReportState state = act.kind == StepKind::kTakeUp   ? domain::ReportState::kTakenUp
                                    : act.kind == StepKind::kAccept ? domain::ReportState::kAccepted
                                                                    : domain::ReportState::kExplained;
  event.round_id = read_count(turn, 0);
  event.student_id = turn.number(1);
  event.category = read_category(turn, 2);
  event.turn = static_cast<std::uint16_t>(turn.number(3));
  event.digest = turn.text(4);
  event.detail = {{"report", act.report_id}};
  append_staff_step(connection_, {act.report_id, static_cast<std::uint16_t>(act.seen_step + 1), act.kind, state, event.turn, event.digest, act.text,
                                  event.actor});
  if (act.kind == StepKind::kExplain) {
    connection_.execute(kNotify, {std::uint64_t{*event.round_id}, *event.student_id, parameter(*event.category), std::uint64_t{event.turn}});
  }
  append_staff_event(connection_, event);
  transaction.commit();
  return store::InsertOutcome::kInserted;
}

bool MysqlOfficeReportStore::is_stored(const store::NewOfficeAct& act, const domain::Actor& actor) {
  const Rows rows = connection_.query(kStepOf, {act.report_id, std::uint64_t{act.seen_step} + 1});
  return !rows.empty() && read_step_kind(rows.front(), 0) == act.kind && rows.front().text(1) == act.text &&
         read_actor_kind(rows.front(), 2) == actor.kind && rows.front().text(3) == actor.id;
}

}  // namespace shouqi::mysql
