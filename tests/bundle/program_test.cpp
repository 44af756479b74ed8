// shouqi-verify as people run it, and the recipe of batch/FORMAT.md that needs none of our programs.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.hpp"
#include "bundle/museum.hpp"
#include "bundle/proof.hpp"
#include "bundle/sample_bundle.hpp"
#include "crypto/sha256.hpp"
#include "support/run_program.hpp"
#include "support/source_folder.hpp"

namespace shouqi::bundle {
namespace {

class VerifyProgramTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(VerifyProgramTest);
  CPPUNIT_TEST(a_sound_bundle_is_exit_status_0);
  CPPUNIT_TEST(a_changed_bundle_is_exit_status_6_with_its_code);
  CPPUNIT_TEST(a_proof_says_what_it_proves);
  CPPUNIT_TEST(a_proof_is_checked_against_a_folder_of_keys);
  CPPUNIT_TEST(what_is_no_proof_is_exit_status_6);
  CPPUNIT_TEST(a_bag_with_a_warning_is_exit_status_1);
  CPPUNIT_TEST(every_bag_of_the_museum_is_judged_alike_in_a_folder);
  CPPUNIT_TEST(hostile_names_reach_neither_terminal_nor_json);
  CPPUNIT_TEST(an_archive_of_another_program_is_told_to_be_unpacked);
  CPPUNIT_TEST(what_was_sealed_as_format_1_verifies_for_ever);
  CPPUNIT_TEST(wrong_use_is_exit_status_2_and_says_why);
  CPPUNIT_TEST(a_bundle_is_checked_against_the_one_before);
  CPPUNIT_TEST(all_bundles_of_a_school_hang_together_or_it_says_where_not);
  CPPUNIT_TEST(the_recipe_with_stock_tools_accepts_and_refuses);
  CPPUNIT_TEST_SUITE_END();

 public:
  void setUp() override {
    const WrittenBundle written = write_sample();
    good_ = folder_.write("good.zip", written.bytes);
    std::string bytes = written.bytes;
    bytes[bytes.find("deemed,deemed")] = 'D';
    bad_ = folder_.write("bad.zip", bytes);
    key_ = folder_.write("keys/sample.pem", sample_key().public_key().to_pem());
    const SampleInput input;
    proof_ = folder_.write("proof.json", make_proof(input.answers[0], written.result.leaf_hashes, 0, written.result.seal, written.result.signature));
  }

  void a_sound_bundle_is_exit_status_0() {
    const auto result = verify({"bundle", good_, "--public-key", key_});
    CPPUNIT_ASSERT_EQUAL(0, result.exit_status);
    CPPUNIT_ASSERT(result.output.ends_with("good.zip：相符\n"));
    CPPUNIT_ASSERT_EQUAL(0, verify({"bundle", good_, "--public-key", (folder_ / "keys").string()}).exit_status);
    CPPUNIT_ASSERT_EQUAL(0, verify({"bag", good_}).exit_status);
  }

  void a_changed_bundle_is_exit_status_6_with_its_code() {
    const auto result = verify({"bundle", bad_, "--public-key", key_, "--json"});
    CPPUNIT_ASSERT_EQUAL(6, result.exit_status);
    const auto report = nlohmann::json::parse(result.output);
    CPPUNIT_ASSERT_EQUAL(std::string("unsound"), report["result"].get<std::string>());
    CPPUNIT_ASSERT(result.output.find("\"container-crc\"") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string(), result.errors);
    CPPUNIT_ASSERT(verify({"bundle", bad_, "--public-key", key_}).output.find("[bag-checksum]") != std::string::npos);
  }

  void a_proof_says_what_it_proves() {
    const auto result = verify({"proof", proof_, "--public-key", key_});
    CPPUNIT_ASSERT_EQUAL(0, result.exit_status);
    CPPUNIT_ASSERT(result.output.find("學號 10901001，修課紀錄") != std::string::npos);
    const std::string forged = folder_.write("forged.json", replaced(support::read_file(proof_), "\"rows\":2", "\"rows\":3"));
    CPPUNIT_ASSERT_EQUAL(6, verify({"proof", forged, "--public-key", key_}).exit_status);
  }

  void a_proof_is_checked_against_a_folder_of_keys() {
    const auto other = crypto::Ed25519PrivateKey::from_seed("0123456789abcdef0123456789abcdef");
    const std::string other_key = folder_.write("present/2022.pem", other.public_key().to_pem());
    const std::string present = (folder_ / "present").string();
    // Only the key of today is at hand, as a file and in a folder.
    for (const std::string& keys : {other_key, present}) {
      const auto result = verify({"proof", proof_, "--public-key", keys, "--json"});
      CPPUNIT_ASSERT_EQUAL(6, result.exit_status);
      CPPUNIT_ASSERT(result.output.find("\"key-unknown\"") != std::string::npos);
    }
    // The retired key stays published beside it; what is no .pem is none of our business.
    folder_.write("present/2021-retired.pem", sample_key().public_key().to_pem());
    folder_.write("present/README", "x");
    CPPUNIT_ASSERT_EQUAL(0, verify({"proof", proof_, "--public-key", present}).exit_status);
    const WrittenBundle later = write_sample({}, other);
    const std::string later_proof = folder_.write("later.json", make_proof(SampleInput().answers[0], later.result.leaf_hashes, 0, later.result.seal, later.result.signature));
    CPPUNIT_ASSERT_EQUAL(0, verify({"proof", later_proof, "--public-key", present}).exit_status);
    CPPUNIT_ASSERT_EQUAL(6, verify({"proof", later_proof, "--public-key", key_}).exit_status);
    // A seal that names one key and is signed with another.
    const std::string mixed = folder_.write("mixed.json", make_proof(SampleInput().answers[0], later.result.leaf_hashes, 0, later.result.seal, other.sign("x")));
    CPPUNIT_ASSERT(verify({"proof", mixed, "--public-key", present}).output.find("[signature-wrong]") != std::string::npos);
    folder_.write("present/broken.pem", "-----BEGIN PUBLIC KEY-----\nx\n");
    CPPUNIT_ASSERT_EQUAL(2, verify({"proof", proof_, "--public-key", present}).exit_status);
    std::filesystem::create_directory(folder_ / "none");
    CPPUNIT_ASSERT_EQUAL(2, verify({"proof", proof_, "--public-key", (folder_ / "none").string()}).exit_status);
  }

  void what_is_no_proof_is_exit_status_6() {
    const std::string proof = support::read_file(proof_);
    const std::string others[] = {"", "{}", "[]", "null", proof + "\n", " " + proof, "\xEF\xBB\xBF" + proof, proof + proof, proof.substr(0, proof.size() - 1),
                                  nlohmann::json::parse(proof).dump(2), replaced(proof, "shouqi-proof-1", "shouqi-proof-2"),
                                  replaced(proof, "\"leaf_index\":0", "\"leaf_index\":-1"), replaced(proof, "\"leaf_index\":0", "\"leaf_index\":18446744073709551616"),
                                  proof + std::string(2U * 1024 * 1024, ' '), std::string(100'000, '['), support::read_file(good_)};
    for (const std::string& other : others) {
      const auto result = verify({"proof", folder_.write("other.json", other), "--public-key", key_});
      CPPUNIT_ASSERT_EQUAL_MESSAGE(other.substr(0, 60) + "\n" + result.errors, 6, result.exit_status);
      CPPUNIT_ASSERT(result.output.find("[proof-form]") != std::string::npos);
    }
    // The library's own tests flip every byte (BundleFormatTest); here it is seen that the program says so.
    for (std::size_t at = 0; at < proof.size(); at += 97) {
      std::string bytes = proof;
      bytes[at] = static_cast<char>(bytes[at] ^ 1);
      CPPUNIT_ASSERT_EQUAL(6, verify({"proof", folder_.write("other.json", bytes), "--public-key", key_}).exit_status);
    }
  }

  void a_bag_with_a_warning_is_exit_status_1() {
    folder_.write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    folder_.write("bag/data/a", "");
    folder_.write("bag/manifest-md5.txt", "d41d8cd98f00b204e9800998ecf8427e *data/a\n");
    const auto result = verify({"bag", (folder_ / "bag").string(), "--json"});
    CPPUNIT_ASSERT_EQUAL(1, result.exit_status);
    CPPUNIT_ASSERT_EQUAL(1, nlohmann::json::parse(result.output)["warnings"].get<int>());
    std::filesystem::remove(folder_ / "bag/data/a");
    CPPUNIT_ASSERT_EQUAL(6, verify({"bag", (folder_ / "bag").string()}).exit_status);
  }

  void every_bag_of_the_museum_is_judged_alike_in_a_folder() {
    std::string wrong;
    for (const Specimen& specimen : bags()) {
      const support::TemporaryFolder folder;
      specimen.lay_out(folder);
      const auto result = verify({"bag", folder.path().string(), "--json"});
      const bool is_refused = std::any_of(specimen.expected.begin(), specimen.expected.end(), [](Code code) { return facts(code).severity == Severity::kError; });
      const int expected = is_refused ? 6 : specimen.expected.empty() ? 0 : 1;
      std::set<std::string> found;
      const auto report = nlohmann::json::parse(result.output, nullptr, false);
      if (report.is_object()) {
        for (const auto& finding : report["findings"]) found.insert(finding["code"].get<std::string>());
      }
      std::set<std::string> codes;
      for (const Code code : specimen.expected) codes.insert(std::string(facts(code).name));
      if (result.exit_status != expected || found != codes) wrong += "\n" + specimen.name + ": " + std::to_string(result.exit_status) + " " + result.output + result.errors;
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), wrong);
  }

  void hostile_names_reach_neither_terminal_nor_json() {
    for (const std::string name : {"\xFF\xFE", "\x1B[2Jred\x07", "a\nb：相符", "a\rb", "\xE2\x80\xAEtxt.exe"}) {
      const auto bag = folder_ / name;
      folder_.write(name + "/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
      folder_.write(name + "/data/" + name, "x");
      folder_.write(name + "/manifest-sha256.txt", "");
      const auto text = verify({"bag", bag.string()});
      CPPUNIT_ASSERT_EQUAL(6, text.exit_status);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(text.output, std::string(), obeyed(text.output));
      const auto json = verify({"bag", bag.string(), "--json"});
      CPPUNIT_ASSERT_EQUAL_MESSAGE(json.errors, 6, json.exit_status);
      CPPUNIT_ASSERT(nlohmann::json::parse(json.output)["findings"][0]["code"] == "bag-file-unlisted");
      const auto missing = verify({"bag", bag.string() + "/nowhere"});
      CPPUNIT_ASSERT_EQUAL(2, missing.exit_status);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(missing.errors, std::string(), obeyed(missing.errors));
    }
  }

  void an_archive_of_another_program_is_told_to_be_unpacked() {
    folder_.write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    folder_.write("bag/data/a", "");
    folder_.write("bag/manifest-md5.txt", "d41d8cd98f00b204e9800998ecf8427e  data/a\n");
    CPPUNIT_ASSERT_EQUAL(0, support::run_program({"env", "-C", folder_.path().string(), "python3", "-m", "zipfile", "-c", "bag.zip", "bag"}).exit_status);
    const auto packed = verify({"bag", (folder_ / "bag.zip").string()});
    CPPUNIT_ASSERT_EQUAL(6, packed.exit_status);
    CPPUNIT_ASSERT(packed.errors.find("請先解開") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(0, verify({"bag", (folder_ / "bag").string()}).exit_status);
    CPPUNIT_ASSERT_EQUAL(std::string(), verify({"bag", good_}).errors);
  }

  void what_was_sealed_as_format_1_verifies_for_ever() {
    const auto specimens = support::source_folder() / "tests/specimens";
    const std::string bundle = (specimens / "format_1.zip").string();
    const std::string key = (specimens / "format_1.pem").string();
    // Nobody has touched it since: the hash stands in the document.
    const std::string document = support::read_file(support::source_folder() / "batch/FORMAT.md");
    CPPUNIT_ASSERT(document.find("SHA-256 " + crypto::sha256_hex(support::read_file(bundle))) != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(0, verify({"bundle", bundle, "--public-key", key}).exit_status);
    CPPUNIT_ASSERT_EQUAL(0, verify({"proof", (specimens / "format_1.proof.json").string(), "--public-key", key}).exit_status);
  }

  void wrong_use_is_exit_status_2_and_says_why() {
    const std::string private_key = folder_.write_secret("private.pem", sample_key().to_pem());
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {}, {"bundle", good_}, {"bundle", "/nowhere.zip", "--public-key", key_}, {"bundle", good_, "--public-key", "/nowhere.pem"},
             {"bundle", good_, "--public-key", private_key}, {"bundle", good_, "--public-key", good_}, {"bag", "/nowhere"}, {"bundle", folder_.path().string(), "--public-key", key_}}) {
      const auto result = verify(arguments);
      CPPUNIT_ASSERT_EQUAL(2, result.exit_status);
      CPPUNIT_ASSERT(!result.errors.empty());
    }
    const auto help = verify({"--help"});
    CPPUNIT_ASSERT_EQUAL(0, help.exit_status);
    CPPUNIT_ASSERT(help.output.find("EXIT STATUS") != std::string::npos);
  }

  void a_bundle_is_checked_against_the_one_before() {
    SampleInput input;
    input.seal_facts.sequence = 2;
    input.seal_facts.previous = verify_bundle(FileSource(good_), sample_keys()).as_previous();
    const std::string second = folder_.write("second.zip", write_sample(input).bytes);
    CPPUNIT_ASSERT_EQUAL(0, verify({"bundle", second, "--public-key", key_, "--previous", good_}).exit_status);
    CPPUNIT_ASSERT_EQUAL(6, verify({"bundle", good_, "--public-key", key_, "--previous", second}).exit_status);
    CPPUNIT_ASSERT_EQUAL(6, verify({"bundle", second, "--public-key", key_, "--previous", bad_}).exit_status);
  }

  void all_bundles_of_a_school_hang_together_or_it_says_where_not() {
    SampleInput input;
    input.seal_facts.sequence = 2;
    input.seal_facts.previous = verify_bundle(FileSource(good_), sample_keys()).as_previous();
    const std::string second = folder_.write("2.zip", write_sample(input).bytes);
    input.seal_facts.sequence = 3;
    input.seal_facts.previous = verify_bundle(FileSource(second), sample_keys()).as_previous();
    const std::string third = folder_.write("3.zip", write_sample(input).bytes);
    const auto chain = [&](const std::vector<std::string>& files) {
      std::vector<std::string> arguments{"chain", "--json", "--public-key", key_};
      arguments.insert(arguments.end(), files.begin(), files.end());
      return verify(arguments);
    };
    const auto whole = chain({third, good_, second});
    CPPUNIT_ASSERT_EQUAL(0, whole.exit_status);
    const auto report = nlohmann::json::parse(whole.output);
    CPPUNIT_ASSERT_EQUAL(std::string("sound"), report["result"].get<std::string>());
    CPPUNIT_ASSERT(report["bundles"][0]["file"] == good_ && report["bundles"][2]["file"] == third);
    CPPUNIT_ASSERT_EQUAL(0, chain({good_}).exit_status);
    for (const std::vector<std::string>& files : std::vector<std::vector<std::string>>{{good_, third}, {second, third}, {good_, good_}, {good_, bad_}}) {
      const auto broken = chain(files);
      CPPUNIT_ASSERT_EQUAL(6, broken.exit_status);
      CPPUNIT_ASSERT_EQUAL(std::string("unsound"), nlohmann::json::parse(broken.output)["result"].get<std::string>());
    }
    CPPUNIT_ASSERT_EQUAL(2, chain({good_, "/nowhere.zip"}).exit_status);
    CPPUNIT_ASSERT_EQUAL(2, verify({"chain", "--public-key", key_}).exit_status);
    CPPUNIT_ASSERT(verify({"chain", good_, second, "--public-key", key_}).output.find("封存 1 到 2，前後相連") != std::string::npos);
  }

  void the_recipe_with_stock_tools_accepts_and_refuses() {
    const std::string document = support::read_file(support::source_folder() / "batch/FORMAT.md");
    const std::string begin = "```sh\n# recipe\n";
    const std::size_t at = document.find(begin);
    CPPUNIT_ASSERT(at != std::string::npos);
    const std::string recipe = document.substr(at + 6, document.find("```", at + 6) - at - 6);
    const auto follow = [&](const std::string& bundle, const std::string& key, const char* name) {
      const std::string script = folder_.write(name, recipe);
      return support::run_program({"env", "-C", folder_.path().string(), "BUNDLE=" + bundle, "KEY=" + key, "bash", script});
    };
    const auto good = follow(good_, key_, "one.sh");
    CPPUNIT_ASSERT_EQUAL_MESSAGE(good.output + good.errors, 0, good.exit_status);
    CPPUNIT_ASSERT(good.output.find("Signature Verified Successfully") != std::string::npos);
    std::filesystem::remove_all(folder_ / "opened");
    CPPUNIT_ASSERT(follow(bad_, key_, "two.sh").exit_status != 0);
    std::filesystem::remove_all(folder_ / "opened");
    const auto other = crypto::Ed25519PrivateKey::from_seed("0123456789abcdef0123456789abcdef");
    CPPUNIT_ASSERT(follow(good_, folder_.write("other.pem", other.public_key().to_pem()).string(), "three.sh").exit_status != 0);
  }

 private:
  // What of a name a terminal would have obeyed, or a reader have taken for a line of ours.
  static std::string obeyed(const std::string& output) {
    if (!base::is_valid_utf8(output)) return "bytes that are no UTF-8";
    for (const char* part : {"\x1B", "\x07", "\r", "\nb", "\xE2\x80\xAE"}) {
      if (output.find(part) != std::string::npos) return std::string("found: ") + part;
    }
    return {};
  }

  static support::ProgramResult verify(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), (support::program_folder() / "shouqi-verify").string());
    return support::run_program(arguments);
  }

  support::TemporaryFolder folder_;
  std::string good_;
  std::string bad_;
  std::string key_;
  std::string proof_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(VerifyProgramTest);

}  // namespace
}  // namespace shouqi::bundle
