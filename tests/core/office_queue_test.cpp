// The queue of an office: what waits, what is overdue, what has one cause; and what the cause of a report is.
#include <cppunit/extensions/HelperMacros.h>

#include "base/roc_calendar.hpp"
#include "usecase/office_queue.hpp"

namespace {

using namespace shouqi;
using domain::Pattern;
using domain::ReportState;
using usecase::QueueFilter;
using usecase::QueuePart;

class OfficeQueueTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(OfficeQueueTest);
  CPPUNIT_TEST(the_clock_runs_three_days_and_only_while_the_office_owes_an_answer);
  CPPUNIT_TEST(the_last_day_is_marked_before_it_is_too_late);
  CPPUNIT_TEST(reports_of_like_cause_are_a_group_when_two_of_them_wait);
  CPPUNIT_TEST(the_largest_group_stands_first_and_the_oldest_of_equals);
  CPPUNIT_TEST(numbers_and_classes_are_those_of_everything_whatever_the_filter);
  CPPUNIT_TEST(every_filter_lets_through_what_it_names);
  CPPUNIT_TEST(somebody_who_has_left_waits_for_nothing);
  CPPUNIT_TEST(a_page_beyond_the_last_is_the_last);
  CPPUNIT_TEST(the_same_complaint_about_the_same_rows_is_one_cause_whatever_is_said);
  CPPUNIT_TEST(without_a_row_the_words_make_the_cause_white_space_aside);
  CPPUNIT_TEST(a_cause_is_named_by_its_rows);
  CPPUNIT_TEST_SUITE_END();

  const base::Instant now_ = base::parse_taipei("2021-11-12 14:00");

  // Filed so many hours ago, about the credits of that course.
  store::QueuedReport report(domain::ReportId id, int hours, ReportState state = ReportState::kOpen, const std::string& course = "國語文",
                             domain::ClassId class_id = 18) const {
    store::QueuedReport one{.id = id, .category = domain::Category::kCourse, .document_term = *domain::Term::parse("1092")};
    one.student.class_id = class_id;
    one.student.class_name = "普通二" + std::to_string(class_id) + "班";
    one.complaints = {{Pattern::kWrong, "學分不對"}};
    one.subjects = {{"學期成績", course, "修課學分"}};
    one.at = now_ - std::chrono::hours(hours);
    one.state = state;
    return one;
  }

  usecase::OfficeQueue queue(std::vector<store::QueuedReport> reports, const QueueFilter& filter = {}) const {
    return usecase::office_queue({now_, std::move(reports)}, filter);
  }

  static std::vector<domain::ReportId> ids(const usecase::OfficeQueue& queue) {
    std::vector<domain::ReportId> found;
    for (const usecase::QueueItem& item : queue.items) found.push_back(item.report.id);
    return found;
  }
  using Ids = std::vector<domain::ReportId>;

 public:
  void the_clock_runs_three_days_and_only_while_the_office_owes_an_answer() {
    // Reported on the 8th: the days are the 9th, 10th and 11th.
    const auto overdue = usecase::queue_item(report(1, 96), now_);
    CPPUNIT_ASSERT(overdue.overdue && !overdue.last_day);
    CPPUNIT_ASSERT(*overdue.due == base::parse_taipei("2021-11-12 00:00"));
    CPPUNIT_ASSERT(usecase::queue_item(report(1, 96, ReportState::kTakenUp), now_).overdue);
    for (const ReportState state : {ReportState::kAccepted, ReportState::kExplained, ReportState::kChanged, ReportState::kWithdrawn, ReportState::kSettled}) {
      const auto answered = usecase::queue_item(report(1, 96, state), now_);
      CPPUNIT_ASSERT(!answered.due && !answered.overdue && !answered.last_day);
    }
  }

  void the_last_day_is_marked_before_it_is_too_late() {
    // Reported on the 9th: until the end of the 12th.
    const auto last = usecase::queue_item(report(1, 72), now_);
    CPPUNIT_ASSERT(last.last_day && !last.overdue);
    const auto fresh = usecase::queue_item(report(1, 1), now_);
    CPPUNIT_ASSERT(!fresh.last_day && !fresh.overdue && fresh.due);
  }

  void reports_of_like_cause_are_a_group_when_two_of_them_wait() {
    const auto found = queue({report(1, 3), report(2, 96), report(3, 1, ReportState::kAccepted), report(4, 2, ReportState::kOpen, "數學")});
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.groups.size());
    const usecase::QueueGroup& group = found.groups.front();
    CPPUNIT_ASSERT_EQUAL(2U, group.count);
    CPPUNIT_ASSERT_EQUAL(1U, group.overdue);
    CPPUNIT_ASSERT(group.oldest == now_ - std::chrono::hours(96));
    CPPUNIT_ASSERT_EQUAL(std::string("「國語文」的修課學分"), group.cause.title);
    CPPUNIT_ASSERT(group.patterns == std::vector<Pattern>{Pattern::kWrong});
  }

  void the_largest_group_stands_first_and_the_oldest_of_equals() {
    const auto found = queue({report(1, 1), report(2, 1), report(3, 5, ReportState::kOpen, "數學"), report(4, 1, ReportState::kOpen, "數學"),
                              report(5, 1, ReportState::kOpen, "英文"), report(6, 1, ReportState::kOpen, "英文"), report(7, 1, ReportState::kOpen, "英文")});
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, found.groups.size());
    CPPUNIT_ASSERT_EQUAL(std::string("「英文」的修課學分"), found.groups[0].cause.title);
    CPPUNIT_ASSERT_EQUAL(std::string("「數學」的修課學分"), found.groups[1].cause.title);
    CPPUNIT_ASSERT_EQUAL(std::string("「國語文」的修課學分"), found.groups[2].cause.title);
  }

  void numbers_and_classes_are_those_of_everything_whatever_the_filter() {
    QueueFilter filter;
    filter.class_id = 19;
    const auto found = queue({report(1, 96), report(2, 1, ReportState::kAccepted), report(3, 1, ReportState::kSettled), report(4, 72, ReportState::kTakenUp, "數學", 19)}, filter);
    CPPUNIT_ASSERT(ids(found) == Ids{4});
    CPPUNIT_ASSERT_EQUAL(2U, found.parts.at(QueuePart::kWaiting));
    CPPUNIT_ASSERT_EQUAL(1U, found.parts.at(QueuePart::kFixing));
    CPPUNIT_ASSERT_EQUAL(1U, found.parts.at(QueuePart::kFinished));
    CPPUNIT_ASSERT_EQUAL(1U, found.overdue);
    CPPUNIT_ASSERT_EQUAL(1U, found.last_day);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found.classes.size());
    CPPUNIT_ASSERT_EQUAL(std::string("普通二18班"), found.classes.front().name);
  }

  void every_filter_lets_through_what_it_names() {
    auto cadre = report(2, 72);
    cadre.category = domain::Category::kCadre;
    auto missing = report(3, 1, ReportState::kTakenUp);
    missing.complaints = {{Pattern::kMissing, "少了一筆"}, {Pattern::kWrong, "學分"}};
    const std::vector<store::QueuedReport> all{report(1, 96), cadre, missing, report(4, 1, ReportState::kAccepted)};
    const auto passing = [&](auto change) {
      QueueFilter filter;
      filter.part.reset();
      change(filter);
      return ids(queue(all, filter));
    };
    CPPUNIT_ASSERT(passing([](QueueFilter&) {}) == (Ids{1, 2, 3, 4}));
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.part = QueuePart::kFixing; }) == Ids{4});
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.state = ReportState::kTakenUp; }) == Ids{3});
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.category = domain::Category::kCadre; }) == Ids{2});
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.pattern = Pattern::kMissing; }) == Ids{3});
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.age = usecase::QueueAge::kOverdue; }) == Ids{1});
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.age = usecase::QueueAge::kLastDay; }) == Ids{2});
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.age = usecase::QueueAge::kInTime; }) == (Ids{2, 3}));
    CPPUNIT_ASSERT(passing([](QueueFilter& f) { f.order = usecase::QueueOrder::kNewestFirst; }) == (Ids{4, 3, 2, 1}));
    const std::string cause = usecase::queue_item(report(1, 1), now_).cause.key;
    CPPUNIT_ASSERT(passing([&](QueueFilter& f) { f.cause = cause; }) == (Ids{1, 4}));
  }

  void somebody_who_has_left_waits_for_nothing() {
    auto left = report(1, 96);
    left.student_left = true;
    const auto found = queue({left});
    CPPUNIT_ASSERT(found.items.empty() && found.groups.empty());
    CPPUNIT_ASSERT_EQUAL(0U, found.overdue);
    CPPUNIT_ASSERT_EQUAL(1U, found.parts.at(QueuePart::kFinished));
  }

  void a_page_beyond_the_last_is_the_last() {
    std::vector<store::QueuedReport> many;
    for (domain::ReportId id = 1; id <= 120; ++id) many.push_back(report(id, 1));
    QueueFilter filter;
    filter.page = 99;
    const auto found = queue(many, filter);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, found.pages);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, found.page);
    CPPUNIT_ASSERT_EQUAL(std::size_t{100}, found.first);
    CPPUNIT_ASSERT_EQUAL(std::size_t{120}, found.items.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, queue({}).pages);
  }

  void the_same_complaint_about_the_same_rows_is_one_cause_whatever_is_said() {
    using domain::cause_of;
    const domain::RowSubject credits{"學期成績", "國語文", "修課學分"};
    const domain::RowSubject score{"學期成績", "國語文", "學期學業成績"};
    const auto cause = cause_of(domain::Category::kCourse, {{Pattern::kWrong, "應該是 3"}}, {credits, score});
    CPPUNIT_ASSERT_EQUAL(cause.key, cause_of(domain::Category::kCourse, {{Pattern::kWrong, "是三學分才對"}}, {score, credits}).key);
    CPPUNIT_ASSERT(cause.key != cause_of(domain::Category::kCourse, {{Pattern::kExtra, "應該是 3"}}, {credits, score}).key);
    CPPUNIT_ASSERT(cause.key != cause_of(domain::Category::kCourse, {{Pattern::kWrong, "應該是 3"}}, {credits}).key);
    CPPUNIT_ASSERT(cause.key != cause_of(domain::Category::kCadre, {{Pattern::kWrong, "應該是 3"}}, {credits, score}).key);
    CPPUNIT_ASSERT_EQUAL(std::size_t{32}, cause.key.size());
  }

  void without_a_row_the_words_make_the_cause_white_space_aside() {
    using domain::cause_of;
    const auto cause = cause_of(domain::Category::kCadre, {{Pattern::kMissing, "少了社團幹部"}}, {});
    CPPUNIT_ASSERT_EQUAL(cause.key, cause_of(domain::Category::kCadre, {{Pattern::kMissing, " 少了　社團\n幹部"}}, {}).key);
    CPPUNIT_ASSERT(cause.key != cause_of(domain::Category::kCadre, {{Pattern::kMissing, "少了班級幹部"}}, {}).key);
  }

  void a_cause_is_named_by_its_rows() {
    using domain::cause_of;
    const auto title = [](std::vector<domain::RowSubject> subjects) {
      return cause_of(domain::Category::kCourse, {{Pattern::kWrong, "x"}}, std::move(subjects)).title;
    };
    CPPUNIT_ASSERT_EQUAL(std::string("沒有指出是哪一筆"), title({}));
    CPPUNIT_ASSERT_EQUAL(std::string("「國語文」"), title({{"學期成績", "國語文", ""}}));
    CPPUNIT_ASSERT_EQUAL(std::string("「國語文」的修課學分"), title({{"學期成績", "國語文", "修課學分"}}));
    CPPUNIT_ASSERT_EQUAL(std::string("「學期成績」"), title({{"學期成績", "", ""}}));
    CPPUNIT_ASSERT_EQUAL(std::string("「國語文」等 2 筆"), title({{"學期成績", "數學", ""}, {"學期成績", "國語文", ""}}));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OfficeQueueTest);

}  // namespace
