#include "domain/seal_step.hpp"

#include <algorithm>
#include <array>

namespace shouqi::domain {
namespace {

struct Words {
  SealStepKind kind;
  std::string_view name;
  std::string_view title;
};

constexpr std::array<Words, 5> kWords{{{SealStepKind::kStored, "stored", "已封存"},
                                       {SealStepKind::kSending, "sending", "正在送出"},
                                       {SealStepKind::kSent, "sent", "已送出"},
                                       {SealStepKind::kReceived, "received", "中央已收訖"},
                                       {SealStepKind::kDiffers, "differs", "與中央不符"}}};

const Words& words_of(SealStepKind kind) { return kWords.at(static_cast<std::size_t>(kind)); }

}  // namespace

std::string_view to_string(SealStepKind kind) { return words_of(kind).name; }

std::string_view title(SealStepKind kind) { return words_of(kind).title; }

std::optional<SealStepKind> parse_seal_step_kind(std::string_view text) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Words& words) { return words.name == text; });
  return found == kWords.end() ? std::nullopt : std::optional(found->kind);
}

}  // namespace shouqi::domain
