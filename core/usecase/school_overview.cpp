#include "usecase/school_overview.hpp"

#include <algorithm>

#include "usecase/class_overview.hpp"
#include "usecase/office_queue.hpp"
#include "usecase/open_round.hpp"

namespace shouqi::usecase {
namespace {

using Kind = RoundWarning::Kind;

// Of several that are open now, the one that concerns most students.
std::optional<store::ClassRound> round_to_show(const store::ClassRounds& rounds, domain::RoundId asked) {
  const std::vector<store::ClassRound> choice = asked == 0 ? present_rounds(rounds) : rounds.rounds;
  const auto found = asked == 0 ? std::max_element(choice.begin(), choice.end(), [](const auto& a, const auto& b) { return a.members < b.members; })
                                : std::find_if(choice.begin(), choice.end(), [&](const auto& one) { return one.id == asked; });
  return found == choice.end() ? std::nullopt : std::optional(*found);
}

std::vector<ClassProgress> progress_by_class(const std::vector<store::Tally>& tallies, const store::ClassRound& round, base::Instant now) {
  std::vector<ClassProgress> classes;
  for (const store::Tally& tally : tallies) {
    if (!classes.empty() && classes.back().id == tally.class_id) continue;
    ClassProgress one{tally.class_id, tally.class_name, totals_of(tallies, round, tally.class_id, now), {}};
    for (const auto& [category, totals] : one.totals) one.all.add(totals);
    classes.push_back(std::move(one));
  }
  return classes;
}

std::vector<RoundWarning> warnings_of(const store::RoundRecord& record, base::Instant now, store::SchoolStore& school) {
  const domain::Round& round = record.round;
  const bool is_draft = round.state == domain::RoundState::kDraft;
  const bool is_running = round.state == domain::RoundState::kOpen && now < round.closes_at;
  std::vector<RoundWarning> warnings;
  if (!is_draft && !is_running) return warnings;
  if (is_draft && round.opens_at <= now) warnings.push_back({Kind::kNotOpened, round.id});
  const int days = domain::calendar_days(round.opens_at, round.closes_at);
  if (days <= kShortWindowDays) warnings.push_back({.kind = Kind::kShortWindow, .round_id = round.id, .count = static_cast<std::uint32_t>(days)});
  RoundWarning awaiting{Kind::kAwaiting, round.id};
  for (const auto& [category, covered_by] : record.covered_by) {
    if (!covered_by) awaiting.categories.push_back(category);
  }
  if (!awaiting.categories.empty()) warnings.push_back(std::move(awaiting));
  if (is_running) {
    RoundWarning no_teacher{.kind = Kind::kNoTeacher, .round_id = round.id, .classes = school.classes_without_teacher(round.id)};
    if (!no_teacher.classes.empty()) warnings.push_back(std::move(no_teacher));
  }
  return warnings;
}

}  // namespace

SchoolOverview school_overview(const SchoolStores& stores, const std::string& school_code, domain::RoundId round_id) {
  const store::ClassRounds opened = stores.classes.school_rounds(school_code);
  SchoolOverview overview{.now = opened.now, .rounds = stores.rounds.list(school_code)};
  for (const store::ClassRound& round : opened.rounds) {
    if (round.seal) overview.seals.emplace(round.id, *round.seal);
  }
  overview.round = round_to_show(opened, round_id);
  if (overview.round) {
    const std::vector<store::Tally> tallies = stores.classes.tallies(overview.round->id);
    overview.classes = progress_by_class(tallies, *overview.round, opened.now);
    overview.totals = totals_of(tallies, *overview.round, 0, opened.now);
  }
  for (const store::RoundRecord& record : overview.rounds) {
    for (RoundWarning& warning : warnings_of(record, opened.now, stores.school)) overview.warnings.push_back(std::move(warning));
  }
  const store::OfficeScope everything{school_code, {domain::kCategories.begin(), domain::kCategories.end()}};
  const std::uint32_t overdue = office_queue(stores.reports.queue(everything, 0), {}).overdue;
  if (overdue > 0) overview.warnings.push_back({.kind = Kind::kOverdueReports, .count = overdue});
  return overview;
}

}  // namespace shouqi::usecase
