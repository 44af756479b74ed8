#include "pages/compare_report.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "domain/row_reference.hpp"

namespace shouqi::pages {
namespace {

using domain::Difference;
using domain::DifferenceKind;

// Escaping makes at most three bytes of one: 3 reasons x 3 x 450 bytes and 60 rows of 22 bytes are 5,370 bytes.
constexpr std::size_t kReasonBytes = 450;
constexpr std::size_t kItemBytes = 240;
constexpr std::size_t kMostRows = 60;

// Not more than so many bytes, cut between two characters.
std::string shortened(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

std::string named(const Difference& difference) {
  const nlohmann::json& row = difference.kind == DifferenceKind::kMissing ? difference.before : difference.after;
  const std::string title = domain::row_title(difference.sub_kind, row);
  return shortened(title.empty() ? base::without_controls(difference.sub_kind) : title, kItemBytes / 2);
}

std::string value_words(const std::string& value) { return value.empty() ? "空白" : "「" + value + "」"; }

std::string described(const Difference& difference) {
  std::string text = "「" + named(difference) + "」";
  if (difference.kind != DifferenceKind::kChanged) return text;
  for (const domain::FieldDifference& field : difference.fields) {
    text += fmt::format("{}{}應為{}，收到{}", text.ends_with("」") ? "的" : "；", base::without_controls(field.key),
                        value_words(domain::display(difference.sub_kind, field.key, difference.before)),
                        value_words(domain::display(difference.sub_kind, field.key, difference.after)));
  }
  return shortened(std::move(text), kItemBytes);
}

// "收訖內容多了：「班長」、「股長」等 5 筆。"; empty without any.
std::string sentence(std::string_view begin, std::string_view separator, const std::vector<domain::Difference>& all,
                     DifferenceKind kind) {
  std::string text;
  std::size_t count = 0;
  bool full = false;
  for (const Difference& difference : all) {
    if (difference.kind != kind) continue;
    ++count;
    if (full) continue;
    const std::string item = described(difference);
    full = begin.size() + text.size() + item.size() + 40 > kReasonBytes;
    if (!full) text += (text.empty() ? "" : std::string(separator)) + item;
  }
  if (count == 0) return {};
  return fmt::format("{}{}{}。", begin, text, full ? fmt::format("等 {} 筆", count) : "");
}

}  // namespace

PrefilledReport prefilled_report(const std::vector<Difference>& differences) {
  PrefilledReport report;
  report.extra_reason = sentence("收訖內容多了：", "、", differences, DifferenceKind::kExtra);
  report.missing_reason = sentence("收訖內容少了：", "、", differences, DifferenceKind::kMissing);
  report.wrong_reason = sentence("收訖內容和校內紀錄不同：", "。", differences, DifferenceKind::kChanged);
  for (const Difference& difference : differences) {
    if (difference.kind != DifferenceKind::kMissing && report.rows.size() < kMostRows) {
      report.rows.push_back(domain::row_reference(difference.after));
    }
  }
  return report;
}

}  // namespace shouqi::pages
