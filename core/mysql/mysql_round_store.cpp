#include "mysql/mysql_round_store.hpp"

#include <map>

#include "mysql/answer_writer.hpp"
#include "mysql/bulk_insert.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};
constexpr Statement kSchools{"schools", "SELECT school_code FROM portal_school ORDER BY school_code"};

constexpr Statement kList{"rounds", R"(
SELECT r.round_id, r.school_code, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR), CAST(r.closes_at AS CHAR), CAST(r.seal_by AS CHAR),
       COALESCE(r.supplements, 0)
  FROM confirmation_round r WHERE ? IN ('', r.school_code) ORDER BY r.school_code, r.term DESC, r.round_id DESC)"};
constexpr Statement kCategories{"round_categories",
                                "SELECT category, document_term, covered_by FROM round_category WHERE round_id = ?"};
constexpr Statement kGrades{"round_grades", "SELECT grade FROM round_grade WHERE round_id = ? ORDER BY grade"};

constexpr Statement kHeld{"held_answers", R"(
SELECT t.student_id, t.category
  FROM answer_turn t
 WHERE t.round_id = ? AND t.state IN ('reported', 'fixing', 'recheck')
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category))"};

// Named per school, so that schools import side by side; freed by the server when the connection ends, however it ends. It waits two
// seconds, because a server frees it only a moment after the program before has ended.
constexpr Statement kLock{"school_lock", "SELECT COALESCE(GET_LOCK(CONCAT('shouqi-school-', ?), ?), 0)"};

constexpr Statement kUnlock{"school_unlock", "SELECT RELEASE_LOCK(CONCAT('shouqi-school-', ?))"};

constexpr Statement kCreate{"create_round", R"(
INSERT INTO editable_round (school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at, seal_by, supplements)
VALUES (?, ?, ?, ?, 'draft', ?, ?, NULL, UTC_TIMESTAMP(6), ?, ?))"};
constexpr Statement kCreated{"created_round", "SELECT round_id FROM confirmation_round WHERE school_code = ? AND code = ?"};
constexpr Statement kAddCategory{"add_round_category", "INSERT INTO draft_category (round_id, category, document_term) VALUES (?, ?, ?)"};
constexpr Statement kAddGrade{"add_round_grade", "INSERT INTO round_grade (round_id, grade) VALUES (?, ?)"};
constexpr Statement kChangeWindow{"change_round_window", "UPDATE editable_round SET opens_at = ?, closes_at = ? "
                                  "WHERE round_id = ? AND state = ? AND opens_at = ? AND closes_at = ?"};
constexpr Statement kChangeSealBy{"change_seal_by", "UPDATE editable_round SET seal_by = ? WHERE round_id = ? AND state IN ('draft', 'open')"};
constexpr Statement kLeaveOut{"leave_out_category", "DELETE FROM draft_category WHERE round_id = ? AND category = ?"};
constexpr Statement kOpen{"open_round",
                          "UPDATE editable_round SET state = 'open', opened_at = UTC_TIMESTAMP(6) WHERE round_id = ? AND state = 'draft'"};

const BulkInsert kMembers("insert_members",
                          "INSERT INTO round_member (round_id, student_id, class_id, class_name, grade, seat_no, student_no, name, division)",
                          "(?, ?, ?, ?, ?, ?, ?, ?, ?)");

}  // namespace

base::Instant MysqlRoundStore::now() { return read_instant(connection_.query(kNow).at(0), 0); }

std::vector<std::string> MysqlRoundStore::schools() {
  std::vector<std::string> codes;
  for (const Row& row : connection_.query(kSchools)) codes.push_back(row.text(0));
  return codes;
}

std::vector<store::RoundRecord> MysqlRoundStore::list(std::string_view school_code) {
  std::vector<store::RoundRecord> records;
  for (const Row& row : connection_.query(kList, {parameter(school_code)})) {
    const std::uint64_t id = row.number(0);
    store::RoundRecord record{{static_cast<domain::RoundId>(id), row.text(1), row.text(2), read_term(row, 3), row.text(4), read_round_state(row, 5),
                               read_instant(row, 6), read_instant(row, 7), {}, {}, read_optional_instant(row, 8), read_count(row, 9)},
                              {}};
    for (const Row& entry : connection_.query(kCategories, {id})) {
      const domain::Category category = read_category(entry, 0);
      record.round.categories.emplace(category, read_term(entry, 1));
      record.covered_by[category] = entry.is_null(2) ? std::nullopt : std::optional(read_count(entry, 2));
    }
    for (const Row& entry : connection_.query(kGrades, {id})) record.round.grades.push_back(static_cast<int>(entry.number(0)));
    records.push_back(std::move(record));
  }
  return records;
}

std::optional<store::RoundRecord> MysqlRoundStore::find(std::string_view school_code, std::string_view code) {
  for (store::RoundRecord& record : list(school_code)) {
    if (record.round.code == code) return std::move(record);
  }
  return std::nullopt;
}

std::vector<store::HeldAnswer> MysqlRoundStore::held(domain::RoundId round) {
  std::vector<store::HeldAnswer> answers;
  for (const Row& row : connection_.query(kHeld, {std::uint64_t{round}})) answers.emplace_back(row.number(0), read_category(row, 1));
  return answers;
}

bool MysqlRoundStore::lock_school(std::string_view school_code, std::chrono::seconds patience) {
  return connection_.query(kLock, {parameter(school_code), std::int64_t{patience.count()}}).at(0).number(0) == 1;
}

void MysqlRoundStore::unlock_school(std::string_view school_code) { connection_.query(kUnlock, {parameter(school_code)}); }

bool MysqlRoundStore::create(const domain::Round& round, const domain::Event& event) {
  Transaction transaction(connection_);
  try {
    connection_.execute(kCreate, {round.school_code, round.code, round.term.text(), round.batch, parameter(round.opens_at), parameter(round.closes_at),
                                  parameter(round.seal_by), round.supplements != 0 ? Parameter(std::uint64_t{round.supplements}) : kNull});
  } catch (const DuplicateKeyError&) {
    return false;
  }
  // By its key: whether an insert into a view tells its number differs from server to server.
  const std::uint64_t id = connection_.query(kCreated, {round.school_code, round.code}).at(0).number(0);
  for (const auto& [category, term] : round.categories) connection_.execute(kAddCategory, {id, parameter(category), term.text()});
  for (const int grade : round.grades) connection_.execute(kAddGrade, {id, std::int64_t{grade}});
  domain::Event with_round = event;
  with_round.round_id = static_cast<domain::RoundId>(id);
  append_event(connection_, with_round);
  transaction.commit();
  return true;
}

bool MysqlRoundStore::change_window(const domain::Round& seen, base::Instant opens_at, base::Instant closes_at, const domain::Event& event) {
  Transaction transaction(connection_);
  const std::uint64_t changed = connection_.execute(kChangeWindow, {parameter(opens_at), parameter(closes_at), std::uint64_t{seen.id},
                                                                    parameter(to_string(seen.state)), parameter(seen.opens_at), parameter(seen.closes_at)});
  if (changed == 0) return false;
  append_event(connection_, event);
  transaction.commit();
  return true;
}

bool MysqlRoundStore::change_seal_by(domain::RoundId round, std::optional<base::Instant> seal_by, const domain::Event& event) {
  Transaction transaction(connection_);
  if (connection_.execute(kChangeSealBy, {parameter(seal_by), std::uint64_t{round}}) == 0) return false;
  append_event(connection_, event);
  transaction.commit();
  return true;
}

bool MysqlRoundStore::leave_out(domain::RoundId round, domain::Category category, const domain::Event& event) {
  Transaction transaction(connection_);
  if (connection_.execute(kLeaveOut, {std::uint64_t{round}, parameter(category)}) == 0) return false;
  append_event(connection_, event);
  transaction.commit();
  return true;
}

void MysqlRoundStore::open(const store::RoundRecord& record, const std::vector<store::RosterPerson>& members,
                           const std::vector<store::NewDocument>& documents, const std::vector<store::NewTurn>& turns,
                           const domain::Event& event) {
  const std::uint64_t id = record.round.id;
  Transaction transaction(connection_);
  if (connection_.execute(kOpen, {id}) != 1) throw base::IntegrityError("round " + record.round.code + " is no longer a draft");
  BulkInsert::Writer member_writer(kMembers, connection_);
  for (const store::RosterPerson& member : members) {
    member_writer.add({id, member.student_id, member.class_id, member.class_name, std::int64_t{member.grade}, member.seat_no, member.student_no,
                       member.name, member.division});
  }
  member_writer.flush();
  std::map<domain::Category, std::vector<store::NewDocument>> by_category;
  for (const store::NewDocument& document : documents) by_category[document.document.key.category].push_back(document);
  for (const auto& [category, list] : by_category) write_blank_documents(connection_, list, record.covered_by.at(category).value());
  write_turns(connection_, turns, event.actor, record.round.school_code, std::nullopt);
  append_event(connection_, event);
  transaction.commit();
}

}  // namespace shouqi::mysql
