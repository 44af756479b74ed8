#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "base/roc_calendar.hpp"
#include "domain/error_report.hpp"
#include "domain/record_words.hpp"
#include "domain/row_reference.hpp"
#include "support/hostile_texts.hpp"

namespace shouqi::domain {

class ErrorReportTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ErrorReportTest);
  CPPUNIT_TEST(words_read_back);
  CPPUNIT_TEST(the_table_has_these_transitions_and_no_other);
  CPPUNIT_TEST(a_withdrawal_goes_back_to_what_it_was);
  CPPUNIT_TEST(the_school_has_three_days_after_the_day_of_the_report);
  CPPUNIT_TEST(only_a_report_that_waits_can_be_overdue);
  CPPUNIT_TEST(a_reason_may_be_anything_but_too_long_or_invisible);
  CPPUNIT_TEST(equal_rows_share_a_reference_and_stand_once);
  CPPUNIT_TEST(rows_stand_as_pages_list_them);
  CPPUNIT_TEST_SUITE_END();

  static constexpr std::array kReports{ReportState::kOpen,    ReportState::kTakenUp,   ReportState::kAccepted, ReportState::kExplained,
                                       ReportState::kChanged, ReportState::kWithdrawn, ReportState::kSettled};
  static constexpr std::array kSteps{StepKind::kFile,   StepKind::kWithdraw, StepKind::kTakeUp, StepKind::kAccept,
                                     StepKind::kExplain, StepKind::kNewData,  StepKind::kSettle};
  static constexpr std::array kAnswers{AnswerState::kAwaiting, AnswerState::kNotRequired, AnswerState::kPending,
                                       AnswerState::kConfirmed, AnswerState::kReported,   AnswerState::kFixing,
                                       AnswerState::kRecheck,   AnswerState::kDeemed,     AnswerState::kLeft};

 public:
  void words_read_back() {
    for (const ReportState state : kReports) CPPUNIT_ASSERT(parse_report_state(to_string(state)) == state);
    for (const StepKind kind : kSteps) CPPUNIT_ASSERT(parse_step_kind(to_string(kind)) == kind);
    CPPUNIT_ASSERT(!parse_report_state("reported"));
    CPPUNIT_ASSERT(!parse_step_kind(""));
    CPPUNIT_ASSERT_EQUAL(std::string("資料有少"), std::string(title(Pattern::kMissing)));
  }

  void the_table_has_these_transitions_and_no_other() {
    std::set<std::string> found;
    for (const StepKind kind : kSteps) {
      for (const AnswerState answer : kAnswers) {
        for (const ReportState report : kReports) {
          const auto next = after_step(kind, {answer, report}, AnswerState::kPending);
          if (!next || kind == StepKind::kFile) continue;
          found.insert(std::string(to_string(kind)) + " " + std::string(to_string(answer)) + "/" + std::string(to_string(report)) + " " +
                       std::string(to_string(next->answer)) + "/" + std::string(to_string(next->report.value())));
        }
      }
    }
    const std::set<std::string> wanted{
        "withdraw reported/open pending/withdrawn",      "take_up reported/open reported/taken_up",
        "accept reported/open fixing/accepted",          "accept reported/taken_up fixing/accepted",
        "explain reported/open recheck/explained",       "explain reported/taken_up recheck/explained",
        "explain fixing/accepted recheck/explained",     "new_data reported/open reported/open",
        "new_data reported/taken_up reported/taken_up",  "new_data fixing/accepted recheck/changed",
        "settle recheck/explained confirmed/settled",    "settle recheck/changed confirmed/settled"};
    CPPUNIT_ASSERT(found == wanted);
    for (const AnswerState answer : kAnswers) {
      const auto filed = after_step(StepKind::kFile, {answer, std::nullopt}, answer);
      CPPUNIT_ASSERT_EQUAL(may_answer(answer), filed.has_value());
      if (filed) CPPUNIT_ASSERT(*filed == (Standing{AnswerState::kReported, ReportState::kOpen}));
    }
  }

  void a_withdrawal_goes_back_to_what_it_was() {
    CPPUNIT_ASSERT(state_before(AnswerState::kPending, Category::kCadre, 2) == AnswerState::kPending);
    CPPUNIT_ASSERT(state_before(AnswerState::kNotRequired, Category::kCadre, 0) == AnswerState::kNotRequired);
    CPPUNIT_ASSERT(state_before(AnswerState::kPending, Category::kCourse, 0) == AnswerState::kPending);
    CPPUNIT_ASSERT(state_before(AnswerState::kRecheck, Category::kCadre, 0) == AnswerState::kRecheck);
  }

  void the_school_has_three_days_after_the_day_of_the_report() {
    for (const char* time : {"2021-11-12 00:00", "2021-11-12 14:07", "2021-11-12 23:59:59"}) {
      CPPUNIT_ASSERT(find_out_by(base::parse_taipei(time)) == base::parse_taipei("2021-11-16 00:00"));
    }
  }

  void only_a_report_that_waits_can_be_overdue() {
    const base::Instant at = base::parse_taipei("2021-11-12 14:07");
    const base::Instant late = find_out_by(at);
    for (const ReportState state : kReports) {
      CPPUNIT_ASSERT_EQUAL(state == ReportState::kOpen || state == ReportState::kTakenUp, is_overdue(state, at, late));
      CPPUNIT_ASSERT(!is_overdue(state, at, late - std::chrono::microseconds(1)));
    }
  }

  void a_reason_may_be_anything_but_too_long_or_invisible() {
    const auto texts = support::hostile_texts();
    CPPUNIT_ASSERT(texts.size() >= 60);
    for (const std::string& text : texts) {
      CPPUNIT_ASSERT_MESSAGE(text, fault_of(text, kReasonLimit) == TextFault::kNone);
      CPPUNIT_ASSERT_EQUAL(text, with_plain_breaks(text));
      CPPUNIT_ASSERT(!is_blank(text));
    }
    CPPUNIT_ASSERT(fault_of("a\x07", kReasonLimit) == TextFault::kControl);
    CPPUNIT_ASSERT(fault_of("a\r\nb", kReasonLimit) == TextFault::kControl);
    CPPUNIT_ASSERT_EQUAL(std::string("a\nb\nc\n"), with_plain_breaks("a\r\nb\rc\r"));
    std::string long_text;
    for (int i = 0; i < 501; ++i) long_text += "𠮷";
    CPPUNIT_ASSERT(fault_of(long_text, kReasonLimit) == TextFault::kTooLong);
    CPPUNIT_ASSERT(is_blank(" \t\n　"));
  }

  void equal_rows_share_a_reference_and_stand_once() {
    const nlohmann::json row{{"科目名稱", "國語文"}, {"修課學分", 4}};
    const nlohmann::json other{{"科目名稱", "數學"}, {"修課學分", 4}};
    const auto rows = referenced_rows({{"修課紀錄", {{"學期成績", {row, other, row}}}}});
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, rows.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, rows[0].times);
    CPPUNIT_ASSERT_EQUAL(std::size_t{16}, rows[0].reference.size());
    CPPUNIT_ASSERT_EQUAL(row_reference({{"修課學分", 4}, {"科目名稱", "國語文"}}), rows[0].reference);
    CPPUNIT_ASSERT_EQUAL(std::string("4"), received_value(row, "修課學分"));
    CPPUNIT_ASSERT_EQUAL(std::string("國語文"), received_value(row, "科目名稱"));
    CPPUNIT_ASSERT_EQUAL(std::string(), received_value(row, "沒有"));
  }

  void rows_stand_as_pages_list_them() {
    const Parts parts{{"幹部經歷", {{"校級幹部", {{{"開始日期", "1090901"}, {"擔任職務", "股長"}}, {{"開始日期", "1100201"}, {"擔任職務", "班長"}}}}}}};
    const auto rows = referenced_rows(parts);
    const auto shown = in_reading_order(record_groups(parts).at(0));
    CPPUNIT_ASSERT(shown.at(0).at("擔任職務") == "班長");
    for (std::size_t i = 0; i < shown.size(); ++i) CPPUNIT_ASSERT_EQUAL(row_reference(shown[i]), rows.at(i).reference);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ErrorReportTest);

}  // namespace shouqi::domain
