#include "pages/school_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "domain/round.hpp"
#include "pages/class_words.hpp"
#include "pages/school_words.hpp"
#include "pages/seal_words.hpp"
#include "templates/school_page.hpp"

namespace shouqi::pages {
namespace {

using domain::Category;
using domain::RoundState;
using domain::Totals;
using usecase::RoundWarning;
using usecase::SchoolOverview;

constexpr std::uint32_t kShownImports = 5;

std::string title_of(const domain::Round& round) { return domain::round_title(round.term, round.batch); }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "、") + word;
  return text;
}

std::string joined(const std::vector<Category>& categories) {
  std::vector<std::string> titles;
  for (const Category category : categories) titles.emplace_back(domain::title(category));
  return joined(titles);
}

void fill_warnings(view::Dictionary& content, const SchoolOverview& overview) {
  if (overview.warnings.empty()) return;
  view::Dictionary section = content.add(ksp_WARNINGS);
  for (const RoundWarning& warning : overview.warnings) {
    const auto record = std::find_if(overview.rounds.begin(), overview.rounds.end(),
                                     [&](const store::RoundRecord& one) { return one.round.id == warning.round_id; });
    const std::string title = record == overview.rounds.end() ? std::string() : title_of(record->round);
    view::Dictionary item = section.add(ksp_WARNING);
    if (warning.round_id != 0) item.add(ksp_OF_ROUND).set(ksp_ROUND_TITLE, title).set(ksp_URL, school_round_url(warning.round_id));
    switch (warning.kind) {
      case RoundWarning::Kind::kShortWindow:
        item.add(ksp_SHORT_WINDOW).set(ksp_COUNT, std::uint64_t{warning.count});
        break;
      case RoundWarning::Kind::kAwaiting:
        item.add(ksp_AWAITING).set(ksp_CATEGORIES, joined(warning.categories));
        break;
      case RoundWarning::Kind::kNotOpened:
        item.show(ksp_NOT_OPENED);
        break;
      case RoundWarning::Kind::kNoTeacher:
        item.add(ksp_NO_TEACHER).set(ksp_CLASSES, joined(warning.classes));
        break;
      case RoundWarning::Kind::kOverdueReports:
        item.add(ksp_OVERDUE_REPORTS).set(ksp_COUNT, std::uint64_t{warning.count});
        break;
    }
  }
}

void fill_totals(view::Dictionary& content, const std::map<Category, Totals>& totals) {
  for (const auto& [category, sum] : totals) {
    view::Dictionary item = content.add(ksp_TOTAL_ITEM);
    item.set(ksp_CATEGORY, domain::to_string(category))
        .set(ksp_CATEGORY_TITLE, domain::title(category))
        .set(ksp_CONFIRMED, sum.confirmed())
        .set(ksp_TOTAL, sum.total())
        .set(ksp_COUNT, sum.waiting());
    if (sum.waiting() > 0) item.add(ksp_STILL).set(ksp_COUNT, sum.waiting());
    if (sum.disputed() > 0) item.add(ksp_DISPUTED).set(ksp_COUNT, sum.disputed());
    if (sum.deemed() > 0) item.add(ksp_DEEMED).set(ksp_COUNT, sum.deemed());
  }
}

void fill_table(view::Dictionary& content, const SchoolOverview& overview) {
  view::Dictionary table = content.add(ksp_TABLE);
  for (const auto& [category, totals] : overview.totals) table.add(ksp_COLUMN).set(ksp_CATEGORY_TITLE, domain::title(category));
  for (const usecase::ClassProgress& one : overview.classes) {
    view::Dictionary row = table.add(ksp_ROW);
    row.set(ksp_CLASS_ID, std::uint64_t{one.id}).set(ksp_CLASS_NAME, one.name).set(ksp_COUNT, one.all.waiting());
    for (const auto& [category, totals] : one.totals) {
      view::Dictionary cell = row.add(ksp_CELL);
      cell.set(ksp_CATEGORY, domain::to_string(category))
          .set(ksp_CATEGORY_TITLE, domain::title(category))
          .set(ksp_CONFIRMED, totals.confirmed())
          .set(ksp_TOTAL, totals.total());
      if (totals.waiting() > 0) cell.add(ksp_STILL).set(ksp_COUNT, totals.waiting());
      if (totals.disputed() > 0) cell.add(ksp_DISPUTED).set(ksp_COUNT, totals.disputed());
    }
  }
}

const domain::RoundSeal* seal_of(const SchoolOverview& overview, domain::RoundId round) {
  const auto found = overview.seals.find(round);
  return found == overview.seals.end() ? nullptr : &found->second;
}

void fill_seals(view::Dictionary& content, const SchoolOverview& overview) {
  bool any = false;
  for (const store::RoundRecord& record : overview.rounds) {
    const domain::Round& round = record.round;
    const domain::RoundSeal* seal = seal_of(overview, round.id);
    const SealSight sight = seal_sight(round.state, seal);
    if (sight == SealSight::kNone) continue;
    any = true;
    view::Dictionary item = content.add(ksp_SEAL_ITEM);
    item.set(ksp_ROUND_TITLE, title_of(round));
    if (sight == SealSight::kSealing) {
      item.set(ksp_SEAL_STAGE, domain::to_string(RoundState::kSealing)).set(ksp_SEAL_TITLE, domain::title(domain::SealStage::kFinishing)).show(ksp_SEALING);
      continue;
    }
    item.set(ksp_SEAL_STAGE, domain::to_string(seal->stage))
        .set(ksp_SEAL_TITLE, domain::title(seal->stage));
    item.add(ksp_SEALED)
        .set(ksp_URL, school_seal_url(round.id))
        .set(ksp_SEAL_SENTENCE, seal_sentence(seal->stage))
        .set(ksp_SEALED_AT, sealed_at(*seal))
        .set(ksp_SEQUENCE, std::uint64_t{seal->sequence})
        .set(ksp_SHORT_ROOT, domain::short_digest(seal->root));
  }
  if (!any) content.show(ksp_NO_SEALS);
}

void fill_rounds(view::Dictionary& content, const SchoolOverview& overview) {
  if (overview.rounds.empty()) content.show(ksp_NO_ROUNDS);
  for (const store::RoundRecord& record : overview.rounds) {
    const domain::Round& round = record.round;
    const domain::RoundSeal* seal = seal_of(overview, round.id);
    const SealSight sight = seal_sight(round.state, seal);
    view::Dictionary item = content.add(ksp_ROUND_ITEM);
    item.set(ksp_ROUND_TITLE, title_of(round))
        .set(ksp_URL, school_round_url(round.id))
        .set(ksp_STATE, domain::to_string(round.state))
        .set(ksp_STATE_TITLE, sight == SealSight::kNone ? round_state_title(round, overview.now)
                              : domain::title(seal != nullptr ? seal->stage : domain::SealStage::kFinishing))
        .set(ksp_OPENS_AT, base::roc_deadline_with_year(round.opens_at))
        .set(ksp_CLOSES_AT, base::roc_deadline_with_year(round.closes_at));
  }
}

}  // namespace

SchoolPage::SchoolPage(const view::PageLayout& layout, const usecase::SchoolStores& stores)
    : layout_(layout), file_(layout.templates().file("school_page.tpl")), picture_(layout.templates()), stores_(stores) {}

http::Response SchoolPage::show(const http::RequestContext& context) {
  const auto asked = parse_round_id(context.request.query);
  if (!asked) return http::refuse(404);
  const domain::Principal& person = *context.principal;
  const SchoolOverview overview = usecase::school_overview(stores_, person.school_code, *asked);
  if (*asked != 0 && !overview.round) return http::refuse(404);

  view::Page page = layout_.begin({.stem = "school",
                                   .title = "學校確認進度",
                                   .principal = &person,
                                   .csrf_token = context.csrf_token,
                                   .back = {"我的首頁", "/receipt/staff/"}},
                                  file_);
  view::Dictionary content = page.content();
  content.set(ksp_SCHOOL_NAME, person.school_name);
  fill_warnings(content, overview);
  if (overview.round) {
    view::Dictionary progress = content.add(ksp_PROGRESS);
    progress.set(ksp_ROUND_TITLE, round_title(*overview.round))
        .set(ksp_ROUND_ID, std::uint64_t{overview.round->id})
        .set(ksp_MEMBERS, std::uint64_t{overview.round->members})
        .set(ksp_CLOSES_AT, base::roc_deadline_with_year(overview.round->window.closes_at));
    if (overview.round->window.is_open(overview.now)) {
      progress.add(ksp_OPEN).set(ksp_TIME_LEFT, base::time_left(overview.now, overview.round->window.closes_at));
    }
    fill_totals(progress, overview.totals);
    std::vector<view::ProgressBar> bars;
    for (const usecase::ClassProgress& one : overview.classes) bars.push_back({one.name, one.all, "項"});
    picture_.include(progress, ksp_PICTURE, bars);
    fill_table(progress, overview);
    progress.add(ksp_SEARCH).set(ksp_ROUND_ID, std::uint64_t{overview.round->id});
  } else {
    content.show(ksp_NO_PROGRESS);
  }
  const std::size_t opened = static_cast<std::size_t>(std::count_if(overview.rounds.begin(), overview.rounds.end(), [](const auto& record) {
    return record.round.state != RoundState::kDraft;
  }));
  if (opened > 1) {
    view::Dictionary picker = content.add(ksp_PICKER);
    for (const store::RoundRecord& record : overview.rounds) {
      if (record.round.state == RoundState::kDraft) continue;
      view::Dictionary option = picker.add(ksp_OPTION);
      option.set(ksp_VALUE, std::uint64_t{record.round.id}).set(ksp_WORD, title_of(record.round));
      if (overview.round && overview.round->id == record.round.id) option.show(ksp_CHOSEN);
    }
  }
  fill_rounds(content, overview);
  fill_seals(content, overview);
  fill_imports(content, person.school_code);
  return http::html(layout_.finish(page));
}

void SchoolPage::fill_imports(view::Dictionary& content, const std::string& school_code) {
  const auto imports = stores_.school.imports(school_code, kShownImports);
  if (imports.empty()) content.show(ksp_NO_IMPORTS);
  for (const store::AppliedImport& one : imports) {
    view::Dictionary item = content.add(ksp_IMPORT);
    item.set(ksp_IMPORT_ID, std::uint64_t{one.id})
        .set(ksp_AT, base::roc_date_time(one.at))
        .set(ksp_WHAT, one.mode == "portal" ? "學校提交的內容" : one.mode == "archive" ? "歷史學期" : "收訖明細")
        .set(ksp_ROUND_TITLE, domain::round_title(one.term, one.batch))
        .set(ksp_FILE_NAME, base::without_controls(one.file_name))
        .set(ksp_ACTOR, base::without_controls(one.actor))
        .set(ksp_FRESH, std::uint64_t{one.counts.fresh})
        .set(ksp_CHANGED, std::uint64_t{one.counts.changed})
        .set(ksp_UNCHANGED, std::uint64_t{one.counts.unchanged})
        .set(ksp_GONE, std::uint64_t{one.counts.gone})
        .set(ksp_REOPENED, std::uint64_t{one.counts.reopened});
    if (one.findings.empty()) continue;
    view::Dictionary findings = item.add(ksp_FINDINGS);
    findings.set(ksp_COUNT, std::uint64_t{one.findings.size()});
    for (const std::string& finding : one.findings) findings.add(ksp_FINDING).set(ksp_TEXT, base::without_controls(finding));
  }
}

}  // namespace shouqi::pages
