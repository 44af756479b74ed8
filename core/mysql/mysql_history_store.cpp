#include "mysql/mysql_history_store.hpp"

#include <map>

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kPlace{"history_place", "SELECT CAST(at AS CHAR) FROM school_event WHERE event_id = ? AND school_code = ?"};

// The page is found in the key event_of_school alone, which also holds the kind, so that no event is opened but those that are shown.
constexpr Statement kPage{"history_page", R"(
SELECT e.event_id, CAST(e.at AS CHAR), e.actor_kind, COALESCE(s.name, ''), e.kind, r.term, r.batch, m.class_name, m.seat_no, m.name,
       COALESCE(e.category, ''), e.detail, COALESCE(e.round_id, 0)
  FROM (SELECT event_id FROM school_event
         WHERE school_code = ? AND at >= ? AND at < ? AND at <= ? AND (at < ? OR event_id < ?) AND (FIND_IN_SET(kind, ?) > 0) = ?
         ORDER BY at DESC, event_id DESC LIMIT ?) p
  JOIN school_event e ON e.event_id = p.event_id
  LEFT JOIN portal_staff s ON e.actor_kind = 'staff' AND s.staff_id = CAST(e.actor AS UNSIGNED) AND s.school_code = e.school_code
  LEFT JOIN confirmation_round r ON r.round_id = e.round_id
  LEFT JOIN round_member m ON m.round_id = e.round_id AND m.student_id = e.student_id
 ORDER BY e.at DESC, e.event_id DESC)"};

constexpr Statement kClassName{"history_class", "SELECT class_name FROM round_member WHERE round_id = ? AND class_id = ? LIMIT 1"};

// Before and after everything that can have happened.
constexpr std::string_view kFirst = "1970-01-01 00:00:00.000000";
constexpr std::string_view kLast = "9999-12-31 23:59:59.999999";

std::string instant_or(const std::optional<base::Instant>& instant, std::string_view otherwise) {
  return instant ? parameter(*instant) : std::string(otherwise);
}

std::string joined(const std::vector<std::string_view>& kinds) {
  std::string list;
  for (const std::string_view kind : kinds) list += (list.empty() ? "" : ",") + std::string(kind);
  return list;
}

store::HistoryEvent read_event(const Row& row) {
  store::HistoryEvent event{.id = row.number(0), .at = read_instant(row, 1), .actor_kind = read_actor_kind(row, 2), .actor_name = row.text(3),
                            .kind = row.text(4)};
  if (!row.is_null(5)) event.round = {read_term(row, 5), row.text(6)};
  if (!row.is_null(7)) event.student = {row.text(7), row.text(8), row.text(9)};
  event.category = domain::parse_category(row.text(10));
  event.detail = nlohmann::json::parse(row.text(11), nullptr, false);
  return event;
}

}  // namespace

std::optional<std::vector<store::HistoryEvent>> MysqlHistoryStore::page(const store::HistoryWanted& wanted) {
  std::string at(kLast);
  if (wanted.after) {
    const Rows place = connection_.query(kPlace, {*wanted.after, wanted.school_code});
    if (place.empty()) return std::nullopt;
    at = place.front().text(0);
  }
  const bool only = wanted.mode == store::HistoryWanted::Kinds::kOnly;
  std::vector<store::HistoryEvent> events;
  std::vector<std::uint64_t> rounds;
  for (const Row& row : connection_.query(
           kPage, {wanted.school_code, instant_or(wanted.from, kFirst), instant_or(wanted.until, kLast), at, at, wanted.after.value_or(0),
                   joined(wanted.kinds), std::uint64_t{only ? 1U : 0U}, std::uint64_t{wanted.limit}})) {
    events.push_back(read_event(row));
    rounds.push_back(row.number(12));
  }
  name_classes(events, rounds);
  return events;
}

// Few acts are about a class, and a page has few of those: each class is asked for once.
void MysqlHistoryStore::name_classes(std::vector<store::HistoryEvent>& events, const std::vector<std::uint64_t>& rounds) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> known;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const nlohmann::json& detail = events.at(i).detail;
    if (!detail.is_object() || !detail.contains("class") || !detail.at("class").is_number_unsigned()) continue;
    const std::pair key{rounds.at(i), detail.at("class").get<std::uint64_t>()};
    auto found = known.find(key);
    if (found == known.end()) {
      const Rows rows = connection_.query(kClassName, {key.first, key.second});
      found = known.emplace(key, rows.empty() ? std::string() : rows.front().text(0)).first;
    }
    events.at(i).class_name = found->second;
  }
}

}  // namespace shouqi::mysql
