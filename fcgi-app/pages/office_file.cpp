#include "pages/office_file.hpp"

#include <fmt/format.h>

#include <map>

#include "base/roc_calendar.hpp"
#include "pages/class_words.hpp"
#include "pages/file_words.hpp"
#include "usecase/class_overview.hpp"
#include "workbook/answer_cells.hpp"

namespace shouqi::pages {
namespace {

using usecase::OfficeQueue;
using usecase::QueueItem;
using usecase::QueuePart;
using workbook::Kind;
using workbook::Tone;

// Of one category: everything, whatever the filter.
struct CategoryCounts {
  std::uint32_t waiting = 0;
  std::uint32_t overdue = 0;
  std::uint32_t fixing = 0;
  std::uint32_t finished = 0;
};

void add_counts(workbook::Workbook& book, const OfficeQueue& all, const std::set<domain::Category>& duties) {
  std::map<domain::Category, CategoryCounts> counts;
  for (const QueueItem& item : all.items) {
    CategoryCounts& count = counts[item.report.category];
    if (item.part == QueuePart::kWaiting) ++count.waiting;
    if (item.overdue) ++count.overdue;
    if (item.part == QueuePart::kFixing) ++count.fixing;
    if (item.part == QueuePart::kFinished) ++count.finished;
  }
  workbook::Sheet& sheet = book.add_sheet({.name = "統計",
                                           .columns = {{"項目"},
                                                       {"待處理", Kind::kNumber},
                                                       {"其中已逾期", Kind::kNumber},
                                                       {"更正中", Kind::kNumber},
                                                       {"已答覆或結案", Kind::kNumber}}});
  for (const domain::Category category : duties) {
    const CategoryCounts& count = counts[category];
    sheet.add_row({std::string(domain::title(category)), static_cast<double>(count.waiting), static_cast<double>(count.overdue),
                   static_cast<double>(count.fixing), static_cast<double>(count.finished)});
  }
  sheet.add_chart({.kind = workbook::ChartKind::kStackedBar,
                   .title = "各項回報的處理情形",
                   .labels = 0,
                   .series = {{1, Tone::kAlert}, {3, Tone::kInfo}, {4, Tone::kDone}}});
}

void add_reports(workbook::Workbook& book, const OfficeQueue& queue) {
  workbook::Sheet& sheet = book.add_sheet({.name = "回報",
                                           .columns = {{"單號"},
                                                       {"項目"},
                                                       {"班級"},
                                                       {"座號"},
                                                       {"學號"},
                                                       {"姓名", Kind::kText, 16},
                                                       {"樣態"},
                                                       {"原因歸類", Kind::kText, 22},
                                                       {"同學的說法", Kind::kText, 36},
                                                       {"狀態", Kind::kState},
                                                       {"回報時間", Kind::kDate},
                                                       {"查明期限", Kind::kDate},
                                                       {"逾期"},
                                                       {"承辦人"},
                                                       {"最近的答覆", Kind::kText, 30}},
                                           .frozen_columns = 1,
                                           .orientation = workbook::Orientation::kLandscape});
  for (const QueueItem& item : queue.items) {
    const store::QueuedReport& report = item.report;
    sheet.add_row({std::to_string(report.id), std::string(domain::title(report.category)), report.student.class_name, report.student.seat_no,
                   report.student.student_no, report.student.name, pattern_words(report.complaints), item.cause.title,
                   workbook::complaint_words(report.complaints), workbook::state_of(report), report.at, workbook::last_day(item.due),
                   item.overdue ? std::string("已逾期") : std::string(), report.handler, report.said});
  }
}

workbook::Sheet& add_class_sheet(workbook::Workbook& book) {
  workbook::SheetSetup setup{.name = "各班", .columns = {{"梯次"}, {"班級"}, {"項目"}}};
  for (workbook::Column& column : workbook::totals_columns()) setup.columns.push_back(std::move(column));
  return book.add_sheet(std::move(setup));
}

void add_classes(workbook::Sheet& sheet, const std::vector<store::Tally>& tallies, const store::ClassRound& round,
                 const std::set<domain::Category>& duties, base::Instant now) {
  std::map<domain::ClassId, std::string> classes;
  for (const store::Tally& tally : tallies) classes[tally.class_id] = tally.class_name;
  for (const auto& [class_id, class_name] : classes) {
    for (const auto& [category, totals] : usecase::totals_of(tallies, round, class_id, now)) {
      if (!duties.contains(category)) continue;
      std::vector<workbook::Cell> cells{round_title(round), class_name, std::string(domain::title(category))};
      for (workbook::Cell& cell : workbook::totals_cells(totals)) cells.push_back(std::move(cell));
      sheet.add_row(cells);
    }
  }
}

}  // namespace

http::Response OfficeFile::give(const http::RequestContext& context) {
  const auto address = parse_queue_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::Principal& person = *context.principal;
  const store::ReportQueue read = reports_.queue(usecase::scope_of(person), address->round_id);
  usecase::QueueFilter everything;
  everything.part.reset();
  const OfficeQueue all = usecase::office_queue(read, everything);
  const OfficeQueue queue = usecase::office_queue(read, address->filter);
  const store::ClassRounds rounds = classes_.school_rounds(person.school_code);

  workbook::Workbook book({.title = "資料錯誤回報", .created = queue.now});
  std::string duties;
  for (const domain::Category category : person.duties) duties += (duties.empty() ? "" : "、") + std::string(domain::title(category));
  book.add_notes({{"這是什麼", "同學對收訖明細的錯誤回報與處理情形，與網頁上的相同。"},
                  {"學校", person.school_name},
                  {"承辦項目", duties},
                  {"製作時間", base::roc_date_time(queue.now)},
                  {"製作人", person.name},
                  {"統計", "全部的回報，不受「回報」表的條件影響。"},
                  {"回報", fmt::format("依網頁上的篩選，共 {} 件。", queue.items.size())},
                  {"查明期限", "學校應在回報後 3 天內查明，回報當天不算。"},
                  {"各班", "目前開放的梯次。應確認不含「無資料」「尚未收到」「轉出」。"},
                  {"請留意", "這個檔案有學生的個人資料，請妥善保管。"}});
  add_counts(book, all, person.duties);
  add_reports(book, queue);
  workbook::Sheet& classes = add_class_sheet(book);
  for (const store::ClassRound& round : usecase::present_rounds(rounds)) {
    add_classes(classes, classes_.tallies(round.id), round, person.duties, rounds.now);
  }
  return workbook_file(book.finish(), fmt::format("資料錯誤回報_{}.xlsx", file_stamp(queue.now)));
}

}  // namespace shouqi::pages
