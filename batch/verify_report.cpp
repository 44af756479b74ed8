#include "verify_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/round.hpp"

namespace shouqi::batch {
namespace {

using bundle::Finding;
using bundle::Severity;
using bundle::Verdict;
using nlohmann::json;

std::string finding_text(const Verdict& verdict) {
  std::string text;
  for (const bundle::CodeFacts& code : bundle::all_codes()) {
    const std::uint64_t count = verdict.findings.count(code.code);
    if (count == 0) continue;
    text += fmt::format("{} {}. {} [{}] {}\n", code.severity == Severity::kError ? "✗" : "!", static_cast<int>(code.stage), title(code.stage), code.name,
                        code.text);
    for (const Finding& finding : verdict.findings.kept()) {
      if (finding.code != code.code || (finding.path.empty() && finding.detail.empty())) continue;
      text += fmt::format("    {}{}{}\n", finding.path, finding.path.empty() || finding.detail.empty() ? "" : "：", finding.detail);
    }
    if (count > bundle::Findings::kKept) text += fmt::format("    …共 {} 處\n", count);
    text += fmt::format("    → {}\n", code.meaning);
  }
  return text;
}

std::string statement_text(const Verdict& verdict) {
  if (!verdict.statement || !verdict.is_sound()) return {};
  const bundle::SealStatement& seal = *verdict.statement;
  std::string text = fmt::format("學校 {}，{}（{}），封存序號 {}，時點 {}\n", seal.facts.school, domain::round_title(seal.facts.term, seal.facts.batch),
                                 seal.facts.round(), seal.facts.sequence, base::to_iso8601(seal.facts.cut_off));
  text += "回答";
  for (const auto& [state, count] : seal.answers) text += fmt::format(" {} {}", domain::title(state), count);
  text += fmt::format("；轉出 {} 人\n樹根 {}\n", seal.left, seal.tree_root);
  text += fmt::format("前次 {}\n金鑰 {}\n", seal.facts.previous ? seal.facts.previous->root : "（第一次封存）", seal.key_id);
  return text;
}

std::string outcome_text(const std::string& file, const Verdict& verdict) {
  if (!verdict.is_sound()) return fmt::format("{}：不可採信，{} 處錯誤，{} 處提醒\n", bundle::shown(file), verdict.findings.errors(), verdict.findings.warnings());
  if (verdict.findings.warnings() > 0) return fmt::format("{}：相符，但有 {} 處提醒\n", bundle::shown(file), verdict.findings.warnings());
  return fmt::format("{}：相符\n", bundle::shown(file));
}

// For machines the name as it was given, wherever JSON can hold it.
json file_json(const std::string& file) { return base::is_valid_utf8(file) ? file : bundle::shown(file); }

bool is_sound(const std::vector<bundle::Checked>& bundles) {
  return std::all_of(bundles.begin(), bundles.end(), [](const bundle::Checked& one) { return one.verdict.is_sound(); });
}

json statement_json(const Verdict& verdict) {
  if (!verdict.statement) return nullptr;
  return json::parse(bundle::seal_json(*verdict.statement));
}

}  // namespace

bool is_packed_otherwise(const Verdict& verdict) {
  const auto& findings = verdict.findings.kept();
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return facts(finding.code).stage == bundle::Stage::kContainer; });
}

std::string verdict_text(const std::string& file, const Verdict& verdict) {
  return finding_text(verdict) + statement_text(verdict) + outcome_text(file, verdict);
}

json verdict_json(const std::string& file, const Verdict& verdict) {
  json findings = json::array();
  for (const Finding& finding : verdict.findings.kept()) {
    const bundle::CodeFacts& code = facts(finding.code);
    findings.push_back({{"code", code.name},
                        {"stage", static_cast<int>(code.stage)},
                        {"severity", code.severity == Severity::kError ? "error" : "warning"},
                        {"path", finding.path},
                        {"detail", finding.detail},
                        {"text", code.text},
                        {"meaning", code.meaning}});
  }
  json stages = json::array();
  for (const bundle::Stage stage : verdict.stages) stages.push_back(static_cast<int>(stage));
  return {{"file", file_json(file)},
          {"result", verdict.is_sound() ? "sound" : "unsound"},
          {"errors", verdict.findings.errors()},
          {"warnings", verdict.findings.warnings()},
          {"stages", stages},
          {"findings", findings},
          {"seal", statement_json(verdict)}};
}

std::string chain_text(const std::vector<bundle::Checked>& bundles) {
  std::string text;
  for (const auto& [file, verdict] : bundles) text += verdict_text(file, verdict) + "\n";
  if (!is_sound(bundles)) return text + fmt::format("{} 個封存檔：不可採信，或前後不相連\n", bundles.size());
  const bundle::SealFacts& newest = bundles.back().verdict.statement->facts;
  return text + fmt::format("{} 個封存檔：學校 {} 的封存 1 到 {}，前後相連。最新一次請和公告核對。\n", bundles.size(), newest.school, newest.sequence);
}

json chain_json(const std::vector<bundle::Checked>& bundles) {
  json verdicts = json::array();
  for (const auto& [file, verdict] : bundles) verdicts.push_back(verdict_json(file, verdict));
  return {{"result", is_sound(bundles) ? "sound" : "unsound"}, {"bundles", std::move(verdicts)}};
}

std::string proof_text(const std::string& file, const bundle::ProofVerdict& proof) {
  std::string text = finding_text(proof.verdict) + statement_text(proof.verdict);
  if (proof.leaf && proof.verdict.is_sound()) {
    const bundle::SealedAnswer& answer = proof.leaf->answer;
    text += fmt::format("學號 {}，{}（{}），{}，{}，{} 筆，內容指紋 {}\n", answer.student.number, title(answer.category), answer.term.title(),
                        domain::title(answer.state), base::to_iso8601(answer.at), answer.rows, answer.digest);
  }
  return text + outcome_text(file, proof.verdict);
}

json proof_report_json(const std::string& file, const bundle::ProofVerdict& proof) {
  json report = verdict_json(file, proof.verdict);
  report["leaf"] = proof.leaf ? json::parse(bundle::leaf_json(proof.leaf->answer, proof.leaf->school, proof.leaf->round)) : json();
  return report;
}

}  // namespace shouqi::batch
