#include "domain/round_seal.hpp"

#include <array>

namespace shouqi::domain {
namespace {

struct Words {
  std::string_view name;
  std::string_view title;
};
// In the order of the enumerations.
constexpr std::array<Words, 5> kStages{
    {{"finishing", "封存中"}, {"stored", "已封存"}, {"sent", "已送出"}, {"received", "中央已收訖"}, {"differs", "中央內容不符，學校處理中"}}};
constexpr std::array<Words, 4> kAnswered{{{"explicit", "本人確認"}, {"deemed", "逾期視為確認"}, {"held", "仍有爭議"}, {"none", "沒有資料"}}};

}  // namespace

std::string_view to_string(SealStage stage) { return kStages.at(static_cast<std::size_t>(stage)).name; }
std::string_view title(SealStage stage) { return kStages.at(static_cast<std::size_t>(stage)).title; }

std::optional<SealStage> seal_stage(std::string_view last_kind) {
  if (last_kind.empty()) return SealStage::kFinishing;
  for (const SealStage stage : {SealStage::kStored, SealStage::kSent, SealStage::kReceived, SealStage::kDiffers}) {
    if (to_string(stage) == last_kind) return stage;
  }
  return std::nullopt;
}

std::string_view to_string(Answered answered) { return kAnswered.at(static_cast<std::size_t>(answered)).name; }
std::string_view title(Answered answered) { return kAnswered.at(static_cast<std::size_t>(answered)).title; }

std::optional<Answered> answered(AnswerState state) {
  switch (state) {
    case AnswerState::kConfirmed:
      return Answered::kExplicit;
    case AnswerState::kDeemed:
      return Answered::kDeemed;
    case AnswerState::kReported:
    case AnswerState::kFixing:
    case AnswerState::kRecheck:
      return Answered::kHeld;
    case AnswerState::kNotRequired:
      return Answered::kNone;
    case AnswerState::kAwaiting:
    case AnswerState::kPending:
    case AnswerState::kLeft:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string grouped_hex(std::string_view digits) {
  constexpr std::size_t kGroup = 4;
  std::string text;
  for (std::size_t at = 0; at < digits.size(); at += kGroup) {
    if (at > 0) text += ' ';
    text += digits.substr(at, kGroup);
  }
  return text;
}

}  // namespace shouqi::domain
