// What becomes of a sealed bundle, step by step (SPEC 6). Three words that never stand for each other: 已封存, 已送出, 中央已收訖.
#pragma once

#include <optional>
#include <string_view>

namespace shouqi::domain {

enum class SealStepKind {
  // The bundle lies under its name.
  kStored,
  // An upload has begun.
  kSending,
  // The receiver's folder has it, read back and with its mark.
  kSent,
  // The central database says that it holds what was sealed.
  kReceived,
  // It holds something else.
  kDiffers,
};
// "stored", "sending", "sent", "received", "differs": database, --json.
std::string_view to_string(SealStepKind kind);
std::optional<SealStepKind> parse_seal_step_kind(std::string_view text);
// 已封存, 正在送出, 已送出, 中央已收訖, 與中央不符.
std::string_view title(SealStepKind kind);

}  // namespace shouqi::domain
