// What pages say of a round's seal: one home, so that 已封存, 已送出 and 中央已收訖 stay apart everywhere.
#pragma once

#include <string>
#include <string_view>

#include "domain/round_seal.hpp"
#include "store/answer_store.hpp"
#include "store/class_store.hpp"
#include "view/template_set.hpp"

namespace shouqi::pages {

enum class SealSight {
  // Answers are taken, or will be: no seal has begun.
  kNone,
  // 封存中: frozen, and the bundle does not stand yet.
  kSealing,
  // There is a bundle; its stage says how far it has come.
  kStands
};
SealSight seal_sight(domain::RoundState state, const domain::RoundSeal* seal);
SealSight seal_sight(const store::ClassRound& round);

// One sentence behind the word of the stage.
std::string_view seal_sentence(domain::SealStage stage);
// "110/11/15（一）08:00:00": the instant that is sealed.
std::string sealed_at(const domain::RoundSeal& seal);
// How the answer is sealed: 本人確認, 逾期視為確認, 沒有資料; of a dispute also what became of its data.
std::string sealed_as(domain::Answered answered, const domain::RoundSeal& seal);

// "/receipt/proof/cadre.json?term=1092&round=3"
std::string proof_url(const store::StoredAnswer& answer);
// "/receipt/staff/school/seal/3"
std::string school_seal_url(domain::RoundId round);

// The line below a round's name on pages of the staff; nothing before a seal begins.
class SealLine {
 public:
  explicit SealLine(const view::TemplateSet& templates);
  void include(view::Dictionary& into, const view::Marker& marker, const store::ClassRound& round) const;

 private:
  view::TemplateFile file_;
};

}  // namespace shouqi::pages
