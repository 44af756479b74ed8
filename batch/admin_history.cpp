#include "admin_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <iostream>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "cli/options.hpp"
#include "config/config_loader.hpp"
#include "domain/staff_look.hpp"
#include "mysql/mysql_student_history_store.hpp"

namespace shouqi::batch {
namespace {

using cli::ExitCode;
using store::StudentEvent;

constexpr std::array<std::pair<std::string_view, std::string_view>, 27> kKinds{{{"looked", "看過資料"},
                                                                                {"confirmed", "按下資料正確無誤"},
                                                                                {"reported", "送出錯誤回報"},
                                                                                {"withdrawn", "撤回回報"},
                                                                                {"taken_up", "開始查證回報"},
                                                                                {"accepted", "同意更正"},
                                                                                {"explained", "說明資料正確"},
                                                                                {"answer_reopened", "重新開放"},
                                                                                {"window_extended", "延長期限"},
                                                                                {"covered", "收到收訖明細"},
                                                                                {"new_data", "收訖資料有變動"},
                                                                                {"leave", "轉出"},
                                                                                {"reopen", "重新開放"},
                                                                                {"extend", "延長期限"},
                                                                                {"close", "逾期視為確認"},
                                                                                {"confirm", "確認"},
                                                                                {"report", "回報"},
                                                                                {"withdraw", "撤回回報"},
                                                                                {"take_up", "開始查證回報"},
                                                                                {"accept", "同意更正"},
                                                                                {"explain", "說明資料正確"},
                                                                                {"sealed", "封存"},
                                                                                {"reminded", "提醒"},
                                                                                {"history_read", "查閱歷程紀錄"},
                                                                                {"signed_on", "登入"},
                                                                                {"imported", "匯入收訖明細"},
                                                                                {"round_sealed", "封存梯次"}}};

std::string kind_words(const std::string& kind) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.first == kind; });
  return found == kKinds.end() ? kind : std::string(found->second);
}

// What people and portals have typed, on one harmless line of a terminal.
std::string one_line(const std::string& text) {
  if (!base::is_valid_utf8(text)) return "（無法顯示）";
  std::string line = base::without_controls(text);
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

std::string actor_words(const StudentEvent& event) {
  const std::string from = event.from_address.empty() ? std::string() : "，" + one_line(event.from_address);
  switch (event.actor_kind) {
    case domain::ActorKind::kStudent: return "學生本人" + from;
    case domain::ActorKind::kStaff:
      return fmt::format("{}（{}{}）", event.actor_name.empty() ? "已不在職的人員" : one_line(event.actor_name), one_line(event.actor), from);
    case domain::ActorKind::kImport: return "匯入程式（" + one_line(event.actor) + "）";
    case domain::ActorKind::kClose: return "截止程式（" + one_line(event.actor) + "）";
    case domain::ActorKind::kSeal: return "封存程式（" + one_line(event.actor) + "）";
    case domain::ActorKind::kUpload: return "送出程式（" + one_line(event.actor) + "）";
    case domain::ActorKind::kAdmin: break;
  }
  return "系統管理員（" + one_line(event.actor) + "）";
}

// What an event says besides who and what; the words of one version outlive it.
std::string detail_words(const StudentEvent& event) {
  if (event.kind == "looked" && event.actor_kind == domain::ActorKind::kStaff) {
    const auto role = domain::looked_role(event.detail);
    const auto object = domain::looked_object(event.detail);
    if (role && object) return fmt::format("以{}身分，{}", domain::title(*role), domain::title(*object));
  }
  if (!event.detail.is_object()) return {};
  std::string words;
  for (const auto& [name, value] : event.detail.items()) {
    words += fmt::format("{}{}={}", words.empty() ? "" : "，", name, one_line(value.is_string() ? value.get<std::string>() : value.dump()));
  }
  return words;
}

std::string line_of(const StudentEvent& event) {
  std::string line = fmt::format("{}　{}　{}", base::roc_date_time(event.at), kind_words(event.kind), actor_words(event));
  if (!event.round_code.empty()) line += "　" + event.round_code;
  if (event.category) line += "　" + std::string(domain::title(*event.category));
  if (event.turn > 0) line += fmt::format("　第 {} 次異動", event.turn);
  if (event.state) line += fmt::format(" → {}", domain::title(*event.state));
  if (!event.digest.empty()) line += "　" + event.digest.substr(0, 16);
  if (const std::string detail = detail_words(event); !detail.empty()) line += "　" + detail;
  if (!event.request_id.empty()) line += "　#" + one_line(event.request_id);
  return line;
}

nlohmann::json json_of(const StudentEvent& event) {
  return {{"at", base::to_iso8601(event.at)},
          {"kind", event.kind},
          {"actor_kind", domain::to_string(event.actor_kind)},
          {"actor", event.actor},
          {"actor_name", event.actor_name},
          {"from", event.from_address},
          {"request_id", event.request_id},
          {"round", event.round_code},
          {"category", event.category ? std::string(domain::to_string(*event.category)) : std::string()},
          {"turn", event.turn},
          {"state", event.state ? std::string(domain::to_string(*event.state)) : std::string()},
          {"digest", event.digest},
          {"detail", event.detail.is_discarded() ? nlohmann::json() : event.detail}};
}

// "2026-11-27 08:00", or the first instant of a day.
std::optional<base::Instant> time_option(const std::string& text) {
  constexpr std::size_t kDayLength = 10;
  if (text.empty()) return std::nullopt;
  return base::parse_taipei(text.size() == kDayLength ? text + " 00:00" : text);
}

std::optional<store::HistoryPerson> person_of(store::StudentHistoryStore& history, const HistoryOptions& options) {
  if (!options.school.empty()) return history.by_number(options.school, options.student);
  domain::StudentId key = 0;
  const char* end = options.student.data() + options.student.size();
  const auto [at, error] = std::from_chars(options.student.data(), end, key);
  if (error != std::errc{} || at != end) return std::nullopt;
  return history.by_key(key);
}

}  // namespace

void add_history_options(CLI::App& history, HistoryOptions& options) {
  history.add_option("STUDENT", options.student, "student number with --school, otherwise the portal's key")->required();
  history.add_option("--school", options.school, "school code");
  history.add_option("--since", options.since, "time in Taipei: 2026-11-27 or \"2026-11-27 08:00\"");
  history.add_option("--until", options.until, "time in Taipei, exclusive");
  history.add_option("--reason", options.reason, "why it is read; kept in the history");
}

ExitCode run_history(const config::AppConfig& config, const HistoryOptions& options, bool json) {
  std::optional<base::Instant> since;
  std::optional<base::Instant> until;
  try {
    since = time_option(options.since);
    until = time_option(options.until);
  } catch (const base::Error&) {
    fmt::print(stderr, "shouqi-admin: --since and --until take a time in Taipei such as \"2026-11-27 08:00\"\n");
    return ExitCode::kWrongUse;
  }
  if (!base::is_valid_utf8(options.reason)) {
    fmt::print(stderr, "shouqi-admin: --reason takes UTF-8\n");
    return ExitCode::kWrongUse;
  }
  mysql::initialise_driver();
  config::Database database = config.database;
  database.read_timeout *= 10;
  mysql::Connection connection(database, config.admin_account.user, config::read_secret(config.admin_account.password_file));
  mysql::MysqlStudentHistoryStore history(connection);
  const auto person = person_of(history, options);
  if (!person) {
    fmt::print(stderr, "找不到這位學生：{} {}\n", options.school, options.student);
    return ExitCode::kWrongUse;
  }
  domain::Event event;
  event.actor = cli::program_actor(domain::ActorKind::kAdmin);
  event.kind = "history_read";
  event.school_code = person->school_code;
  event.round_id = person->latest_round;
  event.student_id = person->id;
  event.detail = {{"reason", options.reason}};
  history.append(event);

  const std::vector<StudentEvent> events = history.events(person->id, since, until);
  if (json) {
    nlohmann::json list = nlohmann::json::array();
    for (const StudentEvent& one : events) list.push_back(json_of(one));
    std::cout << nlohmann::json{{"student", person->id},
                                {"school", person->school_code},
                                {"student_no", person->student_no},
                                {"name", person->name},
                                {"events", std::move(list)}}
                     .dump()
              << "\n";
    return ExitCode::kDone;
  }
  for (const StudentEvent& one : events) fmt::print("{}\n", line_of(one));
  fmt::print("{} {} {} {}（{}）：{} 筆，最新的在最後\n", person->school_code, one_line(person->class_name), one_line(person->student_no),
             one_line(person->name), person->id, events.size());
  return ExitCode::kDone;
}

}  // namespace shouqi::batch
