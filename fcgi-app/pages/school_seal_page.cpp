#include "pages/school_seal_page.hpp"

#include <array>

#include "domain/round.hpp"
#include "pages/school_words.hpp"
#include "pages/seal_words.hpp"
#include "templates/school_seal_page.hpp"
#include "view/qr_picture.hpp"

namespace shouqi::pages {
namespace {

using domain::AnswerState;

// What people have said, then what nobody has.
constexpr std::array kStates{AnswerState::kConfirmed, AnswerState::kDeemed,  AnswerState::kReported,
                             AnswerState::kFixing,    AnswerState::kRecheck, AnswerState::kNotRequired};

void fill_counts(view::Dictionary& notice, const store::PublicSeal& found) {
  for (const AnswerState state : kStates) {
    const auto count = found.answers.find(state);
    const auto answered = domain::answered(state);
    notice.add(kssp_COUNT_ITEM)
        .set(kssp_STATE, domain::to_string(state))
        .set(kssp_STATE_TITLE, domain::title(state))
        .set(kssp_COUNT, count == found.answers.end() ? std::uint64_t{0} : count->second)
        .set(kssp_ANSWERED, answered ? domain::title(*answered) : std::string_view());
  }
  notice.set(kssp_LEFT, found.left).set(kssp_TREE_SIZE, std::uint64_t{found.seal.tree_size});
}

}  // namespace

SchoolSealPage::SchoolSealPage(const view::PageLayout& layout, store::SealView& seals)
    : layout_(layout), file_(layout.templates().file("school_seal_page.tpl")), seals_(seals) {}

http::Response SchoolSealPage::show(const http::RequestContext& context) {
  const domain::Principal& person = *context.principal;
  const auto round_id = static_cast<domain::RoundId>(*context.id);
  if (round_id != *context.id) return http::refuse(404);
  const auto found = seals_.seal(person.school_code, round_id);
  if (!found || !found->seal.stands()) return http::refuse(404);

  const std::string round_title = domain::round_title(found->term, found->batch);
  view::Page page = layout_.begin({.stem = "school_seal",
                                   .title = "封存公告 " + round_title,
                                   .principal = &person,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", school_url(round_id)}},
                                  file_);
  const view::QrPicture picture = view::qr_picture(found->seal.root);
  view::Dictionary content = page.content();
  content.set(kssp_SCHOOL_NAME, person.school_name)
      .set(kssp_SCHOOL_CODE, person.school_code)
      .set(kssp_ROUND_ID, std::uint64_t{round_id})
      .set(kssp_ROUND_TITLE, round_title)
      .set(kssp_ROUND_CODE, found->round_code)
      .set(kssp_SEQUENCE, std::uint64_t{found->seal.sequence})
      .set(kssp_SEALED_AT, sealed_at(found->seal))
      .set(kssp_SEAL_STAGE, domain::to_string(found->seal.stage))
      .set(kssp_SEAL_TITLE, domain::title(found->seal.stage))
      .set(kssp_ROOT, found->seal.root)
      .set(kssp_GROUPED_ROOT, domain::grouped_hex(found->seal.root))
      .set(kssp_KEY_ID, domain::grouped_hex(found->seal.key_id))
      .set(kssp_QR_PATH, picture.path)
      .set(kssp_QR_SIZE, static_cast<std::uint64_t>(picture.size));
  fill_counts(content, *found);
  if (!found->seal.includes_disputed) content.show(kssp_DISPUTED_LEFT_OUT);
  return http::html(layout_.finish(page));
}

}  // namespace shouqi::pages
