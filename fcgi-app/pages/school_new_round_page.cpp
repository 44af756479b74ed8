#include "pages/school_new_round_page.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "pages/class_words.hpp"
#include "pages/school_expired.hpp"
#include "templates/school_new_round_page.hpp"
#include "usecase/open_round.hpp"

namespace shouqi::pages {
namespace {

constexpr int kBadRequest = 400;

struct BatchWord {
  const char* value;
  const char* word;
};
// A supplement is made by a seal, not by hand.
constexpr std::array<BatchWord, 3> kBatches{{{"regular", "一般"}, {"g12-1", "高三第一批"}, {"g12-2", "高三第二批"}}};
constexpr std::array kGrades{1, 2, 3};

bool contains(const std::vector<std::string>& values, std::string_view value) { return std::find(values.begin(), values.end(), value) != values.end(); }

}  // namespace

struct SchoolNewRoundPage::Draft {
  std::string term{};
  std::string batch{};
  std::vector<std::string> grades{};
  std::vector<std::string> categories{};
  WindowDraft window{};
};

SchoolNewRoundPage::SchoolNewRoundPage(const view::PageLayout& layout, store::RoundStore& rounds)
    : layout_(layout),
      file_(layout.templates().file("school_new_round_page.tpl")),
      expired_file_(layout.templates().file("school_expired_page.tpl")),
      rounds_(rounds) {}

http::Response SchoolNewRoundPage::show(const http::RequestContext& context) {
  Draft draft{.batch = kBatches.front().value};
  for (const domain::Category category : domain::kCategories) draft.categories.emplace_back(domain::to_string(category));
  return render(context, draft, {});
}

http::Response SchoolNewRoundPage::create(const http::RequestContext& context) {
  const http::Fields& form = context.request.form;
  const Draft draft{typed(form, "term"), typed(form, "batch"), form.all("grade"), form.all("category"), {typed(form, "opens_at"), typed(form, "closes_at")}};
  std::vector<FormFault> faults;
  const auto term = domain::Term::parse(draft.term);
  if (!term || term->is_whole_year()) faults.push_back({"term", "請填學年度和學期，例如 1142 是 114 學年度第 2 學期。"});
  const bool known_batch = std::any_of(kBatches.begin(), kBatches.end(), [&](const BatchWord& one) { return draft.batch == one.value; });
  if (!known_batch) faults.push_back({"batch", "請選批次。"});
  std::vector<int> grades;
  for (const int grade : kGrades) {
    if (contains(draft.grades, std::to_string(grade))) grades.push_back(grade);
  }
  if (grades.empty()) faults.push_back({"grade-1", "請至少選一個年級。"});
  std::vector<domain::Category> categories;
  for (const domain::Category category : domain::kCategories) {
    if (contains(draft.categories, domain::to_string(category))) categories.push_back(category);
  }
  if (categories.empty()) faults.push_back({"category-course", "請至少選一個項目。"});
  const auto window = judge_window(faults, draft.window);
  if (!faults.empty()) return render(context, draft, faults);

  const auto created = usecase::create_round(
      rounds_, {context.principal->school_code, *term, draft.batch, categories, grades, window->opens_at, window->closes_at}, staff_actor(context));
  if (!created) {
    const bool exists = created.error().reason == usecase::RoundRefusal::kExists;
    return render(context, draft, {{"term", exists ? "這個學期和批次的梯次已經有了，請回上一頁查看。" : created.error().message}});
  }
  return http::redirect(school_round_url(rounds_.find(context.principal->school_code, *created)->round.id) + "?done=created");
}

http::Response SchoolNewRoundPage::expired(const http::RequestContext& context) {
  return school_expired(layout_, expired_file_, context, "school_new_round");
}

http::Response SchoolNewRoundPage::render(const http::RequestContext& context, const Draft& draft, const std::vector<FormFault>& faults) {
  view::Page page = layout_.begin({.stem = "school_new_round",
                                   .title = faults.empty() ? "建立梯次" : "錯誤：建立梯次",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", school_url()}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(ksnrp_CSRF, context.csrf_token)
      .set(ksnrp_TERM, base::without_controls(draft.term))
      .set(ksnrp_OPENS_VALUE, base::without_controls(draft.window.opens_at))
      .set(ksnrp_CLOSES_VALUE, base::without_controls(draft.window.closes_at));
  if (!faults.empty()) {
    view::Dictionary summary = content.add(ksnrp_FAULTS);
    for (const FormFault& fault : faults) summary.add(ksnrp_FAULT).set(ksnrp_FIELD_ID, fault.field_id).set(ksnrp_MESSAGE, fault.message);
  }
  for (const BatchWord& batch : kBatches) {
    view::Dictionary option = content.add(ksnrp_BATCH_OPTION);
    option.set(ksnrp_VALUE, batch.value).set(ksnrp_WORD, batch.word);
    if (draft.batch == batch.value) option.show(ksnrp_CHOSEN);
  }
  for (const int grade : kGrades) {
    view::Dictionary option = content.add(ksnrp_GRADE_OPTION);
    option.set(ksnrp_VALUE, std::uint64_t(grade));
    if (contains(draft.grades, std::to_string(grade))) option.show(ksnrp_CHOSEN);
  }
  for (const domain::Category category : domain::kCategories) {
    view::Dictionary option = content.add(ksnrp_CATEGORY_OPTION);
    option.set(ksnrp_VALUE, domain::to_string(category)).set(ksnrp_WORD, domain::title(category));
    if (contains(draft.categories, domain::to_string(category))) option.show(ksnrp_CHOSEN);
  }
  for (const auto& [id, section] : {std::pair{"term", &ksnrp_TERM_FAULT}, std::pair{"batch", &ksnrp_BATCH_FAULT},
                                    std::pair{"grade-1", &ksnrp_GRADE_FAULT}, std::pair{"category-course", &ksnrp_CATEGORY_FAULT},
                                    std::pair{"opens-at", &ksnrp_OPENS_FAULT}, std::pair{"closes-at", &ksnrp_CLOSES_FAULT}}) {
    if (const std::string_view message = message_at(faults, id); !message.empty()) content.add(*section).set(ksnrp_MESSAGE, message);
  }
  return http::html(layout_.finish(page), faults.empty() ? 200 : kBadRequest);
}

}  // namespace shouqi::pages
