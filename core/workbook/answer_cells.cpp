#include "workbook/answer_cells.hpp"

#include "domain/report_words.hpp"

namespace shouqi::workbook {

std::vector<Column> totals_columns() {
  return {{"應確認", Kind::kNumber}, {"已確認", Kind::kNumber}, {"還沒完成", Kind::kNumber}, {"處理中", Kind::kNumber}, {"逾期視為確認", Kind::kNumber}};
}

std::vector<Cell> totals_cells(const domain::Totals& totals) {
  return {static_cast<double>(totals.total()), static_cast<double>(totals.confirmed()), static_cast<double>(totals.waiting()),
          static_cast<double>(totals.disputed()), static_cast<double>(totals.deemed())};
}

std::vector<Series> totals_series(std::uint16_t first) {
  const auto column = [first](int behind) { return static_cast<std::uint16_t>(first + behind); };
  return {{column(1), Tone::kDone}, {column(3), Tone::kInfo}, {column(4), Tone::kPast}, {column(2), Tone::kWait}};
}

State state_of(const store::QueuedReport& report) {
  if (report.student_left) return state_of(domain::AnswerState::kLeft);
  return {std::string(domain::title(report.state)), state_of(domain::state_alike(report.state)).tone};
}

std::string complaint_words(const std::vector<domain::Complaint>& complaints) {
  std::string words;
  for (const domain::Complaint& one : complaints) {
    words += (words.empty() ? "" : "\n") + (complaints.size() > 1 ? std::string(domain::title(one.pattern)) + "：" : std::string()) + one.reason;
  }
  return words;
}

Cell last_day(const std::optional<base::Instant>& due) {
  if (!due) return {};
  return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*due + std::chrono::hours(8) - std::chrono::seconds(1)));
}

}  // namespace shouqi::workbook
