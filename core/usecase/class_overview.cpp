#include "usecase/class_overview.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace shouqi::usecase {
namespace {

using domain::AnswerState;

bool is_before_opening(const domain::Window& window, base::Instant now) {
  return window.round_state == domain::RoundState::kDraft || now < window.opens_at;
}

domain::Window with_own_end(domain::Window window, std::optional<base::Instant> own_close) {
  window.own_close = own_close;
  return window;
}

const store::ClassRound* chosen(const store::ClassRounds& rounds, domain::RoundId round_id) {
  if (round_id == 0) return present_round(rounds);
  const auto found =
      std::find_if(rounds.rounds.begin(), rounds.rounds.end(), [&](const store::ClassRound& one) { return one.id == round_id; });
  return found == rounds.rounds.end() ? nullptr : &*found;
}

ClassOverview of_round(store::ClassRounds rounds, domain::RoundId round_id) {
  ClassOverview overview;
  overview.now = rounds.now;
  if (const store::ClassRound* round = chosen(rounds, round_id)) {
    overview.round = *round;
    overview.before_opening = is_before_opening(round->window, overview.now);
  }
  overview.rounds = std::move(rounds.rounds);
  return overview;
}

bool has_members(const ClassOverview& overview) { return overview.round && overview.round->members > 0; }

void add_members(ClassOverview& overview, std::vector<store::ClassMember> members) {
  overview.students = member_views(std::move(members), overview.round->window, overview.now);
  for (const MemberView& student : overview.students) {
    for (const auto& [category, answer] : student.answers) overview.totals[category].add(answer.state);
  }
}

}  // namespace

std::vector<MemberView> member_views(std::vector<store::ClassMember> members, const domain::Window& window, base::Instant now) {
  std::vector<MemberView> views;
  views.reserve(members.size());
  for (store::ClassMember& member : members) {
    MemberView view{std::move(member), {}};
    for (auto& [category, latest] : std::exchange(view.student.answers, {})) {
      const domain::Window own = with_own_end(window, latest.own_close);
      const AnswerState state = domain::shown_state(latest.state, own, now);
      view.answers.emplace(category, MemberAnswer{std::move(latest), own, state});
    }
    views.push_back(std::move(view));
  }
  return views;
}

bool MemberView::waits() const {
  return std::any_of(answers.begin(), answers.end(), [](const auto& entry) { return domain::waits_for_student(entry.second.state); });
}

std::map<domain::Category, std::vector<const MemberView*>> ClassOverview::missing() const {
  std::map<domain::Category, std::vector<const MemberView*>> found;
  if (before_opening) return found;
  for (const MemberView& student : students) {
    for (const auto& [category, answer] : student.answers) {
      if (domain::waits_for_student(answer.state)) found[category].push_back(&student);
    }
  }
  return found;
}

std::uint32_t ClassOverview::students_waiting() const {
  if (before_opening) return 0;
  return static_cast<std::uint32_t>(std::count_if(students.begin(), students.end(), [](const MemberView& student) { return student.waits(); }));
}

base::Instant ClassOverview::next_deadline() const {
  std::optional<base::Instant> first;
  for (const MemberView& student : students) {
    for (const auto& [category, answer] : student.answers) {
      if (domain::waits_for_student(answer.state) && (!first || answer.window.end() < *first)) first = answer.window.end();
    }
  }
  return first.value_or(round ? round->window.closes_at : base::Instant());
}

const store::ClassRound* present_round(const store::ClassRounds& rounds) {
  const auto find = [&](auto fits) {
    const auto found = std::find_if(rounds.rounds.begin(), rounds.rounds.end(), fits);
    return found == rounds.rounds.end() ? nullptr : &*found;
  };
  if (const auto* open = find([&](const store::ClassRound& one) { return one.members > 0 && one.window.is_open(rounds.now); })) return open;
  if (const auto* past = find([](const store::ClassRound& one) { return one.members > 0; })) return past;
  return rounds.rounds.empty() ? nullptr : &rounds.rounds.front();
}

ClassOverview class_overview(store::ClassStore& classes, std::string_view school_code, const domain::SchoolClass& which, domain::RoundId round_id) {
  ClassOverview overview = of_round(classes.rounds(school_code, which.id, which.grade), round_id);
  if (has_members(overview)) add_members(overview, classes.members(overview.round->id, which.id));
  return overview;
}

ClassOverview member_overview(store::ClassStore& classes, std::string_view school_code, const domain::SchoolClass& which, domain::RoundId round_id,
                              domain::StudentId student) {
  ClassOverview overview = of_round(classes.rounds(school_code, which.id, which.grade), round_id);
  if (!has_members(overview)) return overview;
  if (auto member = classes.member(overview.round->id, which.id, student)) add_members(overview, {std::move(*member)});
  return overview;
}

bool passes(const ClassFilter& filter, const MemberView& student) {
  const auto fits = [&](const MemberAnswer& answer) {
    if (filter.waiting) return domain::waits_for_student(answer.state);
    if (filter.state) return answer.state == *filter.state;
    return domain::counts_in_total(answer.state);
  };
  if (!filter.is_set()) return true;
  return std::any_of(student.answers.begin(), student.answers.end(), [&](const auto& entry) {
    return (!filter.category || entry.first == *filter.category) && fits(entry.second);
  });
}

std::map<domain::Category, domain::Totals> totals_of(const std::vector<store::Tally>& tallies, const store::ClassRound& round,
                                                     domain::ClassId class_id, base::Instant now) {
  std::map<domain::Category, domain::Totals> totals;
  for (const store::Tally& tally : tallies) {
    if (class_id != 0 && tally.class_id != class_id) continue;
    totals[tally.category].add(domain::shown_state(tally.stored, with_own_end(round.window, tally.own_close), now), tally.count);
  }
  return totals;
}

std::vector<store::ClassRound> present_rounds(const store::ClassRounds& rounds) {
  std::vector<store::ClassRound> present;
  std::copy_if(rounds.rounds.begin(), rounds.rounds.end(), std::back_inserter(present),
               [&](const store::ClassRound& one) { return one.window.is_open(rounds.now); });
  if (present.empty() && !rounds.rounds.empty()) present.push_back(*present_round(rounds));
  return present;
}

}  // namespace shouqi::usecase
