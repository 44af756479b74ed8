#include "report/report_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/roc_calendar.hpp"
#include "domain/report_words.hpp"
#include "domain/round.hpp"
#include "workbook/answer_cells.hpp"

namespace shouqi::batch {
namespace {

using domain::AnswerState;
using usecase::MemberView;
using usecase::QueueItem;
using usecase::QueuePart;
using usecase::RoundReport;
using workbook::Cell;
using workbook::Kind;
using workbook::Sheet;
using workbook::Tone;

constexpr std::chrono::hours kDay{24};

double count(std::size_t number) { return static_cast<double>(number); }

std::vector<Cell> joined(std::vector<Cell> cells, std::vector<Cell> more) {
  for (Cell& cell : more) cells.push_back(std::move(cell));
  return cells;
}

std::vector<workbook::Column> with_totals(std::vector<workbook::Column> columns) {
  for (workbook::Column& column : workbook::totals_columns()) columns.push_back(std::move(column));
  // What does not belong to 應確認.
  for (const char* title : {"無資料", "尚未收到", "轉出"}) columns.push_back({title, Kind::kNumber});
  return columns;
}

std::vector<Cell> all_totals(const domain::Totals& totals) {
  return joined(workbook::totals_cells(totals), {count(totals.of(AnswerState::kNotRequired)), count(totals.of(AnswerState::kAwaiting)),
                                                 count(totals.of(AnswerState::kLeft))});
}

void add_summary(workbook::Workbook& book, const RoundReport& report) {
  std::map<domain::Category, std::size_t> reports;
  std::map<domain::Category, std::size_t> overdue;
  for (const QueueItem& item : report.reports) {
    ++reports[item.report.category];
    if (item.overdue) ++overdue[item.report.category];
  }
  std::vector<workbook::Column> columns = with_totals({{"項目"}});
  columns.push_back({"回報件數", Kind::kNumber});
  columns.push_back({"其中逾期", Kind::kNumber});
  Sheet& sheet = book.add_sheet(
      {.name = "統計", .columns = std::move(columns), .frozen_columns = 1, .orientation = workbook::Orientation::kLandscape});
  for (const auto& [category, totals] : report.totals) {
    sheet.add_row(joined(joined({std::string(domain::title(category))}, all_totals(totals)), {count(reports[category]), count(overdue[category])}));
  }
  sheet.add_chart({.kind = workbook::ChartKind::kStackedBar, .title = "各項確認人數", .labels = 0, .series = workbook::totals_series(1)});
}

void add_classes(workbook::Workbook& book, const RoundReport& report) {
  Sheet& sheet = book.add_sheet({.name = "各班",
                                 .columns = with_totals({{"班級"}, {"項目"}}),
                                 .frozen_columns = 2,
                                 .orientation = workbook::Orientation::kLandscape});
  for (const usecase::ClassReport& one : report.classes) {
    for (const auto& [category, totals] : one.totals) sheet.add_row(joined({one.name, std::string(domain::title(category))}, all_totals(totals)));
  }
}

std::vector<workbook::Column> with_student(std::vector<workbook::Column> more) {
  std::vector<workbook::Column> columns{{"班級"}, {"座號"}, {"學號"}, {"姓名", Kind::kText, 16}, {"項目"}};
  for (workbook::Column& column : more) columns.push_back(std::move(column));
  return columns;
}

std::vector<Cell> student_cells(const store::ClassMember& student, domain::Category category) {
  return {student.class_name, student.seat_no, student.student_no, student.name, std::string(domain::title(category))};
}

// Calls `add` for every answer in whose shown state `wanted` is interested: by class, seat and category.
template <typename Wanted, typename Add>
void for_each_answer(const RoundReport& report, Wanted wanted, Add add) {
  for (const usecase::ClassReport& one : report.classes) {
    for (const MemberView& student : one.students) {
      for (const auto& [category, answer] : student.answers) {
        if (wanted(answer.state)) add(student.student, category, answer);
      }
    }
  }
}

void add_pending(workbook::Workbook& book, const RoundReport& report) {
  Sheet& sheet = book.add_sheet(
      {.name = "待確認", .columns = with_student({{"狀態", Kind::kState}, {"截止時間", Kind::kDate}}), .frozen_columns = 4});
  for_each_answer(report, domain::waits_for_student, [&](const store::ClassMember& student, domain::Category category, const auto& answer) {
    sheet.add_row(joined(student_cells(student, category), {workbook::state_of(answer.state), answer.window.end()}));
  });
}

void add_deemed(workbook::Workbook& book, const RoundReport& report) {
  Sheet& sheet = book.add_sheet({.name = "逾期視為確認",
                                 .columns = with_student({{"筆數", Kind::kNumber}, {"狀態", Kind::kState}, {"截止時間", Kind::kDate}}),
                                 .frozen_columns = 4});
  const auto is_deemed = [](AnswerState state) { return state == AnswerState::kDeemed; };
  for_each_answer(report, is_deemed, [&](const store::ClassMember& student, domain::Category category, const auto& answer) {
    sheet.add_row(joined(student_cells(student, category),
                         {count(answer.latest.row_count), workbook::state_of(answer.state), answer.window.end()}));
  });
}

// Of the calendar in Taipei.
Cell day_of(base::Instant at) { return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(at + std::chrono::hours(8))); }

// Days from the report to the answer of the school, or to now while it owes one.
double age_in_days(const QueueItem& item, base::Instant now) {
  const base::Instant end = item.part == QueuePart::kFinished ? item.report.changed_at : now;
  return static_cast<double>(std::max<std::int64_t>(0, std::chrono::floor<std::chrono::hours>(end - item.report.at) / kDay));
}

// Reports of one cause stand together, the largest causes first.
std::vector<std::pair<const QueueItem*, std::size_t>> by_cause(const RoundReport& report) {
  std::map<std::string, std::size_t> alike;
  for (const QueueItem& item : report.reports) ++alike[item.cause.key];
  std::vector<std::pair<const QueueItem*, std::size_t>> sorted;
  for (const QueueItem& item : report.reports) sorted.emplace_back(&item, alike.at(item.cause.key));
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
    if (one.second != other.second) return one.second > other.second;
    return one.first->cause.key < other.first->cause.key;
  });
  return sorted;
}

void add_reports(workbook::Workbook& book, const RoundReport& report) {
  Sheet& sheet = book.add_sheet({.name = "回報",
                                 .columns = {{"原因歸類", Kind::kText, 24},
                                             {"同因件數", Kind::kNumber},
                                             {"項目"},
                                             {"單號"},
                                             {"班級"},
                                             {"座號"},
                                             {"學號"},
                                             {"姓名", Kind::kText, 14},
                                             {"樣態", Kind::kText, 10},
                                             {"同學的說法", Kind::kText, 30},
                                             {"回報日", Kind::kDate},
                                             {"經過天數", Kind::kNumber},
                                             {"查明期限", Kind::kDate},
                                             {"逾期"},
                                             {"結果", Kind::kState},
                                             {"承辦人"},
                                             {"最近的答覆", Kind::kText, 26}},
                                 .frozen_columns = 1,
                                 .orientation = workbook::Orientation::kLandscape});
  for (const auto& [item, alike] : by_cause(report)) {
    const store::QueuedReport& one = item->report;
    sheet.add_row({item->cause.title, count(alike), std::string(domain::title(one.category)), std::to_string(one.id), one.student.class_name,
                   one.student.seat_no, one.student.student_no, one.student.name, domain::pattern_words(one.complaints),
                   workbook::complaint_words(one.complaints), day_of(one.at), age_in_days(*item, report.now), workbook::last_day(item->due),
                   std::string(item->overdue ? "已逾期" : ""), workbook::state_of(one), one.handler, one.said});
  }
}

void add_held(workbook::Workbook& book, const RoundReport& report) {
  Sheet& sheet = book.add_sheet({.name = "有爭議",
                                 .columns = with_student({{"狀態", Kind::kState},
                                                          {"回報單號"},
                                                          {"樣態"},
                                                          {"同學的說法", Kind::kText, 36},
                                                          {"回報日", Kind::kDate},
                                                          {"最近的答覆", Kind::kText, 30}}),
                                 .frozen_columns = 4,
                                 .orientation = workbook::Orientation::kLandscape});
  for_each_answer(report, usecase::is_held, [&](const store::ClassMember& student, domain::Category category, const auto& answer) {
    std::vector<Cell> cells = joined(student_cells(student, category), {workbook::state_of(answer.state)});
    // A recheck may come from new data alone.
    const QueueItem* item = report.latest_report(student.student_id, category);
    if (item == nullptr) {
      cells.resize(cells.size() + 5);
    } else {
      const store::QueuedReport& one = item->report;
      cells = joined(std::move(cells), {std::to_string(one.id), domain::pattern_words(one.complaints), workbook::complaint_words(one.complaints),
                                        day_of(one.at), one.said});
    }
    sheet.add_row(cells);
  });
}

std::string step_words(const std::string& kind) {
  if (kind == "stored") return "已封存";
  if (kind == "sending") return "開始送出";
  if (kind == "sent") return "已送出";
  if (kind == "received") return "中央已收訖";
  if (kind == "differs") return "中央的內容不同";
  return kind;
}

void add_seal(workbook::Workbook& book, const std::optional<store::SealSummary>& seal) {
  Sheet& sheet = book.add_sheet({.name = "封存", .columns = {{"項目", Kind::kText, 18}, {"內容", Kind::kText, 70}}});
  if (!seal) {
    sheet.add_row({"封存", "這個梯次還沒有封存。"});
    return;
  }
  sheet.add_row({"封存序號", std::to_string(seal->sequence)});
  sheet.add_row({"資料截至", base::roc_date_time(seal->cut_off)});
  sheet.add_row({"封存時間", base::roc_date_time(seal->sealed_at)});
  sheet.add_row({"回答筆數", std::to_string(seal->tree_size)});
  sheet.add_row({"樹根", seal->root});
  sheet.add_row({"簽章金鑰", seal->key_id});
  sheet.add_row({"封存檔", seal->file_name});
  sheet.add_row({"封存檔 SHA-256", seal->file_sha256});
  for (const store::SealStep& step : seal->steps) sheet.add_row({step_words(step.kind), base::roc_date_time(step.at)});
}

}  // namespace

void fill_report(workbook::Workbook& book, const RoundReport& report, const ReportHeader& header) {
  const bool over = report.now >= report.round.window.closes_at;
  book.add_notes({{"這是什麼", "學生對收訖明細的確認與回報，依製作時間當下的情形。"},
                  {"學校", header.school_name},
                  {"範圍", header.office},
                  {"梯次", domain::round_title(report.round.term, report.round.batch)},
                  {"截止", base::roc_deadline_with_year(report.round.window.closes_at) + (over ? "（已截止）" : "（還沒截止）")},
                  {"製作時間", base::roc_date_time(report.now)},
                  {"統計", "與網頁上的數字相同。應確認不含「無資料」「尚未收到」「轉出」。"},
                  {"還沒完成", "「待確認」與「請再確認」的人數，名單在「待確認」表。"},
                  {"回報", "同樣原因的放在一起，件數多的在前。"},
                  {"經過天數", "從回報到現在；已答覆或結案的，算到答覆或結案的那一刻。"},
                  {"查明期限", "學校應在回報後 3 天內查明，回報當天不算。"},
                  {"逾期視為確認", "截止前沒有回覆，不計入已確認。"},
                  {"有爭議", "此刻若封存會註記爭議的項目。包含請再確認，所以也可能在「待確認」表。"},
                  {"請留意", "這個檔案有學生的個人資料，請妥善保管。"}});
  add_summary(book, report);
  add_classes(book, report);
  add_pending(book, report);
  add_reports(book, report);
  add_deemed(book, report);
  add_held(book, report);
  add_seal(book, header.seal);
}

}  // namespace shouqi::batch
