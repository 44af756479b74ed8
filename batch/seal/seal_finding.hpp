// What a look through a round before sealing has found. One finding a code, with how often and the first of whom it is about.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::seal {

enum class Severity {
  // Somebody should look at it; it is sealed as it is.
  kWarning,
  // Must be mended first.
  kBlocking,
  // Stored data contradicts itself.
  kBroken,
};
// "warning", "blocking", "broken"
std::string_view to_string(Severity severity);

struct SealFinding {
  // "digest-mismatch" …: for machines.
  std::string code;
  Severity severity = Severity::kWarning;
  // What is wrong and what to do about it.
  std::string text;
  std::uint64_t count = 0;
  // "普通二18班 05 10901005" …, at most kExamples.
  std::vector<std::string> examples;
};

class SealFindings {
 public:
  static constexpr std::size_t kExamples = 5;

  void add(std::string_view code, Severity severity, std::string_view text, std::string_view example = {});

  // Broken first, then blocking, then warnings; by code.
  std::vector<SealFinding> list() const;
  bool has(Severity severity) const;

 private:
  std::map<std::string, SealFinding, std::less<>> by_code_;
};

}  // namespace shouqi::seal
