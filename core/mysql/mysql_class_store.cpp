#include "mysql/mysql_class_store.hpp"

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};

constexpr Statement kRounds{"rounds_of_class", R"(
SELECT * FROM (
  SELECT r.round_id, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR) AS opens_at, CAST(r.closes_at AS CHAR) AS closes_at,
         (SELECT COUNT(*) FROM round_member m WHERE m.round_id = r.round_id AND m.class_id = ?) AS members,
         (r.state = 'draft' AND EXISTS (SELECT 1 FROM round_grade g WHERE g.round_id = r.round_id AND g.grade = ?)) AS coming,
         CAST(UTC_TIMESTAMP(6) AS CHAR) AS now
    FROM confirmation_round r WHERE r.school_code = ?) x
 WHERE members > 0 OR coming ORDER BY term DESC, round_id DESC)"};

constexpr Statement kSchoolRounds{"rounds_of_school", R"(
SELECT r.round_id, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR), CAST(r.closes_at AS CHAR),
       (SELECT COUNT(*) FROM round_member m WHERE m.round_id = r.round_id), 0, CAST(UTC_TIMESTAMP(6) AS CHAR)
  FROM confirmation_round r WHERE r.school_code = ? AND r.state <> 'draft' ORDER BY r.term DESC, r.round_id DESC)"};

constexpr Statement kMembers{"members_of_class", R"(
SELECT m.student_id, m.class_name, m.seat_no, m.student_no, m.name, c.category,
       t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), t.receipt_code, CAST(t.at AS CHAR)
  FROM round_member m
  JOIN round_category c ON c.round_id = m.round_id
  LEFT JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id AND t.category = c.category
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = m.round_id AND x.student_id = m.student_id AND x.category = c.category)
 WHERE m.round_id = ? AND m.class_id = ? AND ? IN (0, m.student_id)
 ORDER BY CAST(m.seat_no AS UNSIGNED), m.seat_no, m.student_id)"};

// Counted by the server: a school of two thousand is eight thousand answers, and a few hundred of these.
constexpr Statement kTallies{"tallies_of_round", R"(
SELECT m.class_id, m.class_name, c.category, COALESCE(t.state, 'awaiting'), CAST(t.own_close AS CHAR), COUNT(*)
  FROM round_member m
  JOIN round_category c ON c.round_id = m.round_id
  LEFT JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id AND t.category = c.category
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = m.round_id AND x.student_id = m.student_id AND x.category = c.category)
 WHERE m.round_id = ?
 GROUP BY m.class_id, m.class_name, c.category, t.state, t.own_close
 ORDER BY m.class_id)"};

// Rows of one student stand together.
std::vector<store::ClassMember> read_members(const Rows& rows) {
  std::vector<store::ClassMember> members;
  for (const Row& row : rows) {
    const domain::StudentId student = row.number(0);
    if (members.empty() || members.back().student_id != student) {
      members.push_back({student, row.text(1), row.text(2), row.text(3), row.text(4), {}});
    }
    members.back().answers.emplace(read_category(row, 5), read_turn(row, 6));
  }
  return members;
}

}  // namespace

store::ClassRounds MysqlClassStore::read_rounds(const Rows& rows) {
  store::ClassRounds result;
  result.now = rows.empty() ? read_instant(connection_.query(kNow).at(0), 0) : read_instant(rows.front(), 9);
  for (const Row& row : rows) {
    result.rounds.push_back({static_cast<domain::RoundId>(row.number(0)), row.text(1), read_term(row, 2), row.text(3),
                             {read_round_state(row, 4), read_instant(row, 5), read_instant(row, 6), std::nullopt}, read_count(row, 7)});
  }
  return result;
}

store::ClassRounds MysqlClassStore::rounds(std::string_view school_code, domain::ClassId class_id, int grade) {
  return read_rounds(connection_.query(kRounds, {class_id, std::int64_t{grade}, parameter(school_code)}));
}

store::ClassRounds MysqlClassStore::school_rounds(std::string_view school_code) {
  return read_rounds(connection_.query(kSchoolRounds, {parameter(school_code)}));
}

std::vector<store::ClassMember> MysqlClassStore::members(domain::RoundId round, domain::ClassId class_id) {
  return read_members(connection_.query(kMembers, {std::uint64_t{round}, class_id, std::uint64_t{0}}));
}

std::optional<store::ClassMember> MysqlClassStore::member(domain::RoundId round, domain::ClassId class_id, domain::StudentId student) {
  // 0 stands for everybody in the statement and is nobody's number.
  if (student == 0) return std::nullopt;
  auto members = read_members(connection_.query(kMembers, {std::uint64_t{round}, class_id, student}));
  if (members.empty()) return std::nullopt;
  return std::move(members.front());
}

std::vector<store::Tally> MysqlClassStore::tallies(domain::RoundId round) {
  std::vector<store::Tally> tallies;
  for (const Row& row : connection_.query(kTallies, {std::uint64_t{round}})) {
    tallies.push_back({round, row.number(0), row.text(1), read_category(row, 2), read_answer_state(row, 3), read_optional_instant(row, 4),
                       read_count(row, 5)});
  }
  return tallies;
}

}  // namespace shouqi::mysql
