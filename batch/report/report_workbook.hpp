// The sheets of a round's report. Totals as on the pages; nothing that anybody typed can be a formula; no ID number, because none was read.
#pragma once

#include <string>

#include "store/round_report_store.hpp"
#include "usecase/round_report.hpp"
#include "workbook/workbook.hpp"

namespace shouqi::batch {

struct ReportHeader {
  std::string school_name;
  // 教務處註冊組 (修課紀錄), or 全校.
  std::string office;
  // Empty while the round is not sealed.
  std::optional<store::SealSummary> seal{};
};

// 說明, 統計 with a picture, 各班, 待確認, 回報 by cause, 逾期視為確認, 有爭議, 封存.
void fill_report(workbook::Workbook& book, const usecase::RoundReport& report, const ReportHeader& header);

}  // namespace shouqi::batch
