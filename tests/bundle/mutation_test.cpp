// A test of the tests: every check of the verifier, made silent, must make a specimen of the museum come out otherwise.
#include <cppunit/extensions/HelperMacros.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "bundle/museum.hpp"
#include "bundle/mutation.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::bundle {
namespace {

// "bag_check.cpp:120"
std::string silent;
std::set<std::string> reported;

std::string place(std::string_view file, std::size_t line) {
  return std::filesystem::path(file).filename().string() + ":" + std::to_string(line);
}

class BundleMutationTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(BundleMutationTest);
  CPPUNIT_TEST(every_check_is_reached_by_a_specimen_and_missed_when_silent);
  CPPUNIT_TEST_SUITE_END();

 public:
  void every_check_is_reached_by_a_specimen_and_missed_when_silent() {
    std::map<std::string, std::vector<const Specimen*>> reached;
    for (const auto* list : {&bad_bundles(), &bags()}) {
      for (const Specimen& specimen : *list) {
        reported.clear();
        specimen.judge();
        for (const std::string& where : reported) reached[where].push_back(&specimen);
      }
    }
    std::string wrong;
    for (const std::string& check : checks_in_the_source()) {
      if (!reached.contains(check)) wrong += "\n" + check + " is reached by no specimen";
    }
    for (const auto& [where, specimens] : reached) {
      silent = where;
      const bool is_missed = std::any_of(specimens.begin(), specimens.end(), [](const Specimen* s) { return codes_of(s->judge()) != s->expected; });
      silent.clear();
      if (!is_missed) wrong += "\n" + where + " can be left out and no specimen shows it";
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), wrong);
    CPPUNIT_ASSERT(reached.size() > 90);
  }

 private:
  static std::set<std::string> checks_in_the_source() {
    std::set<std::string> checks;
    const std::regex check(R"((findings_?\.add|fatal)\(.*Code::)");
    for (const auto& file : std::filesystem::directory_iterator(support::source_folder() / "batch/bundle")) {
      if (file.path().extension() != ".cpp") continue;
      std::istringstream text(support::read_file(file.path()));
      std::string line;
      for (std::size_t number = 1; std::getline(text, line); ++number) {
        if (std::regex_search(line, check)) checks.insert(place(file.path().string(), number));
      }
    }
    return checks;
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(BundleMutationTest);

}  // namespace

bool mutation::is_neutralised(const std::source_location& where) {
  std::string here = place(where.file_name(), where.line());
  const bool is_silent = here == silent;
  reported.insert(std::move(here));
  return is_silent;
}

}  // namespace shouqi::bundle
