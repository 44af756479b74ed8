#include "workbook/workbook.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <thread>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::workbook {

class WorkbookTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(WorkbookTest);
  CPPUNIT_TEST(the_same_calls_make_the_same_bytes_whatever_thread_makes_them);
  CPPUNIT_TEST(a_file_is_there_whole_or_not_at_all);
  CPPUNIT_TEST(a_workbook_given_up_leaves_no_file_and_no_descriptor);
  CPPUNIT_TEST(a_folder_that_cannot_be_written_is_named);
  CPPUNIT_TEST(a_row_must_fit_its_columns);
  CPPUNIT_TEST(a_number_that_is_none_and_a_day_that_excel_lacks_are_errors);
  CPPUNIT_TEST(a_sheet_needs_a_name_of_its_own);
  CPPUNIT_TEST(a_chart_shows_columns_that_there_are);
  CPPUNIT_TEST(nothing_is_added_after_the_end);
  CPPUNIT_TEST_SUITE_END();

  support::TemporaryFolder folder_;

  WorkbookSetup setup(Memory memory = Memory::kWhole) const {
    return {.title = "試", .created = base::parse_taipei("2021-11-13 05:00"), .memory = memory, .scratch_folder = folder_.path()};
  }
  std::string specimen(Memory memory) const {
    Workbook book(setup(memory));
    Sheet& sheet = book.add_sheet({.name = "甲", .columns = {{"字"}, {"數", Kind::kNumber}}});
    for (int row = 0; row < 200; ++row) sheet.add_row({"第 " + std::to_string(row) + " 列", static_cast<double>(row)});
    return book.finish();
  }
  static std::size_t descriptors() {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()));
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_.path()), std::filesystem::directory_iterator()));
  }

 public:
  void the_same_calls_make_the_same_bytes_whatever_thread_makes_them() {
    for (const Memory memory : {Memory::kWhole, Memory::kConstant}) {
      const std::string wanted = specimen(memory);
      std::vector<std::string> made(4);
      std::vector<std::thread> threads;
      for (std::string& place : made) threads.emplace_back([&] { place = specimen(memory); });
      for (std::thread& thread : threads) thread.join();
      for (const std::string& one : made) CPPUNIT_ASSERT(one == wanted);
    }
  }
  void a_file_is_there_whole_or_not_at_all() {
    Workbook book(setup());
    book.add_sheet({.name = "甲", .columns = {{"字"}}}).add_row({"一"});
    const auto file = folder_.path() / "檔案.xlsx";
    book.finish(file);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, files());
    CPPUNIT_ASSERT(std::filesystem::file_size(file) > 1000);
    Workbook another(setup());
    another.add_sheet({.name = "甲", .columns = {{"字"}}});
    CPPUNIT_ASSERT_THROW(another.finish(folder_.path() / "沒有" / "檔案.xlsx"), base::Error);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, files());
  }
  void a_workbook_given_up_leaves_no_file_and_no_descriptor() {
    const std::size_t before = descriptors();
    for (const Memory memory : {Memory::kWhole, Memory::kConstant}) {
      const Workbook empty(setup(memory));
      Workbook book(setup(memory));
      book.add_sheet({.name = "甲", .columns = {{"字"}}}).add_row({"一"});
    }
    CPPUNIT_ASSERT_EQUAL(before, descriptors());
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, files());
  }
  void a_folder_that_cannot_be_written_is_named() {
    WorkbookSetup nowhere = setup();
    nowhere.scratch_folder /= "沒有";
    try {
      const Workbook book(nowhere);
      CPPUNIT_FAIL("made a workbook nowhere");
    } catch (const base::Error& error) {
      CPPUNIT_ASSERT(std::string(error.what()).find("沒有") != std::string::npos);
    }
  }
  void a_row_must_fit_its_columns() {
    Workbook book(setup());
    Sheet& sheet = book.add_sheet({.name = "甲", .columns = {{"字"}, {"數", Kind::kNumber}}});
    CPPUNIT_ASSERT_THROW(sheet.add_row({"一"}), base::Error);
    CPPUNIT_ASSERT_THROW(sheet.add_row({"一", 2.0, 3.0}), base::Error);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, sheet.rows());
  }
  void a_number_that_is_none_and_a_day_that_excel_lacks_are_errors() {
    Workbook book(setup());
    Sheet& sheet = book.add_sheet({.name = "甲", .columns = {{"數", Kind::kNumber}}});
    CPPUNIT_ASSERT_THROW(sheet.add_row({std::nan("")}), base::Error);
    CPPUNIT_ASSERT_THROW(sheet.add_row({std::numeric_limits<double>::infinity()}), base::Error);
    CPPUNIT_ASSERT_THROW(sheet.add_row({std::chrono::year{1900} / 2 / 28}), base::Error);
    CPPUNIT_ASSERT_THROW(sheet.add_row({std::chrono::year{2021} / 2 / 30}), base::Error);
  }
  void a_sheet_needs_a_name_of_its_own() {
    Workbook book(setup());
    book.add_sheet({.name = "Class", .columns = {{"字"}}});
    for (const char* name : {"", "a/b", "'a", "CLASS", "History"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(name, book.add_sheet({.name = name, .columns = {{"字"}}}), base::Error);
    }
    CPPUNIT_ASSERT_EQUAL(std::string("CLASS（2）"), book.free_name("CLASS"));
    CPPUNIT_ASSERT_THROW(book.add_sheet({.name = "乙", .columns = {}}), base::Error);
  }
  void a_chart_shows_columns_that_there_are() {
    Workbook book(setup());
    Sheet& sheet = book.add_sheet({.name = "甲", .columns = {{"字"}, {"數", Kind::kNumber}}});
    CPPUNIT_ASSERT_THROW(sheet.add_chart({.title = "圖", .labels = 0, .series = {{.column = 2}}}), base::Error);
    CPPUNIT_ASSERT_THROW(sheet.add_chart({.title = "圖", .labels = 0, .series = {}}), base::Error);
    CPPUNIT_ASSERT_THROW(sheet.add_chart({.title = "=甲!A1", .labels = 0, .series = {{.column = 1}}}), base::Error);
  }
  void nothing_is_added_after_the_end() {
    Workbook book(setup());
    CPPUNIT_ASSERT_THROW(book.finish(), base::Error);
    Sheet& sheet = book.add_sheet({.name = "甲", .columns = {{"字"}}});
    book.finish();
    CPPUNIT_ASSERT_THROW(sheet.add_row({"一"}), base::Error);
    CPPUNIT_ASSERT_THROW(book.finish(), base::Error);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WorkbookTest);

}  // namespace shouqi::workbook
