// One thing: a workbook from its first call to its last byte; formats, sheets and the file share one library handle.
#include "workbook/workbook.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"

namespace shouqi::workbook {
namespace {

constexpr const char* kFont = "Microsoft JhengHei";
// Chinese Big5: lets a computer without the font choose a Chinese one.
constexpr std::uint8_t kFontCharset = 136;
constexpr std::uint8_t kFontFamilySwiss = 2;
constexpr const char* kTextFormat = "@";
// Years of the Republic, as the schools write them; the cell is a real date.
constexpr const char* kDateFormat = "[$-404]e/mm/dd";
constexpr const char* kMomentFormat = "[$-404]e/mm/dd hh:mm:ss";
constexpr double kNarrowest = 6;
constexpr double kWidest = 46;
constexpr double kPadding = 2;
// The arrow of the filter stands in the header cell.
constexpr double kFilterArrow = 3;
constexpr std::uint8_t kA4 = 9;
constexpr std::size_t kHeaderLimit = 255;
constexpr std::size_t kPropertyLimit = 255;
// Points; the first is what Excel takes by itself, the second its limit.
constexpr double kLineHeight = 15;
constexpr double kTallest = 409;
constexpr int kChartWidth = 720;
constexpr int kChartHeight = 360;

struct Colours {
  lxw_color_t ink;
  lxw_color_t paper;
};

Colours colours(Tone tone) {
  switch (tone) {
    case Tone::kWait: return {0x7f4500, 0xfcedd6};
    case Tone::kDone: return {0x1b6537, 0xe1f1e5};
    case Tone::kAlert: return {0x98182e, 0xfbe4e7};
    case Tone::kInfo: return {0x234a96, 0xe4ebf9};
    case Tone::kPast: return {0x64408a, 0xefe7f7};
    case Tone::kQuiet: break;
  }
  return {0x4f5b63, 0xe9e7df};
}

void check(lxw_error error, const std::string& what) {
  if (error == LXW_NO_ERROR) return;
  throw base::Error("workbook: " + what + ": " + lxw_strerror(error));
}

[[noreturn]] void fail(const std::string& what) { throw base::Error("workbook: " + what + ": " + std::strerror(errno)); }

// At most `limit` UTF-8 bytes, cut between two characters.
std::string at_most(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
  return text.substr(0, limit);
}

// In a printed header & begins a code.
std::string header_text(std::string_view text) {
  std::string out;
  for (const char c : cell_text(text)) {
    if (c == '\n') {
      out += ' ';
    } else {
      out += c == '&' ? "&&" : std::string(1, c);
    }
  }
  return out;
}

constexpr std::chrono::sys_days kDayZero{std::chrono::year{1899} / 12 / 30};
// Excel believes that 1900 was a leap year: days before March of it are off by one.
constexpr std::chrono::sys_days kFirstDay{std::chrono::year{1900} / 3 / 1};

double serial(std::chrono::year_month_day day) {
  if (!day.ok() || std::chrono::sys_days(day) < kFirstDay) throw base::Error("workbook: not a day that Excel knows");
  return static_cast<double>((std::chrono::sys_days(day) - kDayZero).count());
}

double serial(base::Instant instant) {
  const auto taipei = std::chrono::floor<std::chrono::seconds>(instant + std::chrono::hours(8));
  if (taipei < kFirstDay) throw base::Error("workbook: not a time that Excel knows");
  return static_cast<double>((taipei - kDayZero).count()) / 86400.0;
}

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// A file without a name: whatever happens to this process, nothing is left behind.
int open_scratch(const std::filesystem::path& folder) {
  std::string name = (folder / "shouqi-workbook-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail("cannot write in " + folder.string());
  ::unlink(name.c_str());
  return descriptor;
}

std::string read_all(int descriptor) {
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  if (size < 0) fail("cannot read what was written");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = ::pread(descriptor, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail("cannot read what was written");
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write " + name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_durably(const std::filesystem::path& file, std::string_view bytes) {
  const std::string part = file.string() + ".part";
  try {
    const File out(::open(part.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (out.descriptor() < 0) fail("cannot write " + part);
    write_all(out.descriptor(), bytes, part);
    if (::fsync(out.descriptor()) != 0) fail("cannot write " + part);
    if (read_all(out.descriptor()) != bytes) throw base::IntegrityError("workbook: " + part + " does not hold what was written");
    if (::rename(part.c_str(), file.c_str()) != 0) fail("cannot rename to " + file.string());
  } catch (const base::Error&) {
    ::unlink(part.c_str());
    throw;
  }
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const File entry(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (entry.descriptor() < 0 || ::fsync(entry.descriptor()) != 0) fail("cannot write " + folder.string());
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::uint8_t chart_type(ChartKind kind) {
  switch (kind) {
    case ChartKind::kColumn: return LXW_CHART_COLUMN;
    case ChartKind::kStackedBar: return LXW_CHART_BAR_STACKED;
    case ChartKind::kStackedColumn: return LXW_CHART_COLUMN_STACKED;
    case ChartKind::kBar: break;
  }
  return LXW_CHART_BAR;
}

}  // namespace

// Every look that a cell can have, made once.
struct Formats {
  explicit Formats(lxw_workbook* book) : book_(book) {
    header = make(10);
    format_set_bold(header);
    format_set_bg_color(header, 0xe0eeee);
    format_set_bottom(header, LXW_BORDER_MEDIUM);
    format_set_bottom_color(header, 0x0b5a65);
    format_set_align(header, LXW_ALIGN_VERTICAL_CENTER);
    text = make(10);
    format_set_num_format(text, kTextFormat);
    number = make(10);
    format_set_align(number, LXW_ALIGN_RIGHT);
    date = make(10);
    format_set_num_format(date, kDateFormat);
    format_set_align(date, LXW_ALIGN_LEFT);
    moment = make(10);
    format_set_num_format(moment, kMomentFormat);
    format_set_align(moment, LXW_ALIGN_LEFT);
    label = make(10);
    format_set_bold(label);
    for (const Tone tone : {Tone::kQuiet, Tone::kWait, Tone::kDone, Tone::kAlert, Tone::kInfo, Tone::kPast}) {
      lxw_format* state = make(10);
      format_set_num_format(state, kTextFormat);
      format_set_bold(state);
      format_set_font_color(state, colours(tone).ink);
      format_set_bg_color(state, colours(tone).paper);
      states[tone] = state;
    }
  }

  lxw_format* of(Kind kind) const { return kind == Kind::kNumber ? number : kind == Kind::kDate ? date : text; }

  lxw_format* header;
  lxw_format* text;
  lxw_format* number;
  lxw_format* date;
  lxw_format* moment;
  lxw_format* label;
  std::map<Tone, lxw_format*> states;

 private:
  lxw_format* make(double size) {
    lxw_format* format = workbook_add_format(book_);
    if (format == nullptr) throw base::Error("workbook: no memory for a format");
    format_set_font_name(format, kFont);
    format_set_font_size(format, size);
    format_set_font_family(format, kFontFamilySwiss);
    format_set_font_charset(format, kFontCharset);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xbfbfbf);
    return format;
  }

  lxw_workbook* book_;
};

// The library's handle and what belongs to it. The library frees everything when it closes, and only then.
struct Book {
  explicit Book(WorkbookSetup wanted) : setup(std::move(wanted)), scratch(open_scratch(setup.scratch_folder)) {
    std::string folder = setup.scratch_folder.string();
    const std::string file = "/proc/self/fd/" + std::to_string(scratch.descriptor());
    lxw_workbook_options options{static_cast<std::uint8_t>(setup.memory == Memory::kConstant ? LXW_TRUE : LXW_FALSE), folder.data(), LXW_FALSE};
    handle = workbook_new_opt(file.c_str(), &options);
    if (handle == nullptr) throw base::Error("workbook: the library gives no workbook");
    try {
      formats = std::make_unique<Formats>(handle);
      set_properties();
    } catch (...) {
      static_cast<void>(close());
      throw;
    }
  }
  ~Book() { static_cast<void>(close()); }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  // Frees the handle, whatever comes of it.
  lxw_error close() {
    if (handle == nullptr) return LXW_NO_ERROR;
    // Given up before its first sheet. The library closes the temporary file of a sheet only when something stands in it.
    if (lxw_worksheet* sheet = sheets.empty() ? workbook_add_worksheet(handle, nullptr) : nullptr) {
      static_cast<void>(worksheet_write_string(sheet, 0, 0, "-", nullptr));
    }
    return workbook_close(std::exchange(handle, nullptr));
  }

  void set_properties() const {
    std::string title = at_most(cell_text(setup.title), kPropertyLimit);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(setup.created));
    check(workbook_set_properties(handle, &properties), "properties");
  }

  WorkbookSetup setup;
  File scratch;
  lxw_workbook* handle = nullptr;
  std::unique_ptr<Formats> formats;
  std::vector<std::unique_ptr<Sheet>> sheets;
};

Sheet::Sheet(Book& book, lxw_worksheet* handle, SheetSetup setup)
    : book_(book), handle_(handle), setup_(std::move(setup)), widths_(setup_.columns.size(), 0) {
  worksheet_set_paper(handle_, kA4);
  if (setup_.orientation == Orientation::kLandscape) worksheet_set_landscape(handle_);
  worksheet_set_margins(handle_, 0.5, 0.5, 0.8, 0.7);
  worksheet_fit_to_pages(handle_, 1, 0);
  worksheet_freeze_panes(handle_, 1, setup_.frozen_columns);
  check(worksheet_repeat_rows(handle_, 0, 0), "repeated rows");
  const std::string time = base::roc_date_time(book_.setup.created);
  const std::string look = std::string("&\"") + kFont + ",Regular\"&9 ";
  const std::string fixed = "&L" + look + "&R" + look + time;
  const std::string title = at_most(header_text(book_.setup.title), kHeaderLimit - fixed.size());
  check(worksheet_set_header(handle_, ("&L" + look + title + "&R" + look + time).c_str()), "page header");
  check(worksheet_set_footer(handle_, ("&L" + look + "&A&R" + look + "第 &P 頁，共 &N 頁").c_str()), "page footer");
  for (std::uint16_t column = 0; column < setup_.columns.size(); ++column) {
    const std::string title_text = cell_text(setup_.columns[column].title);
    check(worksheet_write_string(handle_, 0, column, title_text.c_str(), book_.formats->header), "header cell");
    widen(column, text_width(title_text) + static_cast<std::size_t>(kFilterArrow));
  }
}

void Sheet::add_row(const std::vector<Cell>& cells) {
  if (book_.handle == nullptr) throw base::Error("workbook: a row after the end");
  if (cells.size() != setup_.columns.size()) throw base::Error("workbook: a row of " + setup_.name + " has another number of cells than columns");
  if (next_row_ >= LXW_ROW_MAX) throw base::Error("workbook: the sheet " + setup_.name + " is full");
  lines_ = 1;
  for (std::uint16_t column = 0; column < cells.size(); ++column) write(next_row_, column, cells[column]);
  // Excel would find the height of wrapped text by itself; LibreOffice shows the first line alone.
  if (lines_ > 1) {
    const double height = std::min(kTallest, kLineHeight * static_cast<double>(lines_));
    check(worksheet_set_row(handle_, next_row_, height, nullptr), "row");
  }
  ++next_row_;
}

void Sheet::write(std::uint32_t row, std::uint16_t column, const Cell& cell) {
  const Formats& formats = *book_.formats;
  const auto number = [&](double value, lxw_format* format, std::size_t width) {
    if (!std::isfinite(value)) throw base::Error("workbook: a number that is none, in " + setup_.name);
    check(worksheet_write_number(handle_, row, column, value, format), "number");
    widen(column, width);
  };
  const auto text = [&](const std::string& value, lxw_format* format) {
    if (value.empty()) {
      check(worksheet_write_blank(handle_, row, column, format), "empty cell");
      return;
    }
    const std::string written = cell_text(value);
    check(worksheet_write_string(handle_, row, column, written.c_str(), format), "text");
    widen(column, text_width(written));
    const double declared = setup_.columns[column].width;
    lines_ = std::max(lines_, text_lines(written, static_cast<std::size_t>((declared > 0 ? declared : kWidest) - kPadding)));
  };
  if (const auto* value = std::get_if<std::string>(&cell)) {
    text(*value, formats.text);
  } else if (const auto* amount = std::get_if<double>(&cell)) {
    number(*amount, formats.number, 9);
  } else if (const auto* day = std::get_if<std::chrono::year_month_day>(&cell)) {
    number(serial(*day), formats.date, 10);
  } else if (const auto* moment = std::get_if<base::Instant>(&cell)) {
    number(serial(*moment), formats.moment, 19);
  } else if (const auto* state = std::get_if<State>(&cell)) {
    text(state->word, formats.states.at(state->tone));
  } else {
    check(worksheet_write_blank(handle_, row, column, formats.of(setup_.columns[column].kind)), "empty cell");
  }
}

void Sheet::widen(std::uint16_t column, std::size_t width) { widths_[column] = std::max(widths_[column], width); }

void Sheet::add_chart(Chart chart) {
  const auto exists = [&](std::uint16_t column) { return column < setup_.columns.size(); };
  const bool fits = exists(chart.labels) && !chart.series.empty() &&
                    std::all_of(chart.series.begin(), chart.series.end(), [&](const Series& series) { return exists(series.column); });
  if (!fits) throw base::Error("workbook: a chart of " + setup_.name + " shows a column that there is not");
  if (chart.title.starts_with('=')) throw base::Error("workbook: the title of a chart would be a formula");
  charts_.push_back(std::move(chart));
}

void Sheet::place_chart(const Chart& wanted, std::uint32_t row) {
  lxw_chart* chart = workbook_add_chart(book_.handle, chart_type(wanted.kind));
  if (chart == nullptr) throw base::Error("workbook: no memory for a chart");
  const std::string title = cell_text(wanted.title);
  chart_title_set_name(chart, title.c_str());
  const std::uint32_t last = std::max<std::uint32_t>(rows(), 1);
  for (const Series& one : wanted.series) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (series == nullptr) throw base::Error("workbook: no memory for a chart");
    chart_series_set_name_range(series, setup_.name.c_str(), 0, one.column);
    chart_series_set_categories(series, setup_.name.c_str(), 1, wanted.labels, last, wanted.labels);
    chart_series_set_values(series, setup_.name.c_str(), 1, one.column, last, one.column);
    lxw_chart_fill fill{};
    fill.color = colours(one.tone).ink;
    chart_series_set_fill(series, &fill);
  }
  const bool lies = wanted.kind == ChartKind::kBar || wanted.kind == ChartKind::kStackedBar;
  // The first row on top, as in the table.
  if (lies) chart_axis_set_reverse(chart->y_axis);
  // A bar that does not begin at nothing is a lie about its length.
  chart_axis_set_min(lies ? chart->x_axis : chart->y_axis, 0);
  if (wanted.series.size() == 1) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  lxw_chart_options options{};
  options.x_scale = kChartWidth / 480.0;
  options.y_scale = kChartHeight / 288.0;
  options.description = const_cast<char*>(title.c_str());
  check(worksheet_insert_chart_opt(handle_, row, 0, chart, &options), "chart");
}

void Sheet::finish() {
  for (std::uint16_t column = 0; column < setup_.columns.size(); ++column) {
    const Column& declared = setup_.columns[column];
    const double needed = std::clamp(static_cast<double>(widths_[column]) + kPadding, kNarrowest, kWidest);
    check(worksheet_set_column(handle_, column, column, declared.width > 0 ? declared.width : needed, nullptr), "column");
  }
  const auto last = static_cast<std::uint16_t>(setup_.columns.size() - 1);
  check(worksheet_autofilter(handle_, 0, 0, rows(), last), "filter");
  // A number in a text column is meant: no green corners.
  check(worksheet_ignore_errors(handle_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"), "marks");
  std::uint32_t row = next_row_ + 1;
  for (const Chart& chart : charts_) {
    place_chart(chart, row);
    row += kChartHeight / 20 + 2;
  }
}

Workbook::Workbook(WorkbookSetup setup) : book_(std::make_unique<Book>(std::move(setup))) {}
Workbook::~Workbook() = default;

void Workbook::check_open() const {
  if (book_->handle == nullptr) throw base::Error("workbook: it is finished already");
}

Sheet& Workbook::add_sheet(SheetSetup setup) {
  check_open();
  if (setup.columns.empty() || setup.columns.size() > LXW_COL_MAX || setup.frozen_columns >= setup.columns.size()) {
    throw base::Error("workbook: the sheet " + setup.name + " needs columns, and one that is not frozen");
  }
  if (setup.name != legal_sheet_name(setup.name)) throw base::Error("workbook: Excel takes no sheet of the name " + setup.name);
  check(workbook_validate_sheet_name(book_->handle, setup.name.c_str()), "sheet name " + setup.name);
  lxw_worksheet* handle = workbook_add_worksheet(book_->handle, setup.name.c_str());
  if (handle == nullptr) throw base::Error("workbook: Excel takes no sheet of the name " + setup.name);
  book_->sheets.push_back(std::make_unique<Sheet>(*book_, handle, std::move(setup)));
  return *book_->sheets.back();
}

void Workbook::add_notes(const std::vector<Note>& notes) {
  Sheet& sheet = add_sheet({.name = "說明", .columns = {{"項目", Kind::kText, 18}, {"內容", Kind::kText, 76}}});
  for (const Note& note : notes) sheet.add_row({note.label, note.text});
}

std::string Workbook::free_name(std::string_view wanted) const {
  const std::string first = legal_sheet_name(wanted);
  std::string name = first;
  const auto taken = [&] {
    return std::any_of(book_->sheets.begin(), book_->sheets.end(), [&](const auto& sheet) { return same_name(sheet->name(), name); });
  };
  for (int number = 2; taken(); ++number) {
    const std::string suffix = "（" + std::to_string(number) + "）";
    std::vector<char32_t> head = base::code_points(first);
    // Characters outside the BMP count twice for Excel: half of the room is always enough.
    if (base::to_utf16(first + suffix).size() > 31) head.resize(std::min<std::size_t>(head.size(), 13));
    name = legal_sheet_name(base::to_utf8(head) + suffix);
  }
  return name;
}

void Workbook::close() {
  check_open();
  if (book_->sheets.empty()) throw base::Error("workbook: there is no sheet");
  for (const auto& sheet : book_->sheets) sheet->finish();
  check(book_->close(), "the file cannot be put together");
}

std::string Workbook::finish() {
  close();
  return read_all(book_->scratch.descriptor());
}

void Workbook::finish(const std::filesystem::path& file) { write_durably(file, finish()); }

}  // namespace shouqi::workbook
