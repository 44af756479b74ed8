// bench_workbooks class|school|rows FILE     makes a workbook of the staff's pages again and again; prints seconds, rows and the peak of memory
//
// class: class.xlsx of 45 students. school: office.xlsx of 2,000 reports, one a student, and 45 classes. From stores that answer at once, so
// that what is measured is the filling and the file. rows: 100,000 rows of a list as shouqi-report writes it. EXIT STATUS  0 done; 2 wrong use
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>

#include "pages/class_file.hpp"
#include "pages/office_file.hpp"
#include "workbook/workbook.hpp"

namespace {

using namespace shouqi;
using domain::AnswerState;
using domain::Category;

constexpr int kClass = 45;
constexpr int kSchool = 2000;
constexpr int kRows = 100'000;
constexpr std::array kStates{AnswerState::kPending,  AnswerState::kConfirmed, AnswerState::kReported,    AnswerState::kFixing,
                             AnswerState::kRecheck, AnswerState::kDeemed,    AnswerState::kNotRequired, AnswerState::kLeft};

base::Instant at(int hours) { return base::Instant(std::chrono::hours(500'000 + hours)); }

class Classes final : public store::ClassStore {
 public:
  store::ClassRounds rounds(std::string_view, domain::ClassId, int) override { return held(); }
  store::ClassRounds school_rounds(std::string_view) override { return held(); }
  std::vector<store::ClassMember> members(domain::RoundId, domain::ClassId) override {
    std::vector<store::ClassMember> students;
    for (int i = 0; i < kClass; ++i) {
      store::ClassMember student{static_cast<domain::StudentId>(i), "普通二18班", std::to_string(10 + i), "0870" + std::to_string(100 + i),
                                 "歐陽林小廷" + std::to_string(i), {}};
      for (const Category category : domain::kCategories) {
        domain::Turn turn;
        turn.number = 1;
        turn.state = kStates.at(static_cast<std::size_t>(i) % kStates.size());
        student.answers[category] = turn;
      }
      students.push_back(std::move(student));
    }
    return students;
  }
  std::optional<store::ClassMember> member(domain::RoundId, domain::ClassId, domain::StudentId) override { return std::nullopt; }
  std::vector<store::Tally> tallies(domain::RoundId round) override {
    std::vector<store::Tally> all;
    for (int i = 0; i < kSchool / kClass + 1; ++i) {
      for (const Category category : domain::kCategories) {
        for (const AnswerState state : kStates) {
          all.push_back({round, static_cast<domain::ClassId>(i + 1), "普通二" + std::to_string(10 + i) + "班", category, state, std::nullopt, 5});
        }
      }
    }
    return all;
  }

 private:
  static store::ClassRounds held() {
    return {at(0), {{1, "1092-regular", *domain::Term::parse("1092"), "regular", {domain::RoundState::kOpen, at(-9), at(99), std::nullopt}, kSchool}}};
  }
};

class Reports final : public store::OfficeReportStore {
 public:
  store::ReportQueue queue(const store::OfficeScope&, domain::RoundId) override {
    store::ReportQueue all{at(0), {}};
    for (int i = 0; i < kSchool; ++i) {
      store::QueuedReport report{.document_term = *domain::Term::parse("1092")};
      report.id = static_cast<domain::ReportId>(i + 1);
      report.category = Category::kCourse;
      report.student = {static_cast<domain::StudentId>(i), 18, "普通二18班", std::to_string(i % kClass), std::to_string(8700000 + i), "林小廷", "day"};
      report.complaints = {{domain::Pattern::kWrong, "學分應該是 3，和成績單不一樣，第 " + std::to_string(i) + " 位同學這樣說。"}};
      report.subjects = {{"學期成績", "國語文", "修課學分"}};
      report.at = at(-i % 120);
      report.step = 1;
      report.said = i % 3 == 0 ? "已和課程計畫核對，會請中央資料庫更正。" : "";
      report.handler = i % 3 == 0 ? "邵祐群" : "";
      report.state = i % 3 == 0 ? domain::ReportState::kAccepted : domain::ReportState::kOpen;
      all.reports.push_back(std::move(report));
    }
    return all;
  }
  std::optional<store::OfficeReport> find(const store::OfficeScope&, domain::ReportId) override { return std::nullopt; }
  store::InsertOutcome act(const store::OfficeScope&, const store::NewOfficeAct&, const domain::Event&) override {
    return store::InsertOutcome::kNotApplicable;
  }
};

std::string list_of_rows() {
  workbook::Workbook book({.title = "收訖明細確認報表", .created = at(0), .memory = workbook::Memory::kConstant});
  workbook::Sheet& sheet = book.add_sheet({.name = "待確認",
                                           .columns = {{"班級"}, {"座號"}, {"學號"}, {"姓名"}, {"項目"}, {"筆數", workbook::Kind::kNumber},
                                                       {"狀態", workbook::Kind::kState}, {"截止時間", workbook::Kind::kDate}},
                                           .frozen_columns = 4});
  for (int i = 0; i < kRows; ++i) {
    const auto index = static_cast<std::size_t>(i);
    sheet.add_row({"普通二" + std::to_string(10 + i / kClass % 40) + "班", std::to_string(i % kClass), std::to_string(8'700'000 + i), "歐陽林小廷",
                   std::string(domain::title(domain::kCategories.at(index % 4))), static_cast<double>(i % 30),
                   workbook::state_of(kStates.at(index % kStates.size())), at(i % 99)});
  }
  return book.finish();
}

// The peak of this program alone; what getrusage tells begins with the program that has started it.
std::string peak_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmHWM:" && status >> word) return word;
  }
  return "0";
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() != 2 || (words[0] != "class" && words[0] != "school" && words[0] != "rows")) {
    std::cerr << "bench_workbooks: class|school|rows FILE\n";
    return 2;
  }
  Classes classes;
  Reports reports;
  pages::ClassFile class_file(classes);
  pages::OfficeFile office_file(reports, classes);
  domain::Principal person;
  person.staff_id = 1;
  person.school_code = "990001";
  person.school_name = "示範高中";
  person.name = "汪惠芸";
  person.homeroom_of = {{18, "普通二18班", 109, 2, "day"}};
  person.duties = {Category::kCourse};
  http::Request request;
  if (words[0] == "school") request.query.add("view", "all");
  http::RequestContext context{.request = request, .principal = &person};
  context.class_id = 18;
  std::vector<double> seconds;
  std::string body;
  // The first one also fills caches and makes the heap what it will stay.
  for (int round = 0; round < 8; ++round) {
    const auto begun = std::chrono::steady_clock::now();
    body = words[0] == "rows" ? list_of_rows() : (words[0] == "class" ? class_file.give(context) : office_file.give(context)).body;
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
  }
  std::ofstream(words[1], std::ios::binary) << body;
  std::sort(seconds.begin(), seconds.end());
  std::cout << "{\"median\": " << seconds[seconds.size() / 2] << ", \"slowest\": " << seconds.back() << ", \"rows\": "
            << (words[0] == "rows" ? kRows : words[0] == "class" ? kClass : kSchool) << ", \"bytes\": " << body.size() << ", \"peak_kib\": " << peak_kib() << "}\n";
  return 0;
}
