#include <cppunit/extensions/HelperMacros.h>

#include <regex>
#include <sstream>
#include <thread>
#include <vector>

#include "http/metrics.hpp"

namespace shouqi::http {

class MetricsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MetricsTest);
  CPPUNIT_TEST(requests_are_counted_by_page_and_class);
  CPPUNIT_TEST(the_histogram_is_cumulative);
  CPPUNIT_TEST(every_line_is_prometheus_text);
  CPPUNIT_TEST(threads_lose_no_count);
  CPPUNIT_TEST_SUITE_END();

  static bool has_line(const Metrics& metrics, const std::string& line) {
    return ("\n" + metrics.text()).find("\n" + line + "\n") != std::string::npos;
  }

 public:
  void requests_are_counted_by_page_and_class() {
    Metrics metrics;
    metrics.record("confirm", 303, std::chrono::milliseconds(3), 4);
    metrics.record("confirm", 303, std::chrono::milliseconds(3), 4);
    metrics.record("confirm", 409, std::chrono::milliseconds(3), 2);
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_requests_total{page="confirm",status="3xx"} 2)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_requests_total{page="confirm",status="4xx"} 1)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_statements_total{page="confirm"} 10)"));
  }

  void the_histogram_is_cumulative() {
    Metrics metrics;
    metrics.record("start", 200, std::chrono::microseconds(2'500), 0);
    metrics.record("start", 200, std::chrono::microseconds(2'501), 0);
    metrics.record("start", 200, std::chrono::seconds(60), 0);
    metrics.record("start", 200, std::chrono::microseconds(-5), 0);  // the clock was set back
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_request_seconds_bucket{page="start",le="0.0025"} 2)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_request_seconds_bucket{page="start",le="0.005"} 3)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_request_seconds_bucket{page="start",le="10"} 3)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_request_seconds_bucket{page="start",le="+Inf"} 4)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_request_seconds_count{page="start"} 4)"));
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_request_seconds_sum{page="start"} 60.005001)"));
  }

  void every_line_is_prometheus_text() {
    Metrics metrics;
    metrics.record("none", 404, std::chrono::milliseconds(1), 0);
    metrics.record("check", 200, std::chrono::milliseconds(1), 1);
    const std::regex comment("# (HELP|TYPE) shouqi_[a-z_]+ .+");
    const std::regex sample(R"(shouqi_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.]+)");
    std::istringstream text(metrics.text());
    for (std::string line; std::getline(text, line);) {
      CPPUNIT_ASSERT_MESSAGE(line, std::regex_match(line, comment) || std::regex_match(line, sample));
    }
  }

  void threads_lose_no_count() {
    Metrics metrics;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int n = 0; n < 1000; ++n) metrics.record("start", 200, std::chrono::milliseconds(1), 1);
      });
    }
    for (std::thread& thread : threads) thread.join();
    CPPUNIT_ASSERT(has_line(metrics, R"(shouqi_requests_total{page="start",status="2xx"} 4000)"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MetricsTest);

}  // namespace shouqi::http
