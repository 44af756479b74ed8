#include "pages/fragment_page.hpp"

#include "templates/fragment_page.hpp"

namespace shouqi::pages {
namespace {

bool is_person_of_portal(const http::RequestContext& context) {
  if (context.principal == nullptr || context.principal->is_staff()) return false;
  if (!context.request.query.has("person")) return true;
  return context.request.query.only("person") == std::to_string(context.principal->student_id);
}

void fill_state(view::Dictionary& button, const usecase::AnswerView& answer, base::Instant now) {
  const Chip state = chip(answer, now);
  view::Dictionary shown = button.add(kfp_ANSWER);
  shown.set(kfp_STATE_TITLE, state.word);
  const bool visible = answer.stored.latest.number > 0 && !is_before_opening(answer.stored, now);
  if (visible && answer.stored.latest.row_count > 0) {
    shown.add(kfp_COUNTED).set(kfp_COUNT, count_words(answer.stored.document.category, answer.stored.latest.row_count));
  }
  button.add(kfp_ATTRIBUTES)
      .set(kfp_STATE, domain::to_string(answer.state))
      .set(kfp_TERM, answer.stored.document.term.text())
      .set(kfp_DIGEST, visible ? answer.stored.latest.digest : std::string())
      .set(kfp_ROWS, visible ? answer.stored.latest.row_count : std::uint32_t{0});
}

}  // namespace

FragmentPage::FragmentPage(const view::TemplateSet& templates, const http::Site& site, store::AnswerStore& answers)
    : templates_(templates), file_(templates.file("fragment_page.tpl")), site_(site), answers_(answers) {}

http::Response FragmentPage::show(const http::RequestContext& context) {
  usecase::Overview overview;
  if (is_person_of_portal(context)) overview = usecase::student_overview(answers_, *context.principal);
  view::Sheet sheet;
  for (const domain::Category category : {domain::Category::kCadre, domain::Category::kCourse,
                                          domain::Category::kOutcome, domain::Category::kPerformance}) {
    view::Dictionary button = sheet.values().add(kfp_BUTTON);
    button.set(kfp_CATEGORY, domain::to_string(category))
        .set(kfp_CATEGORY_TITLE, domain::title(category))
        .set(kfp_URL, site_.login_url("/receipt/" + std::string(domain::to_string(category))));
    if (const auto answer = usecase::find_answer(overview, category, std::nullopt, 0))
      fill_state(button, *answer, overview.now);
  }
  return http::html(templates_.expand(file_, sheet));
}

}  // namespace shouqi::pages
