#include "base/clock.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace shouqi::base {
namespace {

std::string formatted(Instant instant, char between, std::string_view end) {
  using namespace std::chrono;
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  return fmt::format("{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}.{:06}{}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), between, time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count(), end);
}

int digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') throw Error("not a time: " + std::string(text));
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void expect(std::string_view text, std::size_t at, std::string_view allowed) {
  if (at >= text.size() || allowed.find(text[at]) == std::string_view::npos) throw Error("not a time: " + std::string(text));
}

}  // namespace

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::string to_iso8601(Instant instant) { return formatted(instant, 'T', "Z"); }

std::string to_sql_datetime(Instant instant) { return formatted(instant, ' ', ""); }

Instant parse_instant(std::string_view text) {
  using namespace std::chrono;
  expect(text, 4, "-");
  expect(text, 7, "-");
  expect(text, 10, " T");
  expect(text, 13, ":");
  expect(text, 16, ":");
  const year_month_day date{year{digits(text, 0, 4)}, month{static_cast<unsigned>(digits(text, 5, 2))},
                            day{static_cast<unsigned>(digits(text, 8, 2))}};
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) throw Error("not a time: " + std::string(text));
  int micros = 0;
  std::size_t at = 19;
  if (at < text.size() && text[at] == '.') {
    int scale = 100'000;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9' && scale > 0; ++at, scale /= 10) micros += (text[at] - '0') * scale;
  }
  if (at < text.size() && text[at] == 'Z') ++at;
  if (at != text.size()) throw Error("not a time: " + std::string(text));
  return sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + microseconds{micros};
}

}  // namespace shouqi::base
