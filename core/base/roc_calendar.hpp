// Dates as the schools write them: Republic of China years (1912 = 1), Asia/Taipei (UTC+8, no summer time since 1980).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace shouqi::base {

// "110/11/12（五）14:07:33": what a receipt shows.
std::string roc_date_time(Instant instant);
// "11/15（一）08:00": a deadline within the year.
std::string roc_deadline(Instant instant);
// "110/11/15（一）08:00": a deadline with its year.
std::string roc_deadline_with_year(Instant instant);
// "11/15（一）": a day within the year.
std::string roc_day(Instant instant);
// "110/11/15"
std::string roc_date(Instant instant);
// "1100128" -> "110/01/28"; any text that is not a 7-digit ROC date comes back as it was.
std::string roc_date_text(std::string_view seven_digits);

// "14:07:33"
std::string roc_clock(Instant instant);
// "110/11/12", with or without zeros and blanks around it, or "1101112": the first instant of that day in Taipei. Empty for any other text.
std::optional<Instant> parse_roc_day(std::string_view text);

// What is left until `deadline`, in words: "還有 2 天 3 小時", "還有 3 小時 5 分", "還有 4 分鐘", "已截止".
std::string time_left(Instant now, Instant deadline);

// Reads "2021-11-15 08:00" (or with seconds) as a time in Taipei. Throws base::Error.
Instant parse_taipei(std::string_view text);
// "2021-11-15T08:00" in Taipei: what a browser's field for date and time holds.
std::string to_taipei_minutes(Instant instant);

// 08:00 in Taipei of the day that is `days` calendar days after the day of `instant`, counting that day as the first:
// recheck windows last at least `days` days and end at 08:00 (SPEC 3).
Instant eight_o_clock_after(Instant instant, int days);

}  // namespace shouqi::base
