// Cells and columns about answers and reports, so that the files of pages and of shouqi-report say the same in the same words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/statistics.hpp"
#include "store/office_report_store.hpp"
#include "workbook/workbook.hpp"

namespace shouqi::workbook {

// 應確認, 已確認, 還沒完成, 處理中, 逾期視為確認.
std::vector<Column> totals_columns();
std::vector<Cell> totals_cells(const domain::Totals& totals);
// What of them a chart shows, when the first stands in column `first`: 已確認, 處理中, 逾期視為確認, 還沒完成, which add up to 應確認.
std::vector<Series> totals_series(std::uint16_t first);

// 已送出, 更正中 …; 轉出 when the student has left.
State state_of(const store::QueuedReport& report);
// What the student says, a line for each pattern, named where there are several.
std::string complaint_words(const std::vector<domain::Complaint>& complaints);
// The last day of a clock that stands at the midnight in Taipei which ends it; empty without one.
Cell last_day(const std::optional<base::Instant>& due);

}  // namespace shouqi::workbook
