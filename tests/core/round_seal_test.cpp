#include "domain/round_seal.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "base/error.hpp"
#include "domain/answer_proof.hpp"

namespace {

using namespace shouqi;
using domain::AnswerState;
using domain::SealStage;

class RoundSealTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RoundSealTest);
  CPPUNIT_TEST(each_step_of_the_ledger_is_a_stage_with_a_word_of_its_own);
  CPPUNIT_TEST(a_seal_stands_from_the_moment_its_file_does);
  CPPUNIT_TEST(a_key_and_a_root_are_compared_in_groups_of_four);
  CPPUNIT_TEST(a_proof_is_one_canonical_object);
  CPPUNIT_TEST_SUITE_END();

 public:
  void each_step_of_the_ledger_is_a_stage_with_a_word_of_its_own() {
    std::set<std::string_view> words;
    for (const char* kind : {"", "stored", "sent", "received", "differs"}) {
      const auto stage = domain::seal_stage(kind);
      CPPUNIT_ASSERT_MESSAGE(kind, stage.has_value());
      words.insert(domain::title(*stage));
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{5}, words.size());
    for (const char* kind : {"sending", "finishing", "Stored", "?"}) CPPUNIT_ASSERT_MESSAGE(kind, !domain::seal_stage(kind));
    // No word holds another, so that a page that says one never seems to say two.
    for (const auto word : words) {
      for (const auto other : words) CPPUNIT_ASSERT(word == other || word.find(other) == std::string_view::npos);
    }
  }

  void a_seal_stands_from_the_moment_its_file_does() {
    domain::RoundSeal seal;
    CPPUNIT_ASSERT(!seal.stands());
    for (const SealStage stage : {SealStage::kStored, SealStage::kSent, SealStage::kReceived, SealStage::kDiffers}) {
      seal.stage = stage;
      CPPUNIT_ASSERT(seal.stands());
    }
  }

  void a_key_and_a_root_are_compared_in_groups_of_four() {
    CPPUNIT_ASSERT_EQUAL(std::string("f5d1 692a 9648 dc52"), domain::grouped_hex("f5d1692a9648dc52"));
    CPPUNIT_ASSERT_EQUAL(std::string("f5d1 69"), domain::grouped_hex("f5d169"));
    CPPUNIT_ASSERT_EQUAL(std::string(), domain::grouped_hex(""));
  }

  void a_proof_is_one_canonical_object() {
    const domain::AnswerProof proof{R"({"b": 1, "a": "甲"})", 2, nlohmann::json::array({"ff"}), R"({"z":1,"round":"1092-regular"})", "ab"};
    CPPUNIT_ASSERT_EQUAL(std::string(R"({"format":"shouqi-proof-1","leaf":{"a":"甲","b":1},"leaf_index":2,"path":["ff"],)"
                                     R"("seal":{"round":"1092-regular","z":1},"signature":"ab"})"),
                         domain::proof_json(proof));
    CPPUNIT_ASSERT_THROW(domain::proof_json({"", 0, nlohmann::json::array(), "{}", ""}), base::Error);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoundSealTest);

}  // namespace
