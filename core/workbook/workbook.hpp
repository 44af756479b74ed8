// Excel files as schools expect them. RAII over libxlsxwriter, which no other room knows.
//
//   Workbook book({.title = "普二18班 收訖確認", .created = now});
//   book.add_notes({{"來源", "國教署中央資料庫收訖明細"}});
//   Sheet& sheet = book.add_sheet({.name = "班級", .columns = {{"座號"}, {"筆數", Kind::kNumber}, {"狀態", Kind::kState}}});
//   sheet.add_row({"05", 14.0, state_of(state)});
//   response.body = book.finish();
//
// Every sheet has one frozen header row, filters, widths that fit Chinese, rows as high as their text, and prints on A4, one page wide, the header repeated, with title,
// time and page number. The same calls make the same bytes. A workbook belongs to one thread; any number may be written at the same time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "workbook/cell.hpp"

struct lxw_worksheet;

namespace shouqi::workbook {

struct Formats;
struct Book;

// What a column holds: its alignment, how its empty cells are formatted, and that a text in it stays text when a person edits it. A cell of
// another type may stand in it.
enum class Kind { kText, kNumber, kDate, kState };

struct Column {
  std::string title;
  Kind kind = Kind::kText;
  // In half-width characters; 0 for what its longest cell needs, up to 46. Longer text goes on in the next line of its cell.
  double width = 0;
};

enum class Orientation { kPortrait, kLandscape };

struct SheetSetup {
  // Must be legal (legal_sheet_name) and new in the workbook, whatever its case.
  std::string name;
  std::vector<Column> columns;
  // Columns that stay when one scrolls sideways.
  std::uint16_t frozen_columns = 0;
  Orientation orientation = Orientation::kPortrait;
};

enum class ChartKind { kBar, kColumn, kStackedBar, kStackedColumn };

struct Series {
  // Column of numbers; its title names the series.
  std::uint16_t column = 0;
  Tone tone = Tone::kInfo;
};

// A picture of columns of its sheet, from the first row to the last.
struct Chart {
  ChartKind kind = ChartKind::kBar;
  // Our own words: may not begin with '=', which would make it a formula.
  std::string title;
  // Column of the words on the axis.
  std::uint16_t labels = 0;
  std::vector<Series> series;
};

class Sheet {
 public:
  Sheet(Book& book, lxw_worksheet* handle, SheetSetup setup);
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  const std::string& name() const { return setup_.name; }
  // Without the header.
  std::uint32_t rows() const { return next_row_ - 1; }

  // One cell for each column, from left to right. Throws base::Error when there are more or fewer, when a number is not finite, a day lies
  // before March 1900, or the sheet is full (1,048,576 rows).
  void add_row(const std::vector<Cell>& cells);
  // Placed below the table. Throws base::Error when a column does not exist or the title is a formula.
  void add_chart(Chart chart);

 private:
  friend class Workbook;
  void write(std::uint32_t row, std::uint16_t column, const Cell& cell);
  void widen(std::uint16_t column, std::size_t width);
  void finish();
  void place_chart(const Chart& chart, std::uint32_t row);

  Book& book_;
  lxw_worksheet* handle_;
  SheetSetup setup_;
  std::vector<std::size_t> widths_;
  // Of the row that is being written.
  std::size_t lines_ = 1;
  std::vector<Chart> charts_;
  std::uint32_t next_row_ = 1;
};

// kConstant holds one row at a time, for sheets of very many rows; its texts are not shared between cells, which a few old readers mind.
enum class Memory { kWhole, kConstant };

struct WorkbookSetup {
  // In the file's properties and at the head of every printed page.
  std::string title;
  // Beside it, and the only time in the file.
  base::Instant created;
  Memory memory = Memory::kWhole;
  // Where the parts are kept until they are put together. Nothing is left there, whatever happens.
  std::filesystem::path scratch_folder = "/tmp";
};

struct Note {
  std::string label;
  std::string text;
};

class Workbook {
 public:
  // Throws base::Error when nothing can be written in the scratch folder.
  explicit Workbook(WorkbookSetup setup);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // The sheet lives as long as the workbook. Throws base::Error when the name or a column is not usable.
  Sheet& add_sheet(SheetSetup setup);
  // The sheet 說明: one line per note, texts wrapped.
  void add_notes(const std::vector<Note>& notes);
  // legal_sheet_name, with （2） … behind it while a sheet of that name exists.
  std::string free_name(std::string_view wanted) const;

  // Puts the file together and gives its bytes. Nothing can be added afterwards. Throws base::Error, on a full disk as well.
  std::string finish();
  // The same, into a file that is there whole (read back, fsync, rename) or not at all.
  void finish(const std::filesystem::path& file);

 private:
  void close();
  void check_open() const;

  std::unique_ptr<Book> book_;
};

}  // namespace shouqi::workbook
