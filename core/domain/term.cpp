#include "domain/term.hpp"

#include <fmt/format.h>

namespace shouqi::domain {

std::optional<Term> Term::parse(std::string_view text) {
  if (text.size() != 4 || text[0] != '1') return std::nullopt;
  for (const char digit : text.substr(1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
  }
  if (text[3] > '2') return std::nullopt;
  return Term(100 + (text[1] - '0') * 10 + (text[2] - '0'), text[3] - '0');
}

std::string Term::text() const { return fmt::format("{}{}", year_, semester_); }

std::string Term::title() const {
  return is_whole_year() ? fmt::format("{}學年度", year_) : fmt::format("{}學年度第{}學期", year_, semester_);
}

}  // namespace shouqi::domain
