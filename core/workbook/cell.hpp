// What may stand in a cell. The type of a value decides how it is written, never its text: a text that looks like a formula, a number or a
// link is a text, and there is no cell of a formula or a link.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.hpp"
#include "domain/answer.hpp"

namespace shouqi::workbook {

// The colour beside a state's word, as on the pages.
enum class Tone { kQuiet, kWait, kDone, kAlert, kInfo, kPast };

struct State {
  std::string word;
  Tone tone = Tone::kQuiet;
};
// The word and the colour of an answer.
State state_of(domain::AnswerState state);

// Empty, text, number, day, moment (shown in Taipei's time), state.
using Cell = std::variant<std::monostate, std::string, double, std::chrono::year_month_day, base::Instant, State>;

// Excel's own limit for the text of one cell, in UTF-16 units.
inline constexpr std::size_t kTextLimit = 32'767;
// Stands at the end of a text that was longer than that: a reader must see that something is missing.
inline constexpr std::string_view kCutNote = "……（文字太長，後面省略）";

// `text` as it goes into a cell: line breaks are LF, characters that XML forbids become a visible U+FFFD, the escapes of the file format
// (_x0041_) stay the text that they are, and what is longer than the limit is cut and ends with kCutNote. Throws base::Error when `text` is
// not UTF-8.
std::string cell_text(std::string_view text);

// Width on paper in half-width characters, two for each full-width one; of the longest line.
std::size_t text_width(std::string_view text);

// How many lines the text takes in a column of that many half-width characters, at least 1: its own breaks, and where it is too long.
std::size_t text_lines(std::string_view text, std::size_t room);

// A name that Excel takes for a sheet: without [ ] : * ? / \ (their full-width forms instead), no apostrophe at an end, 1 to 31 UTF-16 units,
// not the reserved "History". Never fails; what is nothing becomes 工作表.
std::string legal_sheet_name(std::string_view wanted);

}  // namespace shouqi::workbook
