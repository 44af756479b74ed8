// A school term as the schools write it: "1092" is ROC year 109, semester 2; "1090" the whole school year 109.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace shouqi::domain {

class Term {
 public:
  // Three digits of the ROC school year (100 to 199), then 0, 1 or 2. Empty when the text is anything else.
  static std::optional<Term> parse(std::string_view text);

  int year() const { return year_; }
  int semester() const { return semester_; }
  bool is_whole_year() const { return semester_ == 0; }
  // "1092"
  std::string text() const;
  // "109學年度第2學期", "109學年度"
  std::string title() const;
  // The school year that this term lies in: 1092 -> 1090.
  Term whole_year() const { return {year_, 0}; }

  friend auto operator<=>(const Term&, const Term&) = default;

 private:
  Term(int year, int semester) : year_(year), semester_(semester) {}
  int year_;
  int semester_;
};

}  // namespace shouqi::domain
