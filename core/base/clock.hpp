// The only place that asks the time. Deadlines are never decided by it: they are tested inside the deciding statement by
// the database's clock. It stamps log lines, tickets and sessions.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace shouqi::base {

// UTC, microseconds: the resolution of everything stored.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// "2021-11-15T00:00:00.000000Z", the form of files and logs.
std::string to_iso8601(Instant instant);
// "2021-11-15 00:00:00.000000", the form of DATETIME(6) columns, in UTC.
std::string to_sql_datetime(Instant instant);
// Reads both forms, with 0 to 6 fractional digits. Throws base::Error when the text is neither.
Instant parse_instant(std::string_view text);

}  // namespace shouqi::base
