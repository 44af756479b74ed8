// What anybody may know of a round's seal: when it was made, how it is recognised, and how far its bundle has come (SPEC 7). Three words that are
// never mixed: 已封存, 已送出, 中央已收訖.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/answer.hpp"

namespace shouqi::domain {

enum class SealStage {
  // In the ledger, and its bundle not yet under its name: to people it is still being made.
  kFinishing,
  kStored,
  kSent,
  kReceived,
  // The central database holds something else than was sent.
  kDiffers
};
// "finishing", "stored", "sent", "received", "differs": data-seal.
std::string_view to_string(SealStage stage);
// 封存中, 已封存, 已送出, 中央已收訖, 中央內容不符，學校處理中
std::string_view title(SealStage stage);
// From the kind of the last step in the ledger that says where the bundle is; a `sending` that has not ended says nothing, and no step at all is the
// empty text. Empty for a kind that there is not.
std::optional<SealStage> seal_stage(std::string_view last_kind);

struct RoundSeal {
  // Counts the seals of the school from 1.
  std::uint32_t sequence = 0;
  // The instant whose state is sealed.
  base::Instant cut_off;
  // 64 hex digits.
  std::string root;
  std::uint32_t tree_size = 0;
  std::string key_id;
  // False where the school left disputed data out of the records.
  bool includes_disputed = true;
  SealStage stage = SealStage::kFinishing;

  bool stands() const { return stage != SealStage::kFinishing; }
};

// How an answer stands in the seal; follows from its state.
enum class Answered { kExplicit, kDeemed, kHeld, kNone };
// "explicit", "deemed", "held", "none"
std::string_view to_string(Answered answered);
// 本人確認, 逾期視為確認, 仍有爭議, 沒有資料
std::string_view title(Answered answered);
// confirmed: explicit; deemed: deemed; reported, fixing, recheck: held; not_required: none. Empty for states that no seal holds.
std::optional<Answered> answered(AnswerState state);

// All digits of a hash or the id of a key in groups of four, as people compare them.
std::string grouped_hex(std::string_view digits);

}  // namespace shouqi::domain
