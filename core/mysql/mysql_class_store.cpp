#include "mysql/mysql_class_store.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "mysql/row_reader.hpp"
#include "mysql/seal_row.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};

const std::string kRoundsSql = R"(
SELECT r.round_id, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR), CAST(r.closes_at AS CHAR),
       (SELECT COUNT(*) FROM round_member m WHERE m.round_id = r.round_id AND m.class_id = ?) AS members,
       (r.state = 'draft' AND EXISTS (SELECT 1 FROM round_grade g WHERE g.round_id = r.round_id AND g.grade = ?)) AS coming,
       CAST(UTC_TIMESTAMP(6) AS CHAR),)" + std::string(kSealColumns) + R"(
  FROM confirmation_round r LEFT JOIN seal s ON s.round_id = r.round_id WHERE r.school_code = ?
HAVING members > 0 OR coming ORDER BY r.term DESC, r.round_id DESC)";
const Statement kRounds{"rounds_of_class", kRoundsSql};

const std::string kSchoolRoundsSql = R"(
SELECT r.round_id, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR), CAST(r.closes_at AS CHAR),
       (SELECT COUNT(*) FROM round_member m WHERE m.round_id = r.round_id), 0, CAST(UTC_TIMESTAMP(6) AS CHAR),)" + std::string(kSealColumns) + R"(
  FROM confirmation_round r LEFT JOIN seal s ON s.round_id = r.round_id
 WHERE r.school_code = ? AND r.state <> 'draft' ORDER BY r.term DESC, r.round_id DESC)";
const Statement kSchoolRounds{"rounds_of_school", kSchoolRoundsSql};

// Of both statements.
constexpr std::size_t kRoundNowColumn = 9;
constexpr std::size_t kRoundSealColumn = 10;

// All turns of the students, which lie together under the key: to look for the latest of each answer by itself costs the server four times as
// much. The categories of the round come as rows of a student 0, because somebody may have no turn in one.
constexpr Statement kMembers{"members_of_class", R"(
SELECT m.student_id, m.class_name, m.seat_no, m.student_no, m.name, t.category, t.turn, t.state, t.row_count, CAST(t.own_close AS CHAR)
  FROM round_member m
  LEFT JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id
 WHERE m.round_id = ? AND m.class_id = ?
UNION ALL
SELECT 0, '', '', '', '', c.category, NULL, NULL, NULL, NULL FROM round_category c WHERE c.round_id = ?)"};

constexpr Statement kMember{"member_of_class", R"(
SELECT m.student_id, m.class_name, m.seat_no, m.student_no, m.name, t.category,
       t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, CAST(t.own_close AS CHAR), t.receipt_code, CAST(t.at AS CHAR)
  FROM round_member m
  LEFT JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id
 WHERE m.round_id = ? AND m.class_id = ? AND m.student_id = ?
UNION ALL
SELECT 0, '', '', '', '', c.category, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM round_category c WHERE c.round_id = ?)"};

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

constexpr domain::StudentId kNobody = 0;
// Of both statements.
constexpr std::size_t kCategoryColumn = 5;
constexpr std::size_t kTurnColumn = 6;

// What a list shows of a turn.
domain::Turn read_listed_turn(const Row& row, std::size_t first) {
  domain::Turn turn;
  turn.number = static_cast<std::uint16_t>(row.number(first));
  turn.state = read_answer_state(row, first + 1);
  turn.row_count = read_count(row, first + 2);
  turn.own_close = read_optional_instant(row, first + 3);
  return turn;
}

// What is no number counts as 0, as in the database.
int seat_number(const std::string& seat) {
  int number = 0;
  std::from_chars(seat.data(), seat.data() + seat.size(), number);
  return number;
}

std::vector<store::ClassMember> read_members(const Rows& rows, domain::Turn (*read)(const Row&, std::size_t)) {
  std::map<domain::Category, domain::Turn> unanswered;
  for (const Row& row : rows) {
    if (row.number(0) == kNobody) unanswered.emplace(read_category(row, kCategoryColumn), domain::Turn{});
  }
  std::map<domain::StudentId, store::ClassMember> found;
  for (const Row& row : rows) {
    const domain::StudentId student = row.number(0);
    if (student == kNobody) continue;
    auto& member = found.try_emplace(student, store::ClassMember{student, row.text(1), row.text(2), row.text(3), row.text(4), unanswered}).first->second;
    if (row.is_null(kTurnColumn)) continue;
    const auto latest = member.answers.find(read_category(row, kCategoryColumn));
    if (latest != member.answers.end() && latest->second.number < row.number(kTurnColumn)) latest->second = read(row, kTurnColumn);
  }
  std::vector<store::ClassMember> members;
  members.reserve(found.size());
  for (auto& [student, member] : found) members.push_back(std::move(member));
  std::sort(members.begin(), members.end(), [](const store::ClassMember& a, const store::ClassMember& b) {
    const int one = seat_number(a.seat_no);
    const int other = seat_number(b.seat_no);
    return std::tie(one, a.seat_no, a.student_id) < std::tie(other, b.seat_no, b.student_id);
  });
  return members;
}

}  // namespace

store::ClassRounds MysqlClassStore::read_rounds(const Rows& rows) {
  store::ClassRounds result;
  result.now = rows.empty() ? read_instant(connection_.query(kNow).at(0), 0) : read_instant(rows.front(), kRoundNowColumn);
  for (const Row& row : rows) {
    result.rounds.push_back({static_cast<domain::RoundId>(row.number(0)), row.text(1), read_term(row, 2), row.text(3),
                             {read_round_state(row, 4), read_instant(row, 5), read_instant(row, 6), std::nullopt}, read_count(row, 7), read_seal(row, kRoundSealColumn)});
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
  return read_members(connection_.query(kMembers, {std::uint64_t{round}, class_id, std::uint64_t{round}}), read_listed_turn);
}

std::optional<store::ClassMember> MysqlClassStore::member(domain::RoundId round, domain::ClassId class_id, domain::StudentId student) {
  auto members = read_members(connection_.query(kMember, {std::uint64_t{round}, class_id, student, std::uint64_t{round}}), read_turn);
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
