// How a class stands in one round: what the homeroom teacher's page, notice and workbook show, all from one reading.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/statistics.hpp"
#include "store/class_store.hpp"

namespace shouqi::usecase {

struct MemberAnswer {
  domain::Turn latest;
  // With the end of this answer alone, where it has one.
  domain::Window window;
  // By the clock of this read: silence after the end is deemed.
  domain::AnswerState state = domain::AnswerState::kAwaiting;
};

struct MemberView {
  // Without its answers, which stand below.
  store::ClassMember student;
  // One for each category that the round asks about.
  std::map<domain::Category, MemberAnswer> answers;

  bool waits() const;
};

// Of students of a round with that window, as their answers stand at `now`.
std::vector<MemberView> member_views(std::vector<store::ClassMember> members, const domain::Window& window, base::Instant now);

struct ClassOverview {
  base::Instant now;
  std::vector<store::ClassRound> rounds;
  // The round that is shown; empty when the class has none, or none of the number that was asked for.
  std::optional<store::ClassRound> round;
  // The round has not opened yet: its states are not shown, and nobody is missing.
  bool before_opening = false;
  // By seat number.
  std::vector<MemberView> students;
  // Of the whole class, whatever the filter. Only categories of the round.
  std::map<domain::Category, domain::Totals> totals;

  // Who still has to answer, by category; only categories in which somebody does.
  std::map<domain::Category, std::vector<const MemberView*>> missing() const;
  std::uint32_t students_waiting() const;
  // The first end of the windows of those who wait; the round's own end when nobody does.
  base::Instant next_deadline() const;
};

// `round_id` 0 stands for: the newest that is open now, else the newest that has members, else the newest draft.
ClassOverview class_overview(store::ClassStore& classes, std::string_view school_code, const domain::SchoolClass& which, domain::RoundId round_id);

// The same of one student of the class alone; `students` is empty when the student is not in that round with that class. The totals are then
// of that student.
ClassOverview member_overview(store::ClassStore& classes, std::string_view school_code, const domain::SchoolClass& which, domain::RoundId round_id,
                              domain::StudentId student);

// Which rows of the table are shown.
struct ClassFilter {
  std::optional<domain::Category> category;
  // Somebody who waits is 待確認 or 請再確認; `waiting` stands for both.
  bool waiting = false;
  std::optional<domain::AnswerState> state;

  bool is_set() const { return category || waiting || state; }
};

// With a state: in that category, or in any. With a category alone: those who are asked about it.
bool passes(const ClassFilter& filter, const MemberView& student);

// The same totals from counts instead of students: of one class, or with `class_id` 0 of all.
std::map<domain::Category, domain::Totals> totals_of(const std::vector<store::Tally>& tallies, const store::ClassRound& round,
                                                     domain::ClassId class_id, base::Instant now);

// The round that a page shows when none was asked for; null when there is none.
const store::ClassRound* present_round(const store::ClassRounds& rounds);
// All that are open now, or that one when none is.
std::vector<store::ClassRound> present_rounds(const store::ClassRounds& rounds);

}  // namespace shouqi::usecase
