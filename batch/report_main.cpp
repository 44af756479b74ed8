// shouqi-report: how a round of a school stands, as an Excel file for an office or for the school.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "mysql/mysql_class_store.hpp"
#include "mysql/mysql_office_report_store.hpp"
#include "mysql/mysql_round_report_store.hpp"
#include "report/report_workbook.hpp"

namespace {

using namespace shouqi;
using cli::ExitCode;

constexpr const char* kSchoolWide = "school";

struct Options {
  cli::CommonOptions common;
  std::string school;
  std::string round;
  std::string office;
  std::string output;
  bool dry_run = false;
};

std::set<domain::Category> categories_of(std::string_view office) {
  if (office == kSchoolWide) return {domain::kCategories.begin(), domain::kCategories.end()};
  return {*domain::parse_duty(office)};
}

std::string office_words(store::RoundReportStore& about, const Options& options, domain::RoundId round) {
  if (options.office == kSchoolWide) return "全校";
  const domain::Category category = *domain::parse_duty(options.office);
  return fmt::format("{}（{}）", fmt::join(about.office_names(options.school, round, category), "、"), domain::title(category));
}

ExitCode refused(const Options& options, usecase::RoundReportRefusal reason) {
  if (reason == usecase::RoundReportRefusal::kUnknownRound) {
    fmt::print(stderr, "未製作：學校 {} 沒有開放過的梯次 {}。\n", options.school, options.round);
    return ExitCode::kWrongUse;
  }
  fmt::print(stderr, "未製作：{} {} 還沒到開放時間。\n", options.school, options.round);
  return ExitCode::kRefusedByRule;
}

void tell(const usecase::RoundReport& report, const Options& options, std::string_view office) {
  nlohmann::json categories = nlohmann::json::object();
  for (const auto& [category, totals] : report.totals) {
    categories[std::string(domain::to_string(category))] = {
        {"total", totals.total()},       {"confirmed", totals.confirmed()}, {"waiting", totals.waiting()},
        {"disputed", totals.disputed()}, {"deemed", totals.deemed()},       {"left", totals.of(domain::AnswerState::kLeft)}};
    if (!options.common.json && options.dry_run) {
      fmt::print("{}　應確認 {}，已確認 {}，還沒完成 {}，處理中 {}，逾期視為確認 {}\n", domain::title(category), totals.total(), totals.confirmed(),
                 totals.waiting(), totals.disputed(), totals.deemed());
    }
  }
  if (options.common.json) {
    std::cout << nlohmann::json{{"school", options.school},
                                {"round", options.round},
                                {"office", options.office},
                                {"at", base::to_iso8601(report.now)},
                                {"file", options.dry_run ? "" : options.output},
                                {"categories", std::move(categories)},
                                {"reports", report.reports.size()}}
                     .dump()
              << "\n";
  } else {
    fmt::print("{} {} {}：{} 班，回報 {} 件{}{}\n", options.school, options.round, office, report.classes.size(),
               report.reports.size(), options.dry_run ? "，沒有寫檔" : "，寫到 ", options.dry_run ? "" : options.output);
  }
}

ExitCode run(const Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  mysql::initialise_driver();
  config::Database database = config.database;
  database.read_timeout *= 10;
  mysql::Connection connection(database, config.report_account.user, config::read_secret(config.report_account.password_file));
  mysql::MysqlClassStore classes(connection);
  mysql::MysqlOfficeReportStore reports(connection);
  mysql::MysqlRoundReportStore about(connection);
  cli::Progress progress(cli::progress_style(options.common.json), options.dry_run ? 1 : 2);
  progress.step("讀取");
  // One view of the database for all of it; nothing is written, so nothing is committed.
  const mysql::Transaction snapshot(connection);
  const auto report = usecase::round_report(classes, reports, options.school, options.round, categories_of(options.office));
  if (!report) return refused(options, report.error());
  const std::string office = office_words(about, options, report->round.id);
  if (!options.dry_run) {
    progress.step("製作");
    const std::filesystem::path file(options.output);
    workbook::WorkbookSetup setup{.title = fmt::format("{} 收訖明細確認報表", office), .created = report->now};
    setup.scratch_folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    workbook::Workbook book(std::move(setup));
    batch::fill_report(book, *report, {about.school_name(options.school).value_or(options.school), office, about.seal(report->round.id)});
    book.finish(file);
  }
  tell(*report, options, office);
  return ExitCode::kDone;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Writes an Excel file about a round of a school: summary with a chart, classes, who is pending, reports by cause, who is deemed to have\n"
      "confirmed, what is disputed. An office sees its own category. A round that is still open is shown as it stands now.\n"
      "The file is there whole or not at all; one of that name is replaced.");
  cli::add_common_options(app, options.common);
  app.add_option("--school", options.school, "school code")->required();
  app.add_option("--round", options.round, "code of the round, such as 1092-regular")->required();
  app.add_option("--office", options.office, "whose file")
      ->required()
      ->check(CLI::IsMember({"discipline", "registry", "teaching", "activities", kSchoolWide}));
  auto* output = app.add_option("--output", options.output, "the file, ending in .xlsx");
  auto* dry_run = app.add_flag("--dry-run", options.dry_run, "show the figures and write nothing");
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  const bool has_output = output->count() > 0;
  if (has_output ? !options.output.ends_with(".xlsx") : dry_run->count() == 0) {
    fmt::print(stderr, "shouqi-report: give --output FILE.xlsx, or --dry-run\n");
    return static_cast<int>(ExitCode::kWrongUse);
  }
  return cli::guarded_main("shouqi-report", [&] { return run(options); });
}
