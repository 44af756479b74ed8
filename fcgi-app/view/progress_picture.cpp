#include "view/progress_picture.hpp"

#include <fmt/format.h>

#include <array>

#include "templates/progress_picture.hpp"

namespace shouqi::view {
namespace {

struct Segment {
  const char* kind;
  const char* word;
  std::uint32_t count;
};

// In the order of the bar: what is done first, what is missing last.
std::array<Segment, 4> segments(const domain::Totals& totals) {
  return {{{"confirmed", "已確認", totals.confirmed()},
           {"disputed", "處理中", totals.disputed()},
           {"deemed", "逾期視為確認", totals.deemed()},
           {"waiting", "還沒完成", totals.waiting()}}};
}

}  // namespace

ProgressPicture::ProgressPicture(const TemplateSet& templates) : file_(templates.file("progress_picture.tpl")) {}

void ProgressPicture::include(Dictionary& into, const Marker& marker, const std::vector<ProgressBar>& bars) const {
  Dictionary picture = into.include(marker, file_);
  for (const ProgressBar& bar : bars) {
    Dictionary row = picture.add(kpp_BAR);
    const std::uint32_t total = bar.totals.total();
    row.set(kpp_LABEL, bar.label).set(kpp_CONFIRMED, bar.totals.confirmed()).set(kpp_TOTAL, total);
    if (total == 0) {
      row.show(kpp_NOBODY);
      continue;
    }
    Dictionary drawn = row.add(kpp_DRAWN);
    std::string words;
    double x = 0;
    for (const Segment& segment : segments(bar.totals)) {
      if (segment.count == 0) continue;
      const double width = 100.0 * segment.count / total;
      drawn.add(kpp_SEGMENT).set(kpp_KIND, segment.kind).set(kpp_X, fmt::format("{:.3f}", x)).set(kpp_WIDTH, fmt::format("{:.3f}", width));
      x += width;
      words += fmt::format("{}{} {} {}", words.empty() ? "" : "，", segment.word, segment.count, bar.unit);
      row.add(kpp_FIGURE).set(kpp_KIND, segment.kind).set(kpp_WORD, segment.word).set(kpp_COUNT, segment.count);
    }
    drawn.set(kpp_TEXT, bar.label + "：" + words);
  }
}

}  // namespace shouqi::view
