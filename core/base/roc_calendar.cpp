#include "base/roc_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"

namespace shouqi::base {
namespace {

using namespace std::chrono;

constexpr hours kTaipei{8};
constexpr int kRocOffset = 1911;
constexpr std::array<std::string_view, 7> kWeekdays{"日", "一", "二", "三", "四", "五", "六"};

struct LocalTime {
  int roc_year;
  unsigned month;
  unsigned day;
  std::string_view weekday;
  hh_mm_ss<microseconds> time;
};

LocalTime local(Instant instant) {
  const Instant shifted = instant + kTaipei;
  const auto day = floor<days>(shifted);
  const year_month_day date{day};
  return {static_cast<int>(date.year()) - kRocOffset, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
          kWeekdays.at(weekday{day}.c_encoding()), hh_mm_ss<microseconds>{shifted - day}};
}

}  // namespace

std::string roc_date_time(Instant instant) {
  const LocalTime at = local(instant);
  return fmt::format("{}/{:02}/{:02}（{}）{:02}:{:02}:{:02}", at.roc_year, at.month, at.day, at.weekday, at.time.hours().count(),
                     at.time.minutes().count(), at.time.seconds().count());
}

std::string roc_deadline(Instant instant) {
  const LocalTime at = local(instant);
  return fmt::format("{:02}/{:02}（{}）{:02}:{:02}", at.month, at.day, at.weekday, at.time.hours().count(), at.time.minutes().count());
}

std::string roc_deadline_with_year(Instant instant) { return fmt::format("{}/{}", local(instant).roc_year, roc_deadline(instant)); }

std::string roc_day(Instant instant) {
  const LocalTime at = local(instant);
  return fmt::format("{:02}/{:02}（{}）", at.month, at.day, at.weekday);
}

std::string roc_date(Instant instant) {
  const LocalTime at = local(instant);
  return fmt::format("{}/{:02}/{:02}", at.roc_year, at.month, at.day);
}

std::string roc_date_text(std::string_view seven_digits) {
  const bool is_date = seven_digits.size() == 7 && std::all_of(seven_digits.begin(), seven_digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_date) return std::string(seven_digits);
  const std::string_view month = seven_digits.substr(3, 2);
  const std::string_view day = seven_digits.substr(5, 2);
  if (month < "01" || month > "12" || day < "01" || day > "31") return std::string(seven_digits);
  const std::string_view year = seven_digits.front() == '0' ? seven_digits.substr(1, 2) : seven_digits.substr(0, 3);
  return fmt::format("{}/{}/{}", year, month, day);
}

std::string roc_clock(Instant instant) {
  const LocalTime at = local(instant);
  return fmt::format("{:02}:{:02}:{:02}", at.time.hours().count(), at.time.minutes().count(), at.time.seconds().count());
}

std::optional<Instant> parse_roc_day(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const std::string slashed = roc_date_text(text);
  std::array<unsigned, 3> numbers{};
  std::string_view rest = slashed;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0 && !rest.starts_with('/')) return std::nullopt;
    if (i > 0) rest.remove_prefix(1);
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), numbers.at(i));
    if (error != std::errc{}) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  }
  constexpr unsigned kLastYear = 999;
  const auto [roc_year, month_number, day_number] = numbers;
  const year_month_day date{year{static_cast<int>(std::min(roc_year, kLastYear + 1)) + kRocOffset}, month{month_number}, day{day_number}};
  if (!rest.empty() || roc_year == 0 || roc_year > kLastYear || !date.ok()) return std::nullopt;
  return Instant{sys_days{date}} - kTaipei;
}

std::string time_left(Instant now, Instant deadline) {
  if (deadline <= now) return "已截止";
  const auto left = deadline - now;
  const auto whole_days = floor<days>(left).count();
  const auto whole_hours = floor<hours>(left).count() - whole_days * 24;
  const auto whole_minutes = floor<minutes>(left).count() % 60;
  if (whole_days > 0) return fmt::format("還有 {} 天 {} 小時", whole_days, whole_hours);
  if (whole_hours > 0) return fmt::format("還有 {} 小時 {} 分", whole_hours, whole_minutes);
  return whole_minutes > 0 ? fmt::format("還有 {} 分鐘", whole_minutes) : std::string("剩下不到 1 分鐘");
}

Instant parse_taipei(std::string_view text) {
  // Nothing may follow the seconds: a Z would say that the time is another one, eight hours away.
  constexpr std::size_t kMinutes = 16;
  constexpr std::size_t kSeconds = 19;
  if (text.size() != kMinutes && text.size() != kSeconds) throw Error("not a time: " + std::string(text));
  const std::string with_seconds = text.size() == kMinutes ? std::string(text) + ":00" : std::string(text);
  return parse_instant(with_seconds) - kTaipei;
}

std::string to_taipei_minutes(Instant instant) {
  constexpr std::size_t kMinutes = 16;
  return to_iso8601(instant + kTaipei).substr(0, kMinutes);
}

Instant eight_o_clock_after(Instant instant, int days_counted) {
  const auto first_day = floor<days>(instant + kTaipei);
  return Instant{first_day + days{days_counted}} + hours{8} - kTaipei;
}

}  // namespace shouqi::base
