#include "import_report.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace shouqi::batch {
namespace {

std::string line(const usecase::DocumentChange& change) {
  const domain::DifferenceCounts& found = change.differences;
  std::string text = fmt::format("{} {} {} {}：多 {}、少 {}、改 {}", change.person.class_name, change.person.seat_no,
                                 base::mask_name(change.person.name), domain::title(change.category), found.extra, found.missing, found.changed);
  if (change.after) text += fmt::format("，{} → {}", domain::title(change.before.value()), domain::title(*change.after));
  return text;
}

}  // namespace

std::string text_report(const usecase::ImportReport& report, bool dry_run) {
  std::string text;
  for (const std::string& finding : report.findings) text += "注意　" + finding + "\n";
  for (const usecase::DocumentChange& change : report.changes) {
    text += (change.reopened ? "再確認　" : "變動　") + line(change) + "\n";
  }
  const store::ImportCounts& counts = report.counts;
  text += fmt::format("{}：新增 {}、變動 {}（其中消失 {}）、不變 {}，請再確認 {} 人次，注意事項 {} 件\n", dry_run ? "試算，沒有寫入" : "已匯入",
                      counts.fresh, counts.changed, counts.gone, counts.unchanged, counts.reopened, report.findings.size());
  return text;
}

nlohmann::json json_report(const usecase::ImportReport& report, bool dry_run) {
  nlohmann::json changes = nlohmann::json::array();
  for (const usecase::DocumentChange& change : report.changes) {
    nlohmann::json entry{{"student_id", change.person.student_id},
                         {"category", domain::to_string(change.category)},
                         {"extra", change.differences.extra},
                         {"missing", change.differences.missing},
                         {"changed", change.differences.changed},
                         {"reopened", change.reopened}};
    if (change.before) entry["before"] = domain::to_string(*change.before);
    if (change.after) entry["after"] = domain::to_string(*change.after);
    changes.push_back(std::move(entry));
  }
  return {{"result", dry_run ? "dry-run" : "imported"},
          {"import_id", report.import_id},
          {"new", report.counts.fresh},
          {"changed", report.counts.changed},
          {"unchanged", report.counts.unchanged},
          {"gone", report.counts.gone},
          {"reopened", report.counts.reopened},
          {"changes", std::move(changes)},
          {"findings", report.findings}};
}

}  // namespace shouqi::batch
