#include "seal/roster_file.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "bundle/record_line.hpp"
#include "domain/error_report.hpp"
#include "domain/record_words.hpp"
#include "workbook/workbook.hpp"

namespace shouqi::seal {
namespace {

// A person's ID number and birth date, as the central database's own rosters begin.
constexpr const char* kIdNumber = "身分證號";
constexpr const char* kBirthDate = "出生日期";

// Sub-kinds in the order of the pages.
std::vector<std::string> in_order(const RosterPlan& plan) {
  std::vector<std::string> names;
  for (const auto& [sub_kind, columns] : plan.columns) names.push_back(sub_kind);
  std::stable_sort(names.begin(), names.end(), [](const std::string& left, const std::string& right) {
    return domain::sub_kind_order(left) < domain::sub_kind_order(right);
  });
  return names;
}

class Roster {
 public:
  Roster(const RosterPlan& plan, const RosterContent& content, const std::filesystem::path& scratch_folder)
      : plan_(plan), book_({plan.file.stem, content.cut_off, workbook::Memory::kConstant, scratch_folder}) {
    const domain::Term term = content.round.categories.at(plan.file.category);
    workbook::Sheet& cover = book_.add_sheet({.name = "封面", .columns = {{"學校代碼"}, {"學年度"}, {"學期"}, {"名冊別"}}});
    cover.add_row({content.round.school_code, std::to_string(term.year()), std::to_string(term.semester()), plan.part});
    for (const std::string& sub_kind : in_order(plan)) {
      std::vector<workbook::Column> columns{{kIdNumber}, {kBirthDate}};
      for (const std::string& column : plan.columns.at(sub_kind)) columns.push_back({column});
      sheets_[sub_kind] = &book_.add_sheet({.name = book_.free_name(sub_kind),
                                            .columns = std::move(columns),
                                            .frozen_columns = 2,
                                            .orientation = workbook::Orientation::kLandscape});
    }
  }

  void add(const domain::PackageStudent& student) {
    for (const auto& [sub_kind, rows] : student.records.items()) {
      workbook::Sheet& sheet = *sheets_.at(sub_kind);
      const std::vector<std::string>& columns = plan_.columns.at(sub_kind);
      for (const nlohmann::json& row : rows) {
        std::vector<workbook::Cell> cells{student.id_number, student.birth_date};
        for (const std::string& column : columns) cells.emplace_back(domain::received_value(row, column));
        sheet.add_row(cells);
      }
    }
  }

  void finish(const std::filesystem::path& file) { book_.finish(file); }

 private:
  const RosterPlan& plan_;
  workbook::Workbook book_;
  std::map<std::string, workbook::Sheet*> sheets_;
};

}  // namespace

void make_roster(const RosterPlan& plan, const RosterContent& content, const std::filesystem::path& file) {
  Roster roster(plan, content, file.parent_path());
  for (const std::size_t place : content.students.by_id_number()) {
    const auto line = content.records.line(plan.key(), content.students.by_number()[place].person.id);
    if (line) roster.add(bundle::student_of_line(*line).value());
  }
  roster.finish(file);
}

}  // namespace shouqi::seal
