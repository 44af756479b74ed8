#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"

namespace shouqi::base {

class RocCalendarTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RocCalendarTest);
  CPPUNIT_TEST(a_receipt_shows_date_weekday_and_seconds);
  CPPUNIT_TEST(a_deadline_shows_its_weekday_and_minutes);
  CPPUNIT_TEST(a_week_has_seven_names);
  CPPUNIT_TEST(a_year_begins_at_midnight_in_taipei);
  CPPUNIT_TEST(roc_dates_of_two_and_three_digit_years_get_slashes);
  CPPUNIT_TEST(what_is_no_roc_date_comes_back_as_it_was);
  CPPUNIT_TEST(taipei_is_eight_hours_ahead_of_utc);
  CPPUNIT_TEST(a_time_that_is_not_one_of_taipei_is_refused);
  CPPUNIT_TEST(time_left_is_told_in_two_units);
  CPPUNIT_TEST(a_recheck_that_opens_on_friday_ends_on_monday_at_eight);
  CPPUNIT_TEST(the_day_of_a_recheck_is_the_day_in_taipei);
  CPPUNIT_TEST(a_day_is_read_as_people_write_it);
  CPPUNIT_TEST(what_is_no_day_is_not_read);
  CPPUNIT_TEST_SUITE_END();

  static std::string end_of_three_days(std::string_view start) {
    return roc_deadline_with_year(eight_o_clock_after(parse_taipei(start), 3));
  }

 public:
  void a_day_is_read_as_people_write_it() {
    for (const char* text : {"110/11/12", "1101112", " 110/11/12 ", "110/011/12"}) {
      CPPUNIT_ASSERT_MESSAGE(text, parse_roc_day(text) == parse_taipei("2021-11-12 00:00"));
    }
    CPPUNIT_ASSERT(parse_roc_day("99/1/2") == parse_taipei("2010-01-02 00:00"));
    CPPUNIT_ASSERT(parse_roc_day("109/02/29") == parse_taipei("2020-02-29 00:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("14:07:33"), roc_clock(parse_taipei("2021-11-12 14:07:33")));
  }

  void what_is_no_day_is_not_read() {
    for (const char* text : {"", "110", "110/11", "110/11/", "110/11/12/1", "110/11/12x", "110/02/30", "110/13/01", "0/01/01", "-1/01/01", "1000/01/01",
                             "4294967297/01/01", "110-11-12", "昨天", "110/11/4294967308", "1100230"}) {
      CPPUNIT_ASSERT_MESSAGE(text, !parse_roc_day(text));
    }
  }

  void a_receipt_shows_date_weekday_and_seconds() {
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/12（五）14:07:33"), roc_date_time(parse_taipei("2021-11-12 14:07:33")));
    CPPUNIT_ASSERT_EQUAL(std::string("99/01/02（六）03:04:05"), roc_date_time(parse_taipei("2010-01-02 03:04:05")));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/12（五）14:07:33"),
                         roc_date_time(parse_taipei("2021-11-12 14:07:33") + std::chrono::microseconds{999'999}));
  }

  void a_deadline_shows_its_weekday_and_minutes() {
    const Instant deadline = parse_taipei("2021-11-15 08:00");
    CPPUNIT_ASSERT_EQUAL(std::string("11/15（一）08:00"), roc_deadline(deadline));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/15（一）08:00"), roc_deadline_with_year(deadline));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/15"), roc_date(deadline));
  }

  void a_week_has_seven_names() {
    std::string names;
    for (int day = 0; day < 7; ++day) {
      const std::string text = roc_deadline(parse_taipei("2021-11-14 12:00") + std::chrono::days{day});
      names += text.substr(text.find("（") + 3, 3);
    }
    CPPUNIT_ASSERT_EQUAL(std::string("日一二三四五六"), names);
  }

  void a_year_begins_at_midnight_in_taipei() {
    const Instant midnight = parse_instant("2021-12-31 16:00:00");
    CPPUNIT_ASSERT_EQUAL(std::string("111/01/01（六）00:00:00"), roc_date_time(midnight));
    CPPUNIT_ASSERT_EQUAL(std::string("110/12/31（五）23:59:59"),
                         roc_date_time(midnight - std::chrono::microseconds{1}));
    CPPUNIT_ASSERT_EQUAL(std::string("100/01/01"), roc_date(parse_taipei("2011-01-01 00:00")));
    CPPUNIT_ASSERT_EQUAL(std::string("113/02/29"), roc_date(parse_taipei("2024-02-29 23:59")));
  }

  void roc_dates_of_two_and_three_digit_years_get_slashes() {
    CPPUNIT_ASSERT_EQUAL(std::string("110/01/28"), roc_date_text("1100128"));
    CPPUNIT_ASSERT_EQUAL(std::string("93/05/12"), roc_date_text("0930512"));
    CPPUNIT_ASSERT_EQUAL(std::string("99/12/31"), roc_date_text("0991231"));
    CPPUNIT_ASSERT_EQUAL(std::string("100/01/01"), roc_date_text("1000101"));
  }

  void what_is_no_roc_date_comes_back_as_it_was() {
    for (const std::string text : {"", "110012", "11001281", "110/01/28", "110012a", "20210128", "長期", "-100128",
                                   "1101301", "1100001", "1100132", "1100100", "9999999", "0000000"}) {
      CPPUNIT_ASSERT_EQUAL(text, roc_date_text(text));
    }
  }

  void taipei_is_eight_hours_ahead_of_utc() {
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T00:00:00.000000Z"), to_iso8601(parse_taipei("2021-11-15 08:00")));
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-14T16:00:59.000000Z"), to_iso8601(parse_taipei("2021-11-15 00:00:59")));
  }

  void a_time_that_is_not_one_of_taipei_is_refused() {
    for (const char* text : {"", "2021-11-15", "2021-11-15 8:00", "2021-11-31 08:00", "2021-11-15 24:00",
                             "110-11-15 08:00", "2021-11-15 08:00 ", "明天早上八點"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(text, parse_taipei(text), Error);
    }
    // A time that says it is UTC must not be taken for one of Taipei, eight hours off.
    CPPUNIT_ASSERT_THROW(parse_taipei("2021-11-15T08:00:00Z"), Error);
    CPPUNIT_ASSERT_THROW(parse_taipei("2021-11-15 08:00:00.000000Z"), Error);
  }

  void time_left_is_told_in_two_units() {
    using namespace std::chrono_literals;
    const Instant now = parse_taipei("2021-11-12 08:00");
    const auto left = [&](auto duration) { return time_left(now, now + std::chrono::microseconds{duration}); };
    CPPUNIT_ASSERT_EQUAL(std::string("還有 2 天 3 小時"), left(51h + 59min));
    CPPUNIT_ASSERT_EQUAL(std::string("還有 1 天 0 小時"), left(24h));
    CPPUNIT_ASSERT_EQUAL(std::string("還有 23 小時 59 分"), left(24h - 1us));
    CPPUNIT_ASSERT_EQUAL(std::string("還有 3 小時 5 分"), left(3h + 5min + 59s));
    CPPUNIT_ASSERT_EQUAL(std::string("還有 1 小時 0 分"), left(1h));
    CPPUNIT_ASSERT_EQUAL(std::string("還有 59 分鐘"), left(1h - 1us));
    CPPUNIT_ASSERT_EQUAL(std::string("還有 4 分鐘"), left(4min + 1s));
    CPPUNIT_ASSERT_EQUAL(std::string("剩下不到 1 分鐘"), left(59s));
    CPPUNIT_ASSERT_EQUAL(std::string("剩下不到 1 分鐘"), left(1us));
    CPPUNIT_ASSERT_EQUAL(std::string("已截止"), left(0us));
    CPPUNIT_ASSERT_EQUAL(std::string("已截止"), left(-1us));
  }

  void a_recheck_that_opens_on_friday_ends_on_monday_at_eight() {
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/15（一）08:00"), end_of_three_days("2021-11-12 14:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("111/01/03（一）08:00"), end_of_three_days("2021-12-31 09:30"));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/13（六）08:00"),
                         roc_deadline_with_year(eight_o_clock_after(parse_taipei("2021-11-12 14:00"), 1)));
  }

  void the_day_of_a_recheck_is_the_day_in_taipei() {
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/15（一）08:00"), end_of_three_days("2021-11-12 00:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/15（一）08:00"), end_of_three_days("2021-11-12 07:59:59"));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/15（一）08:00"), end_of_three_days("2021-11-12 23:59:59"));
    CPPUNIT_ASSERT_EQUAL(std::string("110/11/14（日）08:00"), end_of_three_days("2021-11-11 23:59:59"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RocCalendarTest);

}  // namespace shouqi::base
