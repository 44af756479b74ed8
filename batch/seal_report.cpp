#include "seal_report.hpp"

#include <fmt/format.h>

#include "domain/answer.hpp"

namespace shouqi::batch {
namespace {

std::string_view word(seal::Severity severity) {
  switch (severity) {
    case seal::Severity::kWarning: return "注意";
    case seal::Severity::kBlocking: return "必須處理";
    case seal::Severity::kBroken: return "資料不符";
  }
  return {};
}

std::string findings_text(const std::vector<seal::SealFinding>& findings) {
  std::string text;
  for (const seal::SealFinding& finding : findings) {
    text += fmt::format("{}　{}（{} 筆，{}）\n", word(finding.severity), finding.text, finding.count, finding.code);
    for (const std::string& example : finding.examples) text += fmt::format("　　{}\n", example);
  }
  return text;
}

nlohmann::json findings_json(const std::vector<seal::SealFinding>& findings) {
  nlohmann::json list = nlohmann::json::array();
  for (const seal::SealFinding& finding : findings) {
    list.push_back({{"code", finding.code},
                    {"severity", seal::to_string(finding.severity)},
                    {"text", finding.text},
                    {"count", finding.count},
                    {"examples", finding.examples}});
  }
  return list;
}

std::string counts_text(const seal::RoundSurvey& survey) {
  std::string text;
  for (const auto& [state, count] : survey.answers) text += fmt::format("{}{} {}", text.empty() ? "" : "、", domain::title(state), count);
  return survey.left.empty() ? text : fmt::format("{}、轉出 {} 人", text, survey.left.size());
}

}  // namespace

void SealReport::add_sealed(const std::string& school, const std::string& round, const seal::SealedRound& sealed) {
  const store::SealRecord& record = sealed.record;
  const auto findings = sealed.survey.findings.list();
  nlohmann::json line{{"school", school}, {"round", round}, {"findings", findings_json(findings)}};
  for (const auto& [state, count] : sealed.survey.answers) line["answers"][std::string(domain::to_string(state))] = count;
  text_ += findings_text(findings);
  if (record.sequence == 0) {
    line["result"] = "would-seal";
    text_ += fmt::format("{} {} 可以封存：{}，{} 筆紀錄\n", school, round, counts_text(sealed.survey), sealed.survey.rows);
  } else {
    line["result"] = sealed.is_new ? "sealed" : "already-sealed";
    line.update({{"sequence", record.sequence}, {"root", record.root}, {"file", record.file_name}, {"sha256", record.file_sha256},
                 {"bytes", record.file_bytes}, {"key_id", record.key_id}});
    text_ += fmt::format("{} {} {}：封存序號 {}，{}，樹根 {}\n", school, round, sealed.is_new ? "已封存" : "先前已經封存", record.sequence, record.file_name,
                         record.root);
    if (sealed.is_new) text_ += fmt::format("　　{}，{} 筆紀錄\n", counts_text(sealed.survey), sealed.survey.rows);
  }
  rounds_.push_back(std::move(line));
}

void SealReport::add_refused(const std::string& school, const std::string& round, const seal::SealRefused& refusal) {
  text_ += findings_text(refusal.findings);
  text_ += fmt::format("{} {} 未封存（{}）：{}\n", school, round, seal::to_string(refusal.reason), refusal.message);
  rounds_.push_back({{"school", school},
                     {"round", round},
                     {"result", "refused"},
                     {"reason", seal::to_string(refusal.reason)},
                     {"message", refusal.message},
                     {"findings", findings_json(refusal.findings)}});
}

std::string SealReport::text(bool is_dry_run) const {
  if (rounds_.empty()) return "沒有要封存的梯次\n";
  return is_dry_run ? text_ + "這是試算，沒有寫入任何資料\n" : text_;
}

std::string SealReport::json(bool is_dry_run) const { return nlohmann::json{{"dry_run", is_dry_run}, {"rounds", rounds_}}.dump(); }

}  // namespace shouqi::batch
