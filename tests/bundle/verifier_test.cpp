// The verifier: what is sound passes, what is not is refused with exactly its findings.
#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "bundle/bundle_verifier.hpp"
#include "bundle/museum.hpp"
#include "bundle/sample_bundle.hpp"

namespace shouqi::bundle {
namespace {

class BundleVerifierTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(BundleVerifierTest);
  CPPUNIT_TEST(a_bundle_as_it_was_written_is_sound);
  CPPUNIT_TEST(a_bundle_with_nobody_in_it_is_sound);
  CPPUNIT_TEST(a_supplement_that_follows_is_sound);
  CPPUNIT_TEST(data_that_is_left_out_of_a_dispute_is_not_missed);
  CPPUNIT_TEST(a_retired_key_among_others_still_verifies);
  CPPUNIT_TEST(of_two_hundred_seals_none_can_be_missing_or_stand_for_another);
  CPPUNIT_TEST(every_single_byte_counts);
  CPPUNIT_TEST(every_beginning_of_a_bundle_is_refused);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_bundle_as_it_was_written_is_sound() {
    const WrittenBundle written = write_sample();
    const Verdict verdict = verify_bundle(MemorySource(written.bytes), sample_keys());
    CPPUNIT_ASSERT_EQUAL(std::string(), names(codes_of(verdict.findings)));
    CPPUNIT_ASSERT_EQUAL(std::size_t{9}, verdict.stages.size());
    CPPUNIT_ASSERT_EQUAL(written.result.statement.tree_root, verdict.statement->tree_root);
    // The forger's tools pack a bundle as the writer does: what they change is all that is changed.
    CPPUNIT_ASSERT(pack(unpack(written.bytes)) == written.bytes);
    CPPUNIT_ASSERT(pack(reseal_lists(unpack(written.bytes))) == written.bytes);
  }

  void of_two_hundred_seals_none_can_be_missing_or_stand_for_another() {
    std::vector<Checked> chain;
    SampleInput input;
    for (std::uint32_t sequence = 1; sequence <= 200; ++sequence) {
      input.seal_facts.sequence = sequence;
      chain.push_back({std::to_string(sequence), verify_bundle(MemorySource(write_sample(input).bytes), sample_keys())});
      input.seal_facts.previous = chain.back().verdict.as_previous();
    }
    const auto faults = [](std::vector<Checked> bundles) {
      check_chain(bundles);
      std::set<Code> codes;
      for (const Checked& one : bundles) codes.merge(codes_of(one.verdict.findings));
      return names(codes);
    };
    std::vector<Checked> any_order(chain.rbegin(), chain.rend());
    std::swap(any_order[7], any_order[100]);
    CPPUNIT_ASSERT_EQUAL(std::string(), faults(any_order));
    // Without the newest the rest is whole: only the notice of the newest tells.
    CPPUNIT_ASSERT_EQUAL(std::string(), faults({chain.begin(), chain.end() - 1}));
    const std::string gap = names({Code::kChainSequence});
    const std::string other = names({Code::kChainRoot});
    input.seal_facts.cut_off += std::chrono::microseconds(1);
    for (std::size_t at = 0; at < chain.size(); ++at) {
      std::vector<Checked> less = chain;
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(at));
      if (at + 1 < chain.size()) CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(at), gap, faults(less));
      std::vector<Checked> twice = chain;
      twice.push_back(chain[at]);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(at), gap, faults(twice));
      // Sealed again at another time, with the school's own key: sound by itself, and no link of this chain.
      input.seal_facts.sequence = static_cast<std::uint32_t>(at + 1);
      input.seal_facts.previous = at == 0 ? std::nullopt : chain[at - 1].verdict.as_previous();
      std::vector<Checked> replaced = chain;
      replaced[at].verdict = verify_bundle(MemorySource(write_sample(input).bytes), sample_keys());
      CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(at), at + 1 < chain.size() ? other : std::string(), faults(replaced));
    }
  }

  void a_bundle_with_nobody_in_it_is_sound() {
    SampleInput input;
    input.answers.clear();
    input.disputes.clear();
    input.left.clear();
    input.attachments.clear();
    input.attachment_uses.clear();
    for (auto& [ignored, students] : input.records) students.clear();
    expect_sound(write_sample(input).bytes);
  }

  void a_supplement_that_follows_is_sound() {
    const WrittenBundle first = write_sample();
    const auto link = verify_bundle(MemorySource(first.bytes), sample_keys()).as_previous();
    SampleInput input;
    input.seal_facts.sequence = 2;
    input.seal_facts.batch = "supplement-1";
    input.seal_facts.previous = link;
    input.seal_facts.supplements = SupplementedSeal{"1092-regular", 1, link->root};
    for (auto& [ignored, students] : input.records) students.clear();
    input.answers.clear();
    input.disputes.clear();
    const WrittenBundle second = write_sample(input);
    const Verdict verdict = verify_bundle(MemorySource(second.bytes), sample_keys(), link);
    CPPUNIT_ASSERT_EQUAL(std::string(), names(codes_of(verdict.findings)));
    CPPUNIT_ASSERT(verdict.stages.back() == Stage::kChain);
  }

  void data_that_is_left_out_of_a_dispute_is_not_missed() {
    SampleInput input;
    input.disputes.front().is_included = false;
    input.records["25_多元表現"].clear();
    expect_sound(write_sample(input).bytes);
  }

  void a_retired_key_among_others_still_verifies() {
    const auto other = crypto::Ed25519PrivateKey::from_seed("0123456789abcdef0123456789abcdef");
    const PublicKeys keys({other.public_key(), sample_key().public_key()});
    CPPUNIT_ASSERT(verify_bundle(MemorySource(write_sample().bytes), keys).is_sound());
    CPPUNIT_ASSERT(verify_bundle(MemorySource(write_sample({}, other).bytes), keys).is_sound());
  }

  void every_single_byte_counts() {
    const std::string good = write_sample().bytes;
    const PublicKeys keys = sample_keys();
    std::string bytes = good;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      // Another bit at every place, all eight in turn.
      bytes[i] = static_cast<char>(good[i] ^ static_cast<char>(1U << (i % 8)));
      if (verify_bundle(MemorySource(bytes), keys).is_sound()) CPPUNIT_FAIL("byte " + std::to_string(i) + " is free");
      bytes[i] = good[i];
    }
    CPPUNIT_ASSERT(bytes.size() > 10000);
  }

  void every_beginning_of_a_bundle_is_refused() {
    const std::string good = write_sample().bytes;
    const PublicKeys keys = sample_keys();
    for (std::size_t size = 0; size < good.size(); ++size) {
      if (verify_bundle(MemorySource(std::string_view(good).substr(0, size)), keys).is_sound()) CPPUNIT_FAIL(std::to_string(size) + " bytes pass");
    }
  }

 private:
  static void expect_sound(const std::string& bytes) {
    CPPUNIT_ASSERT_EQUAL(std::string(), names(codes_of(verify_bundle(MemorySource(bytes), sample_keys()).findings)));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(BundleVerifierTest);

class MuseumTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MuseumTest);
  CPPUNIT_TEST(every_bad_bundle_and_proof_is_refused_with_exactly_its_findings);
  CPPUNIT_TEST(every_bag_is_judged_rightly);
  CPPUNIT_TEST(every_code_has_a_specimen);
  CPPUNIT_TEST_SUITE_END();

 public:
  void every_bad_bundle_and_proof_is_refused_with_exactly_its_findings() {
    CPPUNIT_ASSERT(bad_bundles().size() >= 60);
    for (const Specimen& specimen : bad_bundles()) CPPUNIT_ASSERT_MESSAGE(specimen.name, !specimen.expected.empty());
    judge(bad_bundles());
  }

  void every_bag_is_judged_rightly() {
    CPPUNIT_ASSERT(bags().size() >= 40);
    judge(bags());
  }

  void every_code_has_a_specimen() {
    std::set<Code> expected;
    for (const auto* list : {&bad_bundles(), &bags()}) {
      for (const Specimen& specimen : *list) expected.insert(specimen.expected.begin(), specimen.expected.end());
    }
    std::set<Code> all;
    for (const CodeFacts& code : all_codes()) all.insert(code.code);
    CPPUNIT_ASSERT_EQUAL(names(all), names(expected));
  }

 private:
  static void judge(const std::vector<Specimen>& specimens) {
    std::string wrong;
    for (const Specimen& specimen : specimens) {
      const std::string found = names(codes_of(specimen.judge()));
      if (found != names(specimen.expected)) wrong += "\n" + specimen.name + ": " + found + ", expected " + names(specimen.expected);
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), wrong);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(MuseumTest);

}  // namespace
}  // namespace shouqi::bundle
