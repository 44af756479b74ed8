#include <cppunit/extensions/HelperMacros.h>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace shouqi::base {

class ClockTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ClockTest);
  CPPUNIT_TEST(an_instant_is_written_with_all_its_microseconds);
  CPPUNIT_TEST(both_written_forms_read_back_as_the_same_instant);
  CPPUNIT_TEST(zero_to_six_fractional_digits_are_read);
  CPPUNIT_TEST(leap_days_are_days);
  CPPUNIT_TEST(what_is_no_time_is_refused);
  CPPUNIT_TEST(the_system_clock_goes_forward);
  CPPUNIT_TEST_SUITE_END();

 public:
  void an_instant_is_written_with_all_its_microseconds() {
    const Instant instant{std::chrono::microseconds{1'636'934'400'000'007}};
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T00:00:00.000007Z"), to_iso8601(instant));
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15 00:00:00.000007"), to_sql_datetime(instant));
    CPPUNIT_ASSERT_EQUAL(std::string("1969-12-31T23:59:59.999999Z"),
                         to_iso8601(Instant{std::chrono::microseconds{-1}}));
  }

  void both_written_forms_read_back_as_the_same_instant() {
    for (const long long microseconds : {0LL, 1LL, -1LL, 1'636'934'400'999'999LL, 4'102'444'799'500'000LL}) {
      const Instant instant{std::chrono::microseconds{microseconds}};
      CPPUNIT_ASSERT(parse_instant(to_iso8601(instant)) == instant);
      CPPUNIT_ASSERT(parse_instant(to_sql_datetime(instant)) == instant);
    }
  }

  void zero_to_six_fractional_digits_are_read() {
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T08:09:10.000000Z"), to_iso8601(parse_instant("2021-11-15 08:09:10")));
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T08:09:10.500000Z"),
                         to_iso8601(parse_instant("2021-11-15T08:09:10.5Z")));
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T08:09:10.012300Z"),
                         to_iso8601(parse_instant("2021-11-15 08:09:10.0123")));
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T08:09:10.123456Z"),
                         to_iso8601(parse_instant("2021-11-15T08:09:10.123456Z")));
  }

  void leap_days_are_days() {
    CPPUNIT_ASSERT_EQUAL(std::string("2024-02-29T12:00:00.000000Z"), to_iso8601(parse_instant("2024-02-29 12:00:00")));
    CPPUNIT_ASSERT_THROW(parse_instant("2023-02-29 12:00:00"), Error);
    CPPUNIT_ASSERT_THROW(parse_instant("2100-02-29 12:00:00"), Error);
  }

  void what_is_no_time_is_refused() {
    for (const char* text :
         {"", "2021-11-15", "2021-11-15 08:00", "2021/11/15 08:00:00", "2021-13-01 00:00:00", "2021-00-01 00:00:00",
          "2021-11-31 00:00:00", "2021-11-15 24:00:00", "2021-11-15 08:60:00", "2021-11-15 08:00:60",
          "2021-11-15 08:00:00.1234567", "2021-11-15 08:00:00+08:00", "2021-11-15 08:00:00 ", " 2021-11-15 08:00:00",
          "2021-11-15x08:00:00", "110/11/15 08:00:00", "2021-11-15 -8:00:00", "２０２１-11-15 08:00:00",
          "2021-11-15 08:00:00ZZ"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(text, parse_instant(text), Error);
    }
  }

  void the_system_clock_goes_forward() {
    const Instant before = SystemClock().now();
    CPPUNIT_ASSERT(SystemClock().now() >= before);
    CPPUNIT_ASSERT(before > parse_instant("2021-01-01 00:00:00"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClockTest);

}  // namespace shouqi::base
