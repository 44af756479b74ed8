// The main of every test program.
//
//   test_core                        every fixture
//   test_core TermTest ClockTest     these fixtures
//   test_core TermTest::a_year_ends  one test of a fixture
//   test_core --list                 the names
//
// Prints each failure with file:line, ends with `N passed, N failed`. Exit status 0 only if something ran and all of
// it passed; 2 for a name that does not exist (CppUnit itself would abort).
#include <cppunit/CompilerOutputter.h>
#include <cppunit/Test.h>
#include <cppunit/TestFailure.h>
#include <cppunit/TestListener.h>
#include <cppunit/TestResult.h>
#include <cppunit/TestResultCollector.h>
#include <cppunit/extensions/TestFactoryRegistry.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using CppUnit::Test;

constexpr auto kSlow = std::chrono::seconds{5};

// "shouqi::domain::(anonymous namespace)::TermTest" is asked for as "TermTest".
std::string_view plain_name(std::string_view name) {
  const auto colon = name.rfind("::");
  return colon == std::string_view::npos ? name : name.substr(colon + 2);
}

// A CppUnit test is named "<suite>::<method>".
std::string_view suite_of(std::string_view test_name) { return test_name.substr(0, test_name.rfind("::")); }

void collect_suites(Test& test, std::vector<Test*>& suites) {
  const int children = test.getChildTestCount();
  const bool holds_suites = children > 0 && test.getChildTestAt(0)->getChildTestCount() > 0;
  if (!holds_suites && test.getName() != "All Tests") {
    suites.push_back(&test);
    return;
  }
  for (int i = 0; i < children; ++i) collect_suites(*test.getChildTestAt(i), suites);
}

std::vector<Test*> find_tests(const std::vector<Test*>& suites, std::string_view wanted) {
  std::vector<Test*> found;
  const auto colon = wanted.rfind("::");
  for (Test* suite : suites) {
    const std::string suite_name = suite->getName();
    if (colon == std::string_view::npos) {
      if (plain_name(suite_name) == wanted) found.push_back(suite);
      continue;
    }
    for (int i = 0; i < suite->getChildTestCount(); ++i) {
      Test* test = suite->getChildTestAt(i);
      const std::string name = test->getName();
      const bool same_suite = plain_name(suite_of(name)) == wanted.substr(0, colon);
      if (same_suite && plain_name(name) == wanted.substr(colon + 2)) found.push_back(test);
    }
  }
  return found;
}

// Says which test is running when it fails, and which one wastes everybody's time.
class Reporter : public CppUnit::TestListener {
 public:
  void startTest(Test*) override { started_ = std::chrono::steady_clock::now(); }

  void endTest(Test* test) override {
    const auto took = std::chrono::steady_clock::now() - started_;
    if (took < kSlow) return;
    std::cout << "slow: " << test->getName() << " "
              << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms\n";
  }

 private:
  std::chrono::steady_clock::time_point started_;
};

int run(const std::vector<Test*>& tests) {
  CppUnit::TestResult controller;
  CppUnit::TestResultCollector collector;
  Reporter reporter;
  controller.addListener(&collector);
  controller.addListener(&reporter);
  for (Test* test : tests) test->run(&controller);

  if (!collector.wasSuccessful()) {
    CppUnit::CompilerOutputter outputter{&collector, std::cout};
    outputter.setNoWrap();
    outputter.write();
  }
  const int ran = collector.runTests();
  // One test can fail twice: in its body and in tearDown.
  std::vector<const Test*> failed_tests;
  for (const CppUnit::TestFailure* failure : collector.failures()) failed_tests.push_back(failure->failedTest());
  std::sort(failed_tests.begin(), failed_tests.end());
  const auto last = std::unique(failed_tests.begin(), failed_tests.end());
  const auto failed = static_cast<int>(last - failed_tests.begin());
  std::cout << ran - failed << " passed, " << failed << " failed" << std::endl;
  return ran > 0 && collector.wasSuccessful() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::unique_ptr<Test> root{CppUnit::TestFactoryRegistry::getRegistry().makeTest()};
  std::vector<Test*> suites;
  collect_suites(*root, suites);
  std::sort(suites.begin(), suites.end(), [](const Test* a, const Test* b) { return a->getName() < b->getName(); });

  const std::vector<std::string> names(argv + 1, argv + argc);
  if (names.size() == 1 && names.front() == "--list") {
    for (Test* suite : suites) {
      for (int i = 0; i < suite->getChildTestCount(); ++i) {
        const std::string name = suite->getChildTestAt(i)->getName();
        std::cout << plain_name(suite_of(name)) << "::" << plain_name(name) << "\n";
      }
    }
    return 0;
  }
  std::vector<Test*> chosen = names.empty() ? suites : std::vector<Test*>{};
  for (const std::string& name : names) {
    const auto found = find_tests(suites, name);
    if (found.empty()) {
      std::cerr << "no test is called " << name << "; --list prints what there is\n0 passed, 1 failed\n";
      return 2;
    }
    chosen.insert(chosen.end(), found.begin(), found.end());
  }
  return run(chosen);
}
