#include <cppunit/extensions/HelperMacros.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "base/clock.hpp"
#include "base/log.hpp"

namespace shouqi::base {

class LogTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(LogTest);
  CPPUNIT_TEST(a_line_names_time_severity_event_and_fields_in_their_order);
  CPPUNIT_TEST(nothing_in_a_value_can_begin_a_second_line);
  CPPUNIT_TEST(bytes_that_are_not_utf8_are_replaced);
  CPPUNIT_TEST(nested_values_and_every_control_character_stay_in_the_line);
  CPPUNIT_TEST(lines_of_several_threads_stay_whole);
  CPPUNIT_TEST_SUITE_END();

  // Standard error of a piece of work. A pipe holds 64 KiB, more than any of these tests writes.
  template <typename Work>
  static std::vector<std::string> lines_of(Work work) {
    int ends[2];
    CPPUNIT_ASSERT_EQUAL(0, ::pipe(ends));
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[1]);
    work();
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    std::string text;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      text.append(buffer, static_cast<std::size_t>(count));
    ::close(ends[0]);
    std::vector<std::string> lines;
    for (std::size_t start = 0, end = 0; (end = text.find('\n', start)) != std::string::npos; start = end + 1) {
      lines.push_back(text.substr(start, end - start));
    }
    CPPUNIT_ASSERT_MESSAGE("the last line is not ended", text.empty() || text.back() == '\n');
    return lines;
  }

  static nlohmann::json only_line(const std::vector<std::string>& lines) {
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, lines.size());
    for (const char c : lines.front()) CPPUNIT_ASSERT(static_cast<unsigned char>(c) >= 0x20);
    return nlohmann::json::parse(lines.front());
  }

 public:
  void a_line_names_time_severity_event_and_fields_in_their_order() {
    const auto lines = lines_of([] {
      log(Severity::kWarning, "slow", {{"zeta", 1}, {"alpha", "甲"}, {"none", nullptr}});
    });
    const auto line = only_line(lines);
    CPPUNIT_ASSERT_EQUAL(std::string("warning"), line["severity"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::string("slow"), line["event"].get<std::string>());
    CPPUNIT_ASSERT(SystemClock().now() - parse_instant(line["at"].get<std::string>()) < std::chrono::minutes{5});
    CPPUNIT_ASSERT(lines.front().ends_with(R"("event":"slow","zeta":1,"alpha":"甲","none":null})"));
    CPPUNIT_ASSERT_EQUAL(std::string("info"),
                         only_line(lines_of([] { log(Severity::kInfo, "x"); }))["severity"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::string("error"),
                         only_line(lines_of([] { log(Severity::kError, "x"); }))["severity"].get<std::string>());
  }

  void nothing_in_a_value_can_begin_a_second_line() {
    const std::string forged = "x\r\n{\"event\":\"forged\"}\n\x1b[2J\"\\\u2028\u0085\t";
    const auto line = only_line(lines_of([&] { log(Severity::kInfo, forged, {{"value", forged}}); }));
    CPPUNIT_ASSERT_EQUAL(forged, line["value"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(forged, line["event"].get<std::string>());
  }

  void bytes_that_are_not_utf8_are_replaced() {
    const auto line = only_line(lines_of([] {
      log(Severity::kInfo, "bytes",
          {{"value",
            "a\xFF\xE6\x9E"
            "b\xED\xA0\x80"}});
    }));
    const auto value = line["value"].get<std::string>();
    CPPUNIT_ASSERT(value.starts_with("a\uFFFD"));
    CPPUNIT_ASSERT(value.find('b') != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string::npos, value.find('\xFF'));
  }

  void nested_values_and_every_control_character_stay_in_the_line() {
    std::string controls;
    for (char c = 0; c < 0x20; ++c) controls += c;
    const nlohmann::json nested{{controls, {controls, 1.5, true}}};
    const auto line = only_line(lines_of([&] { log(Severity::kInfo, "nested", {{"value", nested}}); }));
    CPPUNIT_ASSERT(line["value"] == nested);
  }

  void lines_of_several_threads_stay_whole() {
    const auto lines = lines_of([] {
      std::vector<std::jthread> threads;
      for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([thread] {
          for (int i = 0; i < 25; ++i)
            log(Severity::kInfo, "threads", {{"thread", thread}, {"text", std::string(300, 'x')}});
        });
      }
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t{100}, lines.size());
    for (const std::string& line : lines)
      CPPUNIT_ASSERT_EQUAL(std::string(300, 'x'), nlohmann::json::parse(line)["text"].get<std::string>());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LogTest);

}  // namespace shouqi::base
