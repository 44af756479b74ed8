#include "usecase/round_report.hpp"

#include <algorithm>

namespace shouqi::usecase {
namespace {

using domain::AnswerState;

ClassReport class_report(std::vector<MemberView> students, const std::set<domain::Category>& categories) {
  ClassReport report;
  for (MemberView& student : students) {
    std::erase_if(student.answers, [&](const auto& entry) { return !categories.contains(entry.first); });
    for (const auto& [category, answer] : student.answers) report.totals[category].add(answer.state);
  }
  report.students = std::move(students);
  return report;
}

}  // namespace

const QueueItem* RoundReport::latest_report(domain::StudentId student, domain::Category category) const {
  const auto found = std::find_if(reports.rbegin(), reports.rend(), [&](const QueueItem& item) {
    return item.report.student.id == student && item.report.category == category;
  });
  return found == reports.rend() ? nullptr : &*found;
}

bool is_held(AnswerState shown) { return shown == AnswerState::kReported || shown == AnswerState::kFixing || shown == AnswerState::kRecheck; }

base::Result<RoundReport, RoundReportRefusal> round_report(store::ClassStore& classes, store::OfficeReportStore& reports,
                                                           std::string_view school_code, std::string_view round_code,
                                                           const std::set<domain::Category>& categories) {
  store::ClassRounds rounds = classes.school_rounds(school_code);
  const auto found = std::find_if(rounds.rounds.begin(), rounds.rounds.end(), [&](const store::ClassRound& one) { return one.code == round_code; });
  if (found == rounds.rounds.end()) return base::Refused(RoundReportRefusal::kUnknownRound);
  if (rounds.now < found->window.opens_at) return base::Refused(RoundReportRefusal::kNotOpenYet);

  RoundReport report{rounds.now, *found, {}, {}, {}};
  std::map<domain::ClassId, std::string> names;
  for (const store::Tally& tally : classes.tallies(found->id)) names.emplace(tally.class_id, tally.class_name);
  for (const auto& [id, name] : names) {
    ClassReport one = class_report(member_views(classes.members(found->id, id), found->window, rounds.now), categories);
    one.id = id;
    one.name = name;
    for (const auto& [category, totals] : one.totals) report.totals[category].add(totals);
    report.classes.push_back(std::move(one));
  }
  for (store::QueuedReport& one : reports.queue({std::string(school_code), categories}, found->id).reports) {
    report.reports.push_back(queue_item(std::move(one), rounds.now));
  }
  return report;
}

}  // namespace shouqi::usecase
