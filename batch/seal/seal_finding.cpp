#include "seal/seal_finding.hpp"

#include <algorithm>

namespace shouqi::seal {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kWarning: return "warning";
    case Severity::kBlocking: return "blocking";
    case Severity::kBroken: return "broken";
  }
  return {};
}

void SealFindings::add(std::string_view code, Severity severity, std::string_view text, std::string_view example) {
  SealFinding& finding = by_code_.try_emplace(std::string(code), SealFinding{std::string(code), severity, std::string(text), 0, {}}).first->second;
  ++finding.count;
  if (!example.empty() && finding.examples.size() < kExamples) finding.examples.emplace_back(example);
}

std::vector<SealFinding> SealFindings::list() const {
  std::vector<SealFinding> findings;
  for (const auto& [code, finding] : by_code_) findings.push_back(finding);
  std::stable_sort(findings.begin(), findings.end(), [](const SealFinding& left, const SealFinding& right) { return left.severity > right.severity; });
  return findings;
}

bool SealFindings::has(Severity severity) const {
  return std::any_of(by_code_.begin(), by_code_.end(), [&](const auto& entry) { return entry.second.severity == severity; });
}

}  // namespace shouqi::seal
