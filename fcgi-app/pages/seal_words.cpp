#include "pages/seal_words.hpp"

#include <fmt/format.h>

#include "base/roc_calendar.hpp"
#include "domain/receipt_document.hpp"
#include "templates/seal_line.hpp"

namespace shouqi::pages {

using domain::Answered;
using domain::RoundState;
using domain::SealStage;

SealSight seal_sight(RoundState state, const domain::RoundSeal* seal) {
  if (seal != nullptr && seal->stands()) return SealSight::kStands;
  return state == RoundState::kSealing || state == RoundState::kSealed ? SealSight::kSealing : SealSight::kNone;
}

SealSight seal_sight(const store::ClassRound& round) { return seal_sight(round.window.round_state, round.seal ? &*round.seal : nullptr); }

std::string_view seal_sentence(SealStage stage) {
  switch (stage) {
    case SealStage::kFinishing:
      return "學校正在封存這個梯次。";
    case SealStage::kStored:
      return "學校已封存這個梯次，還沒有送出。";
    case SealStage::kSent:
      return "學校已送出封存檔，等中央資料庫回覆。";
    case SealStage::kReceived:
      return "中央資料庫已回覆，收到的就是這份封存檔。";
    case SealStage::kDiffers:
      return "封存檔和封存證明都不受影響。";
  }
  return {};
}

std::string sealed_at(const domain::RoundSeal& seal) { return base::roc_date_time(seal.cut_off); }

std::string sealed_as(Answered answered, const domain::RoundSeal& seal) {
  std::string words(domain::title(answered));
  if (answered == Answered::kHeld) words += seal.includes_disputed ? "，附爭議註記" : "，資料沒有放進封存檔";
  return words;
}

std::string proof_url(const store::StoredAnswer& answer) {
  return fmt::format("/receipt/proof/{}.json?term={}&round={}", domain::to_string(answer.document.category), answer.document.term.text(),
                     answer.round_id);
}

std::string school_seal_url(domain::RoundId round) { return fmt::format("/receipt/staff/school/seal/{}", round); }

SealLine::SealLine(const view::TemplateSet& templates) : file_(templates.file("seal_line.tpl")) {}

void SealLine::include(view::Dictionary& into, const view::Marker& marker, const store::ClassRound& round) const {
  const SealSight sight = seal_sight(round);
  if (sight == SealSight::kNone) return;
  view::Dictionary line = into.include(marker, file_);
  if (sight == SealSight::kSealing) {
    line.show(ksl_SEALING);
    return;
  }
  line.add(ksl_SEALED)
      .set(ksl_SEAL_STAGE, domain::to_string(round.seal->stage))
      .set(ksl_SEAL_TITLE, domain::title(round.seal->stage))
      .set(ksl_SEALED_AT, sealed_at(*round.seal))
      .set(ksl_SEQUENCE, std::uint64_t{round.seal->sequence})
      .set(ksl_SHORT_ROOT, domain::short_digest(round.seal->root));
}

}  // namespace shouqi::pages
