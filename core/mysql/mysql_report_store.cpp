#include "mysql/mysql_report_store.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "domain/report_cause.hpp"
#include "mysql/answerable_turn.hpp"
#include "mysql/decided.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/report_writer.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

const std::string kFileSql = R"(
INSERT INTO student_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close,
                          receipt_code, actor_kind, actor, at)
SELECT t.round_id, t.student_id, t.category, t.turn + 1, 'reported', 'report', t.revision, t.digest, t.row_count, t.own_close,
       NULL, 'student', ?, UTC_TIMESTAMP(6) )" + from_answerable_turn();
const Statement kFile{"file_report", kFileSql};

// `b` is the turn that the report came after: domain::state_before() in SQL, because the state is decided in the same statement.
const std::string kWithdrawSql = R"(
INSERT INTO student_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close,
                          receipt_code, actor_kind, actor, at)
SELECT t.round_id, t.student_id, t.category, t.turn + 1,
       CASE WHEN b.state = 'recheck' THEN 'recheck' WHEN t.row_count > 0 OR ? = 1 THEN 'pending' ELSE 'not_required' END,
       'withdraw', t.revision, t.digest, t.row_count, t.own_close, NULL, 'student', ?, UTC_TIMESTAMP(6)
  FROM answer_turn t
  JOIN confirmation_round r ON r.round_id = t.round_id
  JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
  JOIN error_report e ON e.round_id = t.round_id AND e.student_id = t.student_id AND e.category = t.category
  JOIN answer_turn b ON b.round_id = e.round_id AND b.student_id = e.student_id AND b.category = e.category AND b.turn = e.turn - 1
 WHERE e.report_id = ? AND t.state = 'reported'
   AND (SELECT s.state FROM error_report_step s WHERE s.report_id = e.report_id ORDER BY s.step DESC LIMIT 1) = 'open'
   AND )" + std::string(kIsLatestTurn) + " AND " + std::string(kWindowIsOpen);
const Statement kWithdraw{"withdraw_report", kWithdrawSql};

constexpr Statement kWrittenTurn{"written_turn", R"(
SELECT turn, digest FROM answer_turn WHERE round_id = ? AND student_id = ? AND category = ? ORDER BY turn DESC LIMIT 1)"};

constexpr Statement kInsertReport{"insert_report", R"(
INSERT INTO error_report (round_id, student_id, category, turn, digest, previous_report_id, extra_reason, missing_reason, wrong_reason,
                          request_id, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

constexpr Statement kInsertRow{"insert_report_row", R"(
INSERT INTO error_report_row (report_id, row_no, row_reference, field, old_value, wanted_value, sub_kind, subject)
VALUES (?, ?, ?, ?, ?, ?, ?, ?))"};

constexpr Statement kDisputedBody{"disputed_document", R"(
SELECT d.body
  FROM answer_turn t
  JOIN confirmation_round r ON r.round_id = t.round_id
  JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
  JOIN receipt_document d ON d.student_id = t.student_id AND d.category = t.category AND d.term = c.document_term AND d.batch = r.batch
   AND d.revision = t.revision
 WHERE t.round_id = ? AND t.student_id = ? AND t.category = ? AND t.turn = ?)"};

constexpr Statement kByRequest{"report_of_request", R"(
SELECT report_id FROM error_report WHERE round_id = ? AND student_id = ? AND category = ? AND request_id = ?)"};

constexpr std::string_view kHeadColumns = R"(
SELECT report_id, round_id, student_id, category, turn, digest, previous_report_id, extra_reason, missing_reason, wrong_reason,
       CAST(at AS CHAR), CAST(UTC_TIMESTAMP(6) AS CHAR)
  FROM error_report WHERE )";
const std::string kLatestSql =
    std::string(kHeadColumns) + "round_id = ? AND student_id = ? AND category = ? ORDER BY report_id DESC LIMIT 1";
const Statement kLatest{"latest_report", kLatestSql};
const std::string kFindSql = std::string(kHeadColumns) + "report_id = ? AND student_id = ?";
const Statement kFind{"report_by_id", kFindSql};

const std::string kAllSql = std::string(kHeadColumns) + "student_id = ? ORDER BY report_id DESC";
const Statement kAll{"reports_of_student", kAllSql};

constexpr Statement kRows{"report_rows", R"(
SELECT report_id, row_reference, field, old_value, wanted_value FROM error_report_row WHERE report_id = ? ORDER BY row_no)"};
constexpr Statement kAllRows{"report_rows_of_student", R"(
SELECT r.report_id, r.row_reference, r.field, r.old_value, r.wanted_value
  FROM error_report e JOIN error_report_row r ON r.report_id = e.report_id
 WHERE e.student_id = ? ORDER BY r.report_id, r.row_no)"};

constexpr Statement kSteps{"report_steps", R"(
SELECT report_id, step, kind, state, actor_kind, digest, text, CAST(at AS CHAR)
  FROM error_report_step WHERE report_id = ? ORDER BY step)"};
constexpr Statement kAllSteps{"report_steps_of_student", R"(
SELECT s.report_id, s.step, s.kind, s.state, s.actor_kind, s.digest, s.text, CAST(s.at AS CHAR)
  FROM error_report e JOIN error_report_step s ON s.report_id = e.report_id
 WHERE e.student_id = ? ORDER BY s.report_id, s.step)"};

store::StoredReport read_head(const Row& head) {
  store::StoredReport report;
  report.id = head.number(0);
  report.round_id = read_count(head, 1);
  report.student_id = head.number(2);
  report.category = read_category(head, 3);
  report.turn = static_cast<std::uint16_t>(head.number(4));
  report.digest = head.text(5);
  if (!head.is_null(6)) report.previous = head.number(6);
  for (std::size_t i = 0; i < domain::kPatterns.size(); ++i) {
    if (!head.is_null(7 + i)) report.content.complaints.push_back({domain::kPatterns.at(i), head.text(7 + i)});
  }
  report.at = read_instant(head, 10);
  report.now = read_instant(head, 11);
  return report;
}

// Rows and steps to the report whose number they carry. What belongs to none of them came in between two statements, and is left.
std::vector<store::StoredReport> put_together(const Rows& heads, const Rows& rows, const Rows& steps) {
  std::vector<store::StoredReport> reports;
  std::map<domain::ReportId, std::size_t> places;
  for (const Row& head : heads) {
    reports.push_back(read_head(head));
    places.emplace(reports.back().id, reports.size() - 1);
  }
  for (const Row& row : rows) {
    const auto place = places.find(row.number(0));
    if (place != places.end()) reports[place->second].content.rows.push_back({row.text(1), row.text(2), row.text(3), row.text(4)});
  }
  for (const Row& row : steps) {
    const auto place = places.find(row.number(0));
    if (place == places.end()) continue;
    reports[place->second].steps.push_back({static_cast<std::uint16_t>(row.number(1)), read_step_kind(row, 2), read_report_state(row, 3),
                                            read_actor_kind(row, 4), row.text(5), row.text(6), read_instant(row, 7)});
  }
  for (const store::StoredReport& report : reports) {
    if (report.steps.empty()) throw base::IntegrityError("a report without a step");
  }
  return reports;
}

// In the table, where a NULL stands for what was not said.
Parameter reason_of(const domain::ReportContent& content, domain::Pattern pattern) {
  for (const domain::Complaint& complaint : content.complaints) {
    if (complaint.pattern == pattern) return complaint.reason;
  }
  return kNull;
}

void append_all(std::vector<Parameter>& to, std::vector<Parameter> more) { std::move(more.begin(), more.end(), std::back_inserter(to)); }

}  // namespace

store::InsertOutcome MysqlReportStore::file(const store::NewReport& report, const domain::Event& event) {
  return decided([&] { return try_file(report, event); }, [&] {
    return !connection_.query(kByRequest, {std::uint64_t{report.round_id}, report.student_id, parameter(report.category), event.actor.request_id}).empty();
  });
}

store::InsertOutcome MysqlReportStore::try_file(const store::NewReport& report, domain::Event event) {
  std::vector<Parameter> parameters{event.actor.id};
  append_all(parameters, answerable_parameters({report.round_id, report.student_id, report.category, report.document_term}, report.digest, report.grace));
  Transaction transaction(connection_);
  if (connection_.execute(kFile, parameters) == 0) return store::InsertOutcome::kNotApplicable;

  const std::uint64_t round = report.round_id;
  const std::string category = parameter(report.category);
  const std::uint64_t turn = connection_.query(kWrittenTurn, {round, report.student_id, category}).at(0).number(0);
  const auto before = report_heads(connection_, report.round_id, report.student_id, report.category);
  connection_.execute(kInsertReport, {round, report.student_id, category, turn, report.digest, before.empty() ? kNull : Parameter(before.front().id),
                                      reason_of(report.content, domain::Pattern::kExtra), reason_of(report.content, domain::Pattern::kMissing),
                                      reason_of(report.content, domain::Pattern::kWrong), event.actor.request_id});
  const domain::ReportId id = connection_.last_insert_id();
  if (!report.content.rows.empty()) write_rows(id, report.content.rows, connection_.query(kDisputedBody, {round, report.student_id, category, turn}));
  event.turn = static_cast<std::uint16_t>(turn);
  event.detail = {{"report", id}};
  append_student_step(connection_, {id, 1, domain::StepKind::kFile, domain::ReportState::kOpen, event.turn, report.digest, {}, event.actor});
  append_student_event(connection_, event);
  transaction.commit();
  return store::InsertOutcome::kInserted;
}

// What a row is called is read from the very document, not taken from the form: the office groups reports by it.
void MysqlReportStore::write_rows(domain::ReportId report, const std::vector<domain::DisputedRow>& rows, const Rows& disputed) {
  if (disputed.empty()) throw base::IntegrityError("an answer beyond awaiting has no document");
  const std::vector<domain::ReferencedRow> received = domain::referenced_rows(domain::parts_of(disputed.front().text(0)));
  std::uint64_t number = 0;
  for (const domain::DisputedRow& row : rows) {
    const domain::RowSubject subject = domain::subject_of(received, row.reference);
    connection_.execute(kInsertRow, {report, ++number, row.reference, row.field, row.old_value, row.wanted_value, subject.sub_kind, subject.title});
  }
}

store::InsertOutcome MysqlReportStore::withdraw(const store::NewWithdrawal& withdrawal, const domain::Event& event) {
  return decided([&] { return try_withdraw(withdrawal, event); }, [&] {
    const auto report = find(withdrawal.report_id, withdrawal.student_id);
    return report && report->state() == domain::ReportState::kWithdrawn;
  });
}

store::InsertOutcome MysqlReportStore::try_withdraw(const store::NewWithdrawal& wanted, domain::Event event) {
  std::vector<Parameter> parameters{std::int64_t{domain::asks_everybody(wanted.category) ? 1 : 0}, event.actor.id, wanted.report_id};
  append_all(parameters, place_parameters({wanted.round_id, wanted.student_id, wanted.category, wanted.document_term}));
  parameters.emplace_back(static_cast<std::int64_t>(wanted.grace.count()));
  Transaction transaction(connection_);
  if (connection_.execute(kWithdraw, parameters) == 0) return store::InsertOutcome::kNotApplicable;

  const Row turn = connection_.query(kWrittenTurn, {std::uint64_t{wanted.round_id}, wanted.student_id, parameter(wanted.category)}).at(0);
  const auto heads = report_heads(connection_, wanted.round_id, wanted.student_id, wanted.category);
  const auto head = std::find_if(heads.begin(), heads.end(), [&](const ReportHead& one) { return one.id == wanted.report_id; });
  if (head == heads.end()) throw base::IntegrityError("a report that was withdrawn is not there");
  event.turn = static_cast<std::uint16_t>(turn.number(0));
  event.digest = turn.text(1);
  event.detail = {{"report", wanted.report_id}};
  append_student_step(connection_, {wanted.report_id, static_cast<std::uint16_t>(head->step + 1), domain::StepKind::kWithdraw,
                                    domain::ReportState::kWithdrawn, event.turn, event.digest, {}, event.actor});
  append_student_event(connection_, event);
  transaction.commit();
  return store::InsertOutcome::kInserted;
}

std::optional<store::StoredReport> MysqlReportStore::latest(domain::RoundId round, domain::StudentId student, domain::Category category) {
  return read(connection_.query(kLatest, {std::uint64_t{round}, student, parameter(category)}));
}

std::optional<store::StoredReport> MysqlReportStore::find(domain::ReportId report, domain::StudentId student) {
  return read(connection_.query(kFind, {report, student}));
}

std::optional<store::StoredReport> MysqlReportStore::read(const Rows& heads) {
  if (heads.empty()) return std::nullopt;
  const std::uint64_t id = heads.front().number(0);
  return put_together(heads, connection_.query(kRows, {id}), connection_.query(kSteps, {id})).front();
}

std::vector<store::StoredReport> MysqlReportStore::all(domain::StudentId student) {
  const Rows heads = connection_.query(kAll, {student});
  if (heads.empty()) return {};
  return put_together(heads, connection_.query(kAllRows, {student}), connection_.query(kAllSteps, {student}));
}

}  // namespace shouqi::mysql
