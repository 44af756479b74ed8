#include "mysql/mysql_reminder_store.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"
#include "mysql/bulk_insert.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

// One writer on the whole server: whoever reads the outbox by its numbers misses none. Freed by the server when the connection ends.
constexpr Statement kLock{"remind_lock", "SELECT COALESCE(GET_LOCK('shouqi-remind', 2), 0)"};

constexpr Statement kNow{"now", "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"};

constexpr Statement kRounds{"rounds_to_remind", R"(
SELECT r.round_id, r.school_code, s.school_name, r.code, r.term, r.batch, r.state, CAST(r.opens_at AS CHAR), CAST(r.closes_at AS CHAR)
  FROM confirmation_round r JOIN portal_school s ON s.school_code = r.school_code
 WHERE r.state = 'open' AND r.opens_at <= UTC_TIMESTAMP(6) AND (? = '' OR r.school_code = ?) AND (? = '' OR r.code = ?)
 ORDER BY r.school_code, r.round_id)"};

constexpr Statement kExists{"round_to_remind_exists", R"(
SELECT COUNT(*) FROM confirmation_round r WHERE (? = '' OR r.school_code = ?) AND (? = '' OR r.code = ?))"};

constexpr Statement kWaiting{"answers_to_remind", R"(
SELECT m.student_id, m.class_id, m.class_name, c.category, c.document_term, t.turn, t.state, CAST(t.own_close AS CHAR)
  FROM round_member m
  JOIN round_category c ON c.round_id = m.round_id
  JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id AND t.category = c.category
   AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                  WHERE x.round_id = m.round_id AND x.student_id = m.student_id AND x.category = c.category)
 WHERE m.round_id = ? AND t.state IN ('pending', 'recheck')
 ORDER BY m.class_id, m.student_id, c.category)"};

constexpr Statement kTold{"reminders_of_round", "SELECT student_id, category, reason FROM reminder WHERE round_id = ?"};

const BulkInsert kAppend{"append_reminders",
                         "INSERT INTO reminder (school_code, round_id, student_id, category, reason, message, target, valid_until, created_at)",
                         "(?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"};

constexpr Statement kMails{"reminder_mails", R"(
SELECT m.reason, m.step, m.state FROM reminder_mail m
 WHERE m.round_id = ? AND m.step = (SELECT MAX(x.step) FROM reminder_mail x WHERE x.round_id = m.round_id AND x.reason = m.reason))"};

constexpr Statement kAppendMail{"append_reminder_mail", R"(
INSERT INTO reminder_mail (round_id, reason, step, state, recipient, detail, at) VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

constexpr std::array<std::pair<store::MailState, std::string_view>, 3> kMailStates{
    {{store::MailState::kSending, "sending"}, {store::MailState::kSent, "sent"}, {store::MailState::kRefused, "refused"}}};

store::MailState read_mail_state(const Row& row, std::size_t column) {
  for (const auto& [state, word] : kMailStates) {
    if (row.text(column) == word) return state;
  }
  throw base::IntegrityError("reminder_mail.state is not known: " + row.text(column));
}

std::vector<Parameter> school_and_code(std::string_view school_code, std::string_view code) {
  return {parameter(school_code), parameter(school_code), parameter(code), parameter(code)};
}

}  // namespace

bool MysqlReminderStore::lock() { return connection_.query(kLock).at(0).number(0) == 1; }

base::Instant MysqlReminderStore::now() { return read_instant(connection_.query(kNow).at(0), 0); }

std::vector<store::RoundToRemind> MysqlReminderStore::rounds(std::string_view school_code, std::string_view code) {
  std::vector<store::RoundToRemind> rounds;
  for (const Row& row : connection_.query(kRounds, school_and_code(school_code, code))) {
    rounds.push_back({static_cast<domain::RoundId>(row.number(0)), row.text(1), row.text(2), row.text(3), read_term(row, 4), row.text(5),
                      {read_round_state(row, 6), read_instant(row, 7), read_instant(row, 8), std::nullopt}});
  }
  return rounds;
}

bool MysqlReminderStore::exists(std::string_view school_code, std::string_view code) {
  return connection_.query(kExists, school_and_code(school_code, code)).at(0).number(0) > 0;
}

std::vector<store::WaitingAnswer> MysqlReminderStore::waiting(domain::RoundId round) {
  std::vector<store::WaitingAnswer> waiting;
  for (const Row& row : connection_.query(kWaiting, {std::uint64_t{round}})) {
    domain::Turn latest;
    latest.number = static_cast<std::uint16_t>(row.number(5));
    latest.state = read_answer_state(row, 6);
    latest.own_close = read_optional_instant(row, 7);
    waiting.push_back({row.number(0), row.number(1), row.text(2), read_category(row, 3), read_term(row, 4), latest});
  }
  return waiting;
}

std::vector<store::ToldReason> MysqlReminderStore::told(domain::RoundId round) {
  std::vector<store::ToldReason> told;
  for (const Row& row : connection_.query(kTold, {std::uint64_t{round}})) told.push_back({row.number(0), read_category(row, 1), row.text(2)});
  return told;
}

void MysqlReminderStore::append(const store::RoundToRemind& round, const std::vector<store::NewReminder>& reminders) {
  if (reminders.empty()) return;
  Transaction transaction(connection_);
  BulkInsert::Writer writer(kAppend, connection_);
  for (const store::NewReminder& one : reminders) {
    writer.add({round.school_code, std::uint64_t{round.id}, one.key.student_id, parameter(one.key.category), one.key.reason, one.message, one.target,
                parameter(one.valid_until)});
  }
  writer.flush();
  transaction.commit();
}

std::vector<store::MailStep> MysqlReminderStore::mails(domain::RoundId round) {
  std::vector<store::MailStep> mails;
  for (const Row& row : connection_.query(kMails, {std::uint64_t{round}})) {
    mails.push_back({row.text(0), static_cast<std::uint16_t>(row.number(1)), read_mail_state(row, 2)});
  }
  return mails;
}

void MysqlReminderStore::append_mail(domain::RoundId round, const store::MailStep& step, std::string_view recipient, std::string_view detail) {
  std::string_view state;
  for (const auto& [value, word] : kMailStates) {
    if (value == step.state) state = word;
  }
  connection_.execute(kAppendMail, {std::uint64_t{round}, step.reason, std::uint64_t{step.step}, parameter(state), parameter(recipient),
                                    parameter(detail.substr(0, 500))});
}

}  // namespace shouqi::mysql
