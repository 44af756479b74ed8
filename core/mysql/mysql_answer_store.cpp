#include "mysql/mysql_answer_store.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "mysql/answerable_turn.hpp"
#include "mysql/decided.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/report_writer.hpp"
#include "mysql/row_reader.hpp"
#include "mysql/seal_row.hpp"

namespace shouqi::mysql {
namespace {

// Leave order and choice to the program: of an answer's few turns, reading all costs less than looking for the highest first.
constexpr std::string_view kAnswerColumns = R"(
SELECT r.round_id, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR), CAST(r.closes_at AS CHAR),
       c.category, c.document_term, c.covered_by IS NOT NULL,
       t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), t.receipt_code, CAST(t.at AS CHAR),
       CAST(UTC_TIMESTAMP(6) AS CHAR),)";

// What a round and its school say of sealing; repeated in every row, and one look at a key each. Drafts have no seal.
const std::string kSealOfAnswer = std::string(kSealColumns) + R"(,
       COALESCE((SELECT q.disputed FROM seal_rule q WHERE q.school_code = r.school_code), ''))";

// Begins at the student's own memberships. The last column says whether it is worth asking for drafts.
const std::string kOfMemberSql = std::string(kAnswerColumns) + kSealOfAnswer + R"(,
       EXISTS (SELECT 1 FROM confirmation_round d WHERE d.school_code = ? AND d.state = 'draft')
  FROM round_member m
  JOIN confirmation_round r ON r.round_id = m.round_id
  JOIN round_category c ON c.round_id = r.round_id
  LEFT JOIN answer_turn t ON t.round_id = r.round_id AND t.student_id = ? AND t.category = c.category
  LEFT JOIN seal s ON s.round_id = r.round_id
 WHERE m.student_id = ? AND r.school_code = ?)";
const Statement kOfMember{"answers_of_student", kOfMemberSql};

// Until a round opens it has no members, only grades. Most of the time a school has no draft, and one question for both would cost every
// page a table of the server's own. A round that opens between the two questions is missing from that one page.
const std::string kOfDraftsSql = std::string(kAnswerColumns) + kSealOfAnswer + R"(
  FROM confirmation_round r
  JOIN round_grade g ON g.round_id = r.round_id AND g.grade = ?
  JOIN round_category c ON c.round_id = r.round_id
  LEFT JOIN answer_turn t ON t.round_id = r.round_id AND t.student_id = ? AND t.category = c.category
  LEFT JOIN seal s ON s.round_id = r.round_id
 WHERE r.school_code = ? AND r.state = 'draft'
   AND NOT EXISTS (SELECT 1 FROM round_member x WHERE x.round_id = r.round_id AND x.student_id = ?))";
const Statement kOfDrafts{"answers_in_drafts", kOfDraftsSql};

constexpr std::size_t kFirstSealColumn = 20;
constexpr std::size_t kRuleColumn = kFirstSealColumn + kSealColumnCount;
constexpr std::size_t kDraftsColumn = kRuleColumn + 1;

constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};

// The whole decision. The turn's number is one higher than the latest, so whoever else writes that number at the same time collides here.
const std::string kConfirmSql = R"(
INSERT INTO student_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close,
                          receipt_code, actor_kind, actor, at)
SELECT t.round_id, t.student_id, t.category, t.turn + 1, 'confirmed', 'confirm', t.revision, t.digest, t.row_count, t.own_close,
       ?, 'student', ?, UTC_TIMESTAMP(6) )" + from_answerable_turn();
const Statement kConfirm{"confirm_answer", kConfirmSql};

constexpr Statement kTurnOfCode{"turn_of_receipt", "SELECT turn FROM answer_turn WHERE receipt_code = ?"};

constexpr Statement kByCode{"receipt_by_code", R"(
SELECT t.round_id, t.student_id, t.category, c.document_term, s.school_name, m.name,
       t.turn, t.revision, t.digest, t.row_count, CAST(t.at AS CHAR),
       (SELECT n.state FROM answer_turn n WHERE n.round_id = t.round_id AND n.student_id = t.student_id AND n.category = t.category
         ORDER BY n.turn DESC LIMIT 1)
  FROM answer_turn t
  JOIN confirmation_round r ON r.round_id = t.round_id
  JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
  JOIN round_member m ON m.round_id = t.round_id AND m.student_id = t.student_id
  JOIN portal_school s ON s.school_code = r.school_code
 WHERE t.receipt_code = ?)"};

// One row of each round and category: that of its highest turn.
std::vector<const Row*> latest_of_each(const Rows& rows) {
  std::map<std::pair<std::uint64_t, std::string>, const Row*> latest;
  for (const Row& row : rows) {
    const Row*& kept = latest[{row.number(0), row.text(7)}];
    if (kept == nullptr || row.number(10) > kept->number(10)) kept = &row;
  }
  std::vector<const Row*> result;
  result.reserve(latest.size());
  for (const auto& [ignored, row] : latest) result.push_back(row);
  return result;
}

}  // namespace

store::StudentAnswers MysqlAnswerStore::of_student(domain::StudentId student, std::string_view school_code, int grade) {
  const std::string school = parameter(school_code);
  Rows rows = connection_.query(kOfMember, {school, student, student, school});
  if (rows.empty() || rows.front().number(kDraftsColumn) == 1) {
    for (Row& row : connection_.query(kOfDrafts, {std::int64_t{grade}, student, school, student})) rows.push_back(std::move(row));
  }
  store::StudentAnswers result;
  result.now = rows.empty() ? read_instant(connection_.query(kNow).at(0), 0) : read_instant(rows.front(), 19);
  for (const Row* latest : latest_of_each(rows)) {
    const Row& row = *latest;
    const domain::Turn turn = read_turn(row, 10);
    const domain::Window window{read_round_state(row, 4), read_instant(row, 5), read_instant(row, 6), turn.own_close};
    result.answers.push_back({static_cast<domain::RoundId>(row.number(0)), row.text(1), read_term(row, 2), window,
                              {read_category(row, 7), read_term(row, 8), row.text(3)}, row.number(9) == 1, turn});
    if (auto seal = read_seal(row, kFirstSealColumn)) result.seals.try_emplace(result.answers.back().round_id, std::move(*seal));
    result.leaves_disputed_out = row.text(kRuleColumn) == kDisputedLeftOut;
  }
  std::sort(result.answers.begin(), result.answers.end(), [](const store::StoredAnswer& a, const store::StoredAnswer& b) {
    return std::tuple(b.round_term, b.round_id, a.document.category) < std::tuple(a.round_term, a.round_id, b.document.category);
  });
  return result;
}

store::InsertOutcome MysqlAnswerStore::confirm(const store::NewConfirmation& confirmation, const domain::Event& event) {
  return decided([&] { return try_confirm(confirmation, event); }, [&] { return is_stored(confirmation); });
}

bool MysqlAnswerStore::is_stored(const store::NewConfirmation& confirmation) {
  return !connection_.query(kTurnOfCode, {confirmation.receipt_code}).empty();
}

store::InsertOutcome MysqlAnswerStore::try_confirm(const store::NewConfirmation& wanted, const domain::Event& event) {
  std::vector<Parameter> parameters{wanted.receipt_code, event.actor.id};
  for (Parameter& one : answerable_parameters({wanted.round_id, wanted.student_id, wanted.category, wanted.document_term}, wanted.digest, wanted.grace)) {
    parameters.push_back(std::move(one));
  }
  Transaction transaction(connection_);
  if (connection_.execute(kConfirm, parameters) == 0) return store::InsertOutcome::kNotApplicable;
  append_confirmation_event(connection_, event, wanted.receipt_code);
  settle(wanted, event.actor);
  transaction.commit();
  return store::InsertOutcome::kInserted;
}

// A report behind the answer is settled with it. Most answers never had one: then this is one look at an index.
void MysqlAnswerStore::settle(const store::NewConfirmation& confirmed, const domain::Actor& student) {
  if (report_heads(connection_, confirmed.round_id, confirmed.student_id, confirmed.category).empty()) return;
  const auto turn = static_cast<std::uint16_t>(connection_.query(kTurnOfCode, {confirmed.receipt_code}).at(0).number(0));
  settle_reports(connection_, confirmed.round_id, confirmed.student_id, confirmed.category, turn, confirmed.digest, student);
}

std::optional<store::ReceiptFacts> MysqlAnswerStore::find_receipt(std::string_view code) {
  const Rows rows = connection_.query(kByCode, {parameter(code)});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  domain::Turn turn;
  turn.number = static_cast<std::uint16_t>(row.number(6));
  turn.state = domain::AnswerState::kConfirmed;
  turn.cause = domain::TurnCause::kConfirm;
  turn.revision = read_count(row, 7);
  turn.digest = row.text(8);
  turn.row_count = read_count(row, 9);
  turn.receipt_code = std::string(code);
  turn.at = read_instant(row, 10);
  return store::ReceiptFacts{std::string(code), static_cast<domain::RoundId>(row.number(0)), row.number(1), read_category(row, 2),
                             read_term(row, 3), row.text(4), row.text(5), turn, read_answer_state(row, 11)};
}

}  // namespace shouqi::mysql
