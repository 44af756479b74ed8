#include "inbox_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace shouqi::batch {
namespace {

using domain::HandInState;

std::string line_of(const InboxLine& line) {
  const std::string head = fmt::format("第 {} 件　{} {}　", line.id, line.school_code, line.round_code);
  if (!line.after) return head + "沒有完成：" + line.problem;
  const domain::HandInResult& result = line.result;
  if (*line.after == HandInState::kRefused) return head + fmt::format("不能匯入（{}）：{}", result.reason, base::without_controls(result.message));
  if (*line.after == HandInState::kWithdrawn) return head + "已被取消";
  const std::string moved = result.ordered_count ? fmt::format("（原定請再確認 {} 人次，資料已變動，沒有匯入）", *result.ordered_count) : "";
  return head + fmt::format("{}{}：新增 {}、變動 {}（其中消失 {}）、不變 {}，請再確認 {} 人次，注意事項 {} 件",
                            *line.after == HandInState::kChecked ? "已檢查" : "已匯入", moved, result.fresh, result.changed, result.gone,
                            result.unchanged, result.reopened, result.findings.size());
}

}  // namespace

std::string text_report(const InboxOutcome& outcome, bool dry_run) {
  if (outcome.already_running) return "收件匣：另一個 shouqi-import --inbox 正在處理\n";
  std::string text;
  for (const InboxLine& line : outcome.lines) text += line_of(line) + "\n";
  for (const std::string& name : outcome.strangers) text += "注意　收件匣裡有不是系統放的檔案，沒有處理：" + name + "\n";
  const auto count = [&](std::optional<HandInState> state) {
    return std::count_if(outcome.lines.begin(), outcome.lines.end(), [&](const InboxLine& line) { return line.after == state; });
  };
  text += fmt::format("{}收件匣：檢查 {}、匯入 {}、不能匯入 {}、沒有完成 {}，清除舊檔 {} 件\n", dry_run ? "試算，沒有寫入　" : "",
                      count(HandInState::kChecked), count(HandInState::kApplied), count(HandInState::kRefused), count(std::nullopt), outcome.swept);
  return text;
}

nlohmann::json json_report(const InboxOutcome& outcome, bool dry_run) {
  nlohmann::json lines = nlohmann::json::array();
  for (const InboxLine& line : outcome.lines) {
    const domain::HandInResult& result = line.result;
    nlohmann::json entry{{"hand_in", line.id},           {"school", line.school_code},     {"round", line.round_code},
                         {"before", to_string(line.before)}, {"new", result.fresh},            {"changed", result.changed},
                         {"unchanged", result.unchanged}, {"gone", result.gone},            {"reopened", result.reopened},
                         {"findings", result.findings},  {"reason", result.reason},        {"message", result.message}};
    if (line.after) entry["after"] = to_string(*line.after);
    if (line.import_id) entry["import_id"] = *line.import_id;
    if (result.ordered_count) entry["ordered_count"] = *result.ordered_count;
    if (!line.problem.empty()) entry["problem"] = line.problem;
    lines.push_back(std::move(entry));
  }
  return {{"result", outcome.already_running ? "already-running" : dry_run ? "dry-run" : "done"},
          {"hand_ins", std::move(lines)},
          {"swept", outcome.swept},
          {"strangers", outcome.strangers}};
}

}  // namespace shouqi::batch
