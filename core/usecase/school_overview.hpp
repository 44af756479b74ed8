// How a school stands in one round, and what its administrator should look at: the school page, all from one reading.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/statistics.hpp"
#include "store/class_store.hpp"
#include "store/office_report_store.hpp"
#include "store/round_store.hpp"
#include "store/school_store.hpp"

namespace shouqi::usecase {

struct ClassProgress {
  domain::ClassId id = 0;
  std::string name;
  // Only categories of the round.
  std::map<domain::Category, domain::Totals> totals;
  // Of all of them together: answers, not students.
  domain::Totals all;
};

struct RoundWarning {
  enum class Kind {
    // The window has three calendar days or fewer (SPEC 3).
    kShortWindow,
    // Categories that no package has covered yet; the round cannot open.
    kAwaiting,
    // A draft whose opening time has passed.
    kNotOpened,
    // Classes of the round for which the portal names no homeroom teacher.
    kNoTeacher,
    // Error reports beyond the three days in which the school must find out.
    kOverdueReports,
  };
  Kind kind;
  // Of the round that it is about; 0 where it is about no single one.
  domain::RoundId round_id = 0;
  std::vector<domain::Category> categories{};
  std::vector<std::string> classes{};
  // Days of the window, or overdue reports.
  std::uint32_t count = 0;
};

struct SchoolOverview {
  base::Instant now;
  // Newest first, drafts included.
  std::vector<store::RoundRecord> rounds{};
  // Of those rounds that have one.
  std::map<domain::RoundId, domain::RoundSeal> seals{};
  // The round whose progress is shown; empty when none has been opened, or there is none of the number that was asked for.
  std::optional<store::ClassRound> round{};
  std::vector<ClassProgress> classes{};
  std::map<domain::Category, domain::Totals> totals{};
  std::vector<RoundWarning> warnings{};
};

struct SchoolStores {
  store::ClassStore& classes;
  store::RoundStore& rounds;
  store::SchoolStore& school;
  store::OfficeReportStore& reports;
};

// `round_id` 0 stands for the largest of those that are open now, or else the newest.
SchoolOverview school_overview(const SchoolStores& stores, const std::string& school_code, domain::RoundId round_id);

}  // namespace shouqi::usecase
