#include "pages/file_words.hpp"

#include <fmt/format.h>

#include "http/content_disposition.hpp"

namespace shouqi::pages {

std::string file_stamp(base::Instant made_at) {
  const auto taipei = std::chrono::floor<std::chrono::minutes>(made_at + std::chrono::hours(8));
  const auto day = std::chrono::floor<std::chrono::days>(taipei);
  const std::chrono::year_month_day date(day);
  const auto minutes = (taipei - day).count();
  return fmt::format("{:04}{:02}{:02}-{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), minutes / 60, minutes % 60);
}

http::Response workbook_file(std::string bytes, const std::string& name) {
  http::Response response;
  response.body = std::move(bytes);
  response.add("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  response.add("Content-Disposition", http::content_disposition("attachment", name));
  return response;
}

}  // namespace shouqi::pages
