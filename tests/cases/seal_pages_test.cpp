// A proof as the student gets it, against the verifier that everybody has; and what the pages of a sealed round cost.
#include <regex>

#include "both_programs.hpp"
#include "bundle/proof.hpp"
#include "support/run_program.hpp"
#include "support/test_reports.hpp"
#include "support/test_seal.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class SealedRoundTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SealedRoundTest);
  CPPUNIT_TEST(every_proof_that_is_given_verifies_and_says_what_the_slip_says);
  CPPUNIT_TEST(the_verifier_takes_the_file_and_nothing_that_was_changed);
  CPPUNIT_TEST(a_seal_costs_the_pages_no_statement);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StudentWorker> worker_;
  TestSeal sealer_;

  http::Response ask(const std::string& token, const std::string& target) {
    http::Request request = cases::BothPrograms::request("GET", target);
    request.cookies.add("shouqi", token);
    return worker_->answer(request);
  }

  static std::string verifier() { return (support::program_folder() / "shouqi-verify").string(); }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>();
    school_->open_round(school_->package());
    worker_ = std::make_unique<StudentWorker>(programs_.student_process());
    mysql::Connection connection = connect("shouqi_student");
    CPPUNIT_ASSERT(TestSchool::confirm(connection, 0, Category::kCadre, TestSchool::digest(0, Category::kCadre)).has_value());
    file_report(0, Category::kCourse);
  }

  void every_proof_that_is_given_verifies_and_says_what_the_slip_says() {
    const store::SealRecord record = sealer_.must_seal();
    std::map<std::string, int> stands;
    std::set<std::string> proofs;
    for (int student = 0; student < 6; ++student) {
      const std::string token = programs_.log_in(*worker_, student);
      const std::string slip = ask(token, "/receipt/slip").body;
      for (const Category category : domain::kCategories) {
        const std::string name(domain::to_string(category));
        const http::Response response = ask(token, "/receipt/proof/" + name + ".json");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 200, response.status);
        CPPUNIT_ASSERT_MESSAGE("somebody else's", proofs.insert(response.body).second);
        const bundle::ProofVerdict verdict = bundle::verify_proof(response.body, sealer_.keys);
        CPPUNIT_ASSERT(verdict.verdict.is_sound());
        CPPUNIT_ASSERT_EQUAL(record.root, verdict.verdict.statement->tree_root);
        const nlohmann::json leaf = nlohmann::json::parse(response.body).at("leaf");
        CPPUNIT_ASSERT_EQUAL("08710" + std::to_string(student), leaf.at("student_no").get<std::string>());
        std::smatch found;
        const std::regex on_slip("data-category=\"" + name + "\" data-state=\"(\\w+)\"[^]*?data-answered=\"(\\w+)\"");
        CPPUNIT_ASSERT(std::regex_search(slip, found, on_slip));
        CPPUNIT_ASSERT_EQUAL(found[1].str(), leaf.at("state").get<std::string>());
        CPPUNIT_ASSERT_EQUAL(found[2].str(), leaf.at("answered").get<std::string>());
        ++stands[found[2].str()];
      }
    }
    const std::map<std::string, int> expected{{"deemed", 7}, {"explicit", 1}, {"held", 1}, {"none", 15}};
    CPPUNIT_ASSERT(expected == stands);
  }

  void the_verifier_takes_the_file_and_nothing_that_was_changed() {
    sealer_.must_seal();
    const support::TemporaryFolder folder;
    const std::string key = folder.write("key.pem", sealer_.key.public_key().to_pem()).string();
    std::string proof = ask(programs_.log_in(*worker_, 0), "/receipt/proof/cadre.json?term=1092").body;
    const auto verified = support::run_program({verifier(), "proof", folder.write("proof.json", proof).string(), "--public-key", key});
    CPPUNIT_ASSERT_EQUAL_MESSAGE(verified.output + verified.errors, 0, verified.exit_status);
    const std::size_t at = proof.find("explicit");
    proof.replace(at, 8, "deemed");
    CPPUNIT_ASSERT_EQUAL(6, support::run_program({verifier(), "proof", folder.write("changed.json", proof).string(), "--public-key", key}).exit_status);
  }

  void a_seal_costs_the_pages_no_statement() {
    const std::string token = programs_.log_in(*worker_, 0);
    const auto cost = [&](const std::string& target) {
      ask(token, target);
      const std::uint64_t before = worker_->base().statements();
      CPPUNIT_ASSERT_EQUAL_MESSAGE(target, 200, ask(token, target).status);
      return worker_->base().statements() - before;
    };
    std::map<std::string, std::uint64_t> open;
    for (const char* target : {"/receipt/", "/receipt/slip", "/receipt/cadre/done", "/receipt/cadre"}) open[target] = cost(target);
    sealer_.must_seal();
    for (const auto& [target, statements] : open) CPPUNIT_ASSERT_EQUAL_MESSAGE(target, statements, cost(target));
    CPPUNIT_ASSERT(cost("/receipt/proof/cadre.json") <= 4);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealedRoundTest);

}  // namespace
