// workbook_specimen FILE < texts.json      a workbook with every text of a JSON array, for the test that reads it
// workbook_specimen --rows N FILE          N rows of 12 columns; prints the seconds
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/roc_calendar.hpp"
#include "workbook/workbook.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::workbook;

void write_specimen(const std::string& file, const std::vector<std::string>& texts) {
  Workbook book({.title = "普二18班 & 收訖確認", .created = base::parse_taipei("2021-11-13 05:00:09")});
  book.add_notes({{"來源", "國教署中央資料庫收訖明細"}, {"時間", "110/11/13"}});
  Sheet& people = book.add_sheet({.name = "班級",
                                  .columns = {{"座號"}, {"學號"}, {"姓名"}, {"筆數", Kind::kNumber}, {"日期", Kind::kDate},
                                              {"時間", Kind::kDate}, {"狀態", Kind::kState}, {"備註", Kind::kText, 30}},
                                  .frozen_columns = 3,
                                  .orientation = Orientation::kLandscape});
  using domain::AnswerState;
  for (const AnswerState state : {AnswerState::kConfirmed, AnswerState::kPending, AnswerState::kDeemed}) {
    people.add_row({"05", "0087105", "谷木‧伊斯坦大", 14.0, std::chrono::year{2021} / 1 / 28, base::parse_taipei("2021-11-12 14:07:33"),
                    state_of(state), {}});
  }
  people.add_chart({.kind = ChartKind::kColumn, .title = "各狀態筆數", .labels = 6, .series = {{.column = 3, .tone = Tone::kDone}}});
  Sheet& hostile = book.add_sheet({.name = "文字", .columns = {{"編號", Kind::kNumber}, {"文字"}}});
  double number = 0;
  for (const std::string& text : texts) hostile.add_row({++number, text});
  book.finish(std::filesystem::path(file));
}

void write_rows(const std::string& file, int rows) {
  const auto begun = std::chrono::steady_clock::now();
  Workbook book({.title = "速度", .created = base::parse_taipei("2021-11-13 05:00"), .memory = Memory::kConstant});
  SheetSetup setup;
  setup.name = "速度";
  for (int column = 0; column < 12; ++column) {
    setup.columns.push_back({"欄" + std::to_string(column), column < 9 ? Kind::kText : column < 11 ? Kind::kNumber : Kind::kDate});
  }
  Sheet& sheet = book.add_sheet(setup);
  for (int row = 0; row < rows; ++row) {
    std::vector<Cell> cells;
    for (int column = 0; column < 9; ++column) cells.emplace_back("學生資料" + std::to_string(row % 977) + "之" + std::to_string(column));
    cells.emplace_back(static_cast<double>(row));
    cells.emplace_back(row / 7.0);
    cells.emplace_back(std::chrono::year{2021} / 1 / 28);
    sheet.add_row(cells);
  }
  book.finish(std::filesystem::path(file));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::cout << took.count() << " s\n";
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 3 && words[0] == "--rows") {
    write_rows(words[2], std::stoi(words[1]));
  } else if (words.size() == 1) {
    write_specimen(words[0], nlohmann::json::parse(std::cin).get<std::vector<std::string>>());
  } else {
    std::cerr << "workbook_specimen: FILE, or --rows N FILE\n";
    return 2;
  }
  return 0;
}
