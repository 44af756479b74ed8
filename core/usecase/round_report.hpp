// How one round of a school stands, for the Excel file of an office or of the school. Totals and lists come from the same rows, so that they
// agree whatever students do meanwhile; run it within one transaction and the error reports agree with them as well.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "usecase/class_overview.hpp"
#include "usecase/office_queue.hpp"

namespace shouqi::usecase {

struct ClassReport {
  domain::ClassId id = 0;
  std::string name;
  // By seat number; of each only the answers in the categories that were asked for.
  std::vector<MemberView> students;
  std::map<domain::Category, domain::Totals> totals;
};

struct RoundReport {
  base::Instant now;
  store::ClassRound round;
  std::vector<ClassReport> classes;
  // Only categories that were asked for and that the round has.
  std::map<domain::Category, domain::Totals> totals;
  // Every report of these categories, oldest first.
  std::vector<QueueItem> reports;

  // The latest report on the answer; null when there is none.
  const QueueItem* latest_report(domain::StudentId student, domain::Category category) const;
};

enum class RoundReportRefusal { kUnknownRound, kNotOpenYet };

// Of a round that has opened, sealed or not, by its code.
base::Result<RoundReport, RoundReportRefusal> round_report(store::ClassStore& classes, store::OfficeReportStore& reports,
                                                           std::string_view school_code, std::string_view round_code,
                                                           const std::set<domain::Category>& categories);

// What a seal would mark as disputed if it were made now: at the office, or to be looked at again.
bool is_held(domain::AnswerState shown);

}  // namespace shouqi::usecase
