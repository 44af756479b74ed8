#include "pages/class_file.hpp"

#include <fmt/format.h>

#include "base/roc_calendar.hpp"
#include "pages/file_words.hpp"
#include "workbook/answer_cells.hpp"

namespace shouqi::pages {
namespace {

using usecase::ClassOverview;
using workbook::Cell;
using workbook::Kind;
using workbook::Tone;

std::string filter_words(const usecase::ClassFilter& filter) {
  if (!filter.is_set()) return "全班";
  const std::string category(filter.category ? domain::title(*filter.category) : "任一項目");
  const std::string_view state = state_title(filter);
  return category + "：" + std::string(state.empty() ? "有這一項的同學" : state);
}

// The same totals as on the page: of the whole class, whatever the filter.
void add_totals(workbook::Workbook& book, const ClassOverview& overview) {
  workbook::SheetSetup setup{.name = "統計", .columns = {{"項目"}}};
  for (workbook::Column& column : workbook::totals_columns()) setup.columns.push_back(std::move(column));
  workbook::Sheet& sheet = book.add_sheet(std::move(setup));
  for (const auto& [category, totals] : overview.totals) {
    std::vector<Cell> cells{std::string(domain::title(category))};
    for (Cell& cell : workbook::totals_cells(totals)) cells.push_back(std::move(cell));
    sheet.add_row(cells);
  }
  sheet.add_chart({.kind = workbook::ChartKind::kStackedBar, .title = "各項確認人數", .labels = 0, .series = workbook::totals_series(1)});
}

void add_students(workbook::Workbook& book, const ClassOverview& overview, const usecase::ClassFilter& filter) {
  workbook::SheetSetup setup{.name = "名單", .columns = {{"班級"}, {"座號"}, {"學號"}, {"姓名"}}, .frozen_columns = 4};
  for (const auto& [category, totals] : overview.totals) setup.columns.push_back({std::string(domain::title(category)), Kind::kState});
  workbook::Sheet& sheet = book.add_sheet(std::move(setup));
  for (const usecase::MemberView& student : overview.students) {
    if (!passes(filter, student)) continue;
    std::vector<Cell> cells{student.student.class_name, student.student.seat_no, student.student.student_no, student.student.name};
    for (const auto& [category, answer] : student.answers) {
      if (overview.before_opening) {
        cells.emplace_back(workbook::State{std::string(chip(answer, true).word), Tone::kQuiet});
      } else {
        cells.emplace_back(workbook::state_of(answer.state));
      }
    }
    sheet.add_row(cells);
  }
}

// "普通二18班_收訖確認_1092-regular_20211113-0500.xlsx"
std::string file_name(const domain::SchoolClass& own, const ClassOverview& overview) {
  return fmt::format("{}_收訖確認_{}_{}.xlsx", own.name, overview.round->code, file_stamp(overview.now));
}

}  // namespace

http::Response ClassFile::give(const http::RequestContext& context) {
  const auto address = parse_class_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::SchoolClass& own = own_class(context);
  const domain::Principal& teacher = *context.principal;
  const ClassOverview overview = usecase::class_overview(classes_, teacher.school_code, own, address->round_id);
  if (!overview.round) return http::refuse(404);

  workbook::Workbook book({.title = fmt::format("{} 收訖明細確認統計", own.name), .created = overview.now});
  book.add_notes({{"這是什麼", "這一班同學對收訖明細的確認情形，與網頁上的相同。"},
                  {"學校", teacher.school_name},
                  {"班級", own.name},
                  {"梯次", round_title(*overview.round)},
                  {"截止", base::roc_deadline_with_year(overview.round->window.closes_at)},
                  {"製作時間", base::roc_date_time(overview.now)},
                  {"製作人", teacher.name},
                  {"名單的條件", filter_words(address->filter)},
                  {"統計", "統計是全班的，不受名單的條件影響。應確認不含「無資料」「尚未收到」「轉出」。"},
                  {"還沒完成", "「待確認」與「請再確認」的人數，目標是 0。"},
                  {"逾期視為確認", "截止前沒有回覆，不計入已確認。"},
                  {"請留意", "這個檔案有學生的個人資料，請妥善保管。"}});
  add_totals(book, overview);
  add_students(book, overview, address->filter);
  return workbook_file(book.finish(), file_name(own, overview));
}

}  // namespace shouqi::pages
