// How an answer is addressed and named on the student's pages: one home, so that chip, count and link are the same
// everywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/report_words.hpp"
#include "http/fields.hpp"
#include "usecase/confirm_answer.hpp"
#include "usecase/student_overview.hpp"
#include "view/template_set.hpp"

namespace shouqi::pages {

// What ?term= and ?round= say. An empty term or a round of 0 stands for: not said.
struct AnswerAddress {
  std::optional<domain::Term> term;
  domain::RoundId round_id = 0;
};

// Empty when one of the two is there but is no term or round number, or stands there twice: such a page does not exist.
std::optional<AnswerAddress> parse_address(const http::Fields& fields);

// "/receipt/cadre?term=1092&round=3"
std::string review_url(const store::StoredAnswer& answer);
// "/receipt/cadre/done?term=1092&round=3"
std::string done_url(const store::StoredAnswer& answer);
std::string done_url(const usecase::Confirmed& answer);
// "/receipt/cadre/compare?term=1092&round=3"
std::string compare_url(const store::StoredAnswer& answer);

// "/receipt/cadre/report?term=1092&round=3": the form, and the ticket that it leads to.
std::string report_url(const store::StoredAnswer& answer);
std::string ticket_url(const store::StoredAnswer& answer);

// What a page showed, from the field `digest`; empty when it is not 64 hex digits.
std::optional<std::string> parse_digest(const http::Fields& fields);

// The round's time has not come: its data is not shown and cannot be answered.
bool is_before_opening(const store::StoredAnswer& answer, base::Instant now);

// The same class and word wherever a state is shown. `state` is an AnswerState's name, or "not_open" or "submitted".
struct Chip {
  std::string_view state;
  std::string_view word;
};
Chip chip(const usecase::AnswerView& answer, base::Instant now);
inline constexpr Chip kSubmittedChip{"submitted", "已提交"};

// "14 筆"
std::string count_words(domain::Category category, std::uint32_t rows);

// Includes office_line.tpl at `marker`: name, place, extension, person, as far as the school has entered them.
class OfficeLine {
 public:
  // Throws base::ConfigurationError when the template is missing.
  explicit OfficeLine(const view::TemplateSet& templates);
  void include(view::Dictionary& into, const view::Marker& marker, const store::Office& office) const;

 private:
  view::TemplateFile file_;
};

}  // namespace shouqi::pages
