// The parts of the format, and that batch/FORMAT.md shows what the library writes.
#include <cppunit/extensions/HelperMacros.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <clocale>
#include <cstdlib>
#include <ctime>

#include "base/error.hpp"
#include "bundle/bundle_verifier.hpp"
#include "bundle/container_reader.hpp"
#include "bundle/crc32.hpp"
#include "bundle/csv.hpp"
#include "bundle/merkle_tree.hpp"
#include "bundle/proof.hpp"
#include "bundle/record_line.hpp"
#include "bundle/sample_bundle.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"
#include "domain/canonical_json.hpp"
#include "support/source_folder.hpp"

namespace shouqi::bundle {
namespace {

class MerkleTreeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MerkleTreeTest);
  CPPUNIT_TEST(roots_are_those_that_certificate_transparency_publishes);
  CPPUNIT_TEST(every_path_of_every_small_tree_leads_to_its_root_and_no_other);
  CPPUNIT_TEST_SUITE_END();

 public:
  void roots_are_those_that_certificate_transparency_publishes() {
    CPPUNIT_ASSERT_EQUAL(std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), crypto::to_hex(MerkleRoot().root()));
    MerkleRoot tree;
    const char* leaves[] = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const char* roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"};
    for (std::size_t i = 0; i < 8; ++i) {
      tree.add(leaf_hash(*crypto::from_hex(leaves[i])));
      if (i < 2) CPPUNIT_ASSERT_EQUAL(std::string(roots[i]), crypto::to_hex(tree.root()));
    }
    CPPUNIT_ASSERT_EQUAL(std::string("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"), crypto::to_hex(tree.root()));
  }

  void every_path_of_every_small_tree_leads_to_its_root_and_no_other() {
    std::vector<std::string> leaves;
    MerkleRoot tree;
    for (std::uint64_t size = 1; size <= 40; ++size) {
      leaves.push_back(leaf_hash(std::to_string(size)));
      tree.add(leaves.back());
      for (std::uint64_t index = 0; index < size; ++index) {
        auto path = MerkleTree(leaves).path(index);
        CPPUNIT_ASSERT(root_from_path(leaves[index], index, size, path) == tree.root());
        for (std::uint64_t other = 0; other < size; ++other) {
          if (other != index) CPPUNIT_ASSERT(root_from_path(leaves[index], other, size, path) != tree.root());
        }
        path.push_back(leaves[0]);
        CPPUNIT_ASSERT(!root_from_path(leaves[index], index, size, path));
      }
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(MerkleTreeTest);

class BundleFormatTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(BundleFormatTest);
  CPPUNIT_TEST(the_crc_is_the_one_of_zip);
  CPPUNIT_TEST(the_same_input_gives_the_same_bytes_wherever_it_is_written);
  CPPUNIT_TEST(more_than_65534_entries_take_zip64_and_read_back);
  CPPUNIT_TEST(a_csv_field_comes_back_as_it_went_in);
  CPPUNIT_TEST(a_line_of_records_comes_back_as_its_student);
  CPPUNIT_TEST(canonical_json_is_told_from_all_other_json);
  CPPUNIT_TEST(an_id_number_is_found_by_its_check_digit);
  CPPUNIT_TEST(every_answer_has_a_proof_that_verifies);
  CPPUNIT_TEST(a_wrong_order_of_answers_is_not_written);
  CPPUNIT_TEST(the_document_shows_what_the_library_writes);
  CPPUNIT_TEST(the_document_names_every_code);
  CPPUNIT_TEST_SUITE_END();

 public:
  void the_crc_is_the_one_of_zip() {
    CPPUNIT_ASSERT_EQUAL(0xCBF43926U, crc32(0, "123456789"));
    CPPUNIT_ASSERT_EQUAL(crc32(0, "The quick brown fox"), crc32(crc32(0, "The quick"), " brown fox"));
  }

  void the_same_input_gives_the_same_bytes_wherever_it_is_written() {
    const std::string first = write_sample().bytes;
    const mode_t mask = ::umask(0777);
    ::setenv("TZ", "America/St_Johns", 1);
    ::tzset();
    const std::string locale = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "C.UTF-8");
    SampleInput input;
    std::reverse(input.received_files.begin(), input.received_files.end());
    ::umask(077);
    const std::string second = write_sample(input).bytes;
    ::umask(mask);
    ::unsetenv("TZ");
    ::tzset();
    std::setlocale(LC_ALL, locale.c_str());
    CPPUNIT_ASSERT(first == second);
  }

  void more_than_65534_entries_take_zip64_and_read_back() {
    const support::TemporaryFolder folder;
    for (const std::size_t count : {std::size_t{65534}, std::size_t{65535}}) {
      const auto path = folder / std::to_string(count);
      {
        OutputFile file(path);
        ContainerWriter writer(file, "base");
        for (std::size_t i = 0; i < count; ++i) {
          writer.begin(fmt::format("data/{:06}", i));
          writer.append("x");
          writer.end();
        }
        writer.finish();
        file.sync();
      }
      const FileSource source(path);
      Findings findings;
      const auto container = Container::open(source, findings);
      CPPUNIT_ASSERT(container && findings.errors() == 0);
      CPPUNIT_ASSERT_EQUAL(count, container->files().size());
      const std::string tail = source.read_at(source.size() - kEndSize - kZip64LocatorSize, 4);
      CPPUNIT_ASSERT_EQUAL(count == 65535, tail == "PK\x06\x07");
    }
  }

  void a_line_of_records_comes_back_as_its_student() {
    // Keys on both sides of the surrogates: by bytes the second comes first, by UTF-16 the first.
    const nlohmann::json records{{"\U00020089", {{{"乙", 2}, {"甲", "x\n"}}, {{"甲", "a"}}}}, {"\uF900", {{{"丙", nullptr}}}}, {"空", nlohmann::json::array()}};
    const std::string line = record_line({"A123456789", "0930101", records, {}});
    CPPUNIT_ASSERT_EQUAL(std::string("{\"出生日期\":\"0930101\",\"身分證號\":\"A123456789\","
                                     "\"\U00020089\":[{\"乙\":2,\"甲\":\"x\\n\"},{\"甲\":\"a\"}],\"\uF900\":[{\"丙\":null}]}"), line);
    const auto read = parse_record_line(line);
    CPPUNIT_ASSERT(read);
    CPPUNIT_ASSERT_EQUAL(3U, read->rows);
    const auto student = student_of_line(line);
    CPPUNIT_ASSERT(student);
    CPPUNIT_ASSERT_EQUAL(line, record_line(*student));
    for (const char* none : {"", "[]", "{", "{\"出生日期\":\"0930101\"}", "{\"身分證號\":7}"}) CPPUNIT_ASSERT_MESSAGE(none, !student_of_line(none));
  }

  void a_csv_field_comes_back_as_it_went_in() {
    const CsvFields fields{"", "a,b", "\"", "two\nlines", "\r", "中文", " x "};
    std::vector<CsvFields> read;
    CsvReader reader([&](std::size_t, std::string_view, const CsvFields* found) { read.push_back(found != nullptr ? *found : CsvFields{"?"}); });
    const std::string text = csv_record(fields) + csv_record({"end"});
    for (const char c : text) reader.feed({&c, 1});
    reader.finish();
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, read.size());
    CPPUNIT_ASSERT(read[0] == fields);
  }

  void canonical_json_is_told_from_all_other_json() {
    for (const char* good : {"{}", "[]", "{\"a\":1,\"b\":[true,false,null]}", "\"\\u001f\\n\"", "1e+21", "-1.5", "9007199254740992", "{\"中\":\"文\"}", "0.000001", "1e-7"}) {
      CPPUNIT_ASSERT_MESSAGE(good, is_canonical_json(good));
      CPPUNIT_ASSERT_EQUAL(std::string(good), domain::canonical_json(nlohmann::json::parse(good)));
    }
    for (const char* bad : {"", " {}", "{} ", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "1.0", "01", "-0", "+1", "1E3", "\"\\u001F\"", "\"\\u0041\"", "\"\\/\"", "\"\t\"", "[1,]",
                            "{\"a\" :1}", "9007199254740993", "1e400", "nul", "\"\xFF\"", "\"", "{\"a\":1", "tru"}) {
      CPPUNIT_ASSERT_MESSAGE(bad, !is_canonical_json(bad));
    }
  }

  void an_id_number_is_found_by_its_check_digit() {
    for (const char* id : {"A123456789", "我的是a123456789。", "x,A123456789,y"}) CPPUNIT_ASSERT_MESSAGE(id, holds_person_id(id));
    for (const char* other : {"A123456788", "A1234567890", "BA123456789", "A323456789", "123456789", ""}) CPPUNIT_ASSERT_MESSAGE(other, !holds_person_id(other));
  }

  void every_answer_has_a_proof_that_verifies() {
    const SampleInput input;
    const WrittenBundle written = write_sample();
    for (std::size_t i = 0; i < input.answers.size(); ++i) {
      const std::string proof = make_proof(input.answers[i], written.result.leaf_hashes, i, written.result.seal, written.result.signature);
      const ProofVerdict verdict = verify_proof(proof, sample_keys());
      CPPUNIT_ASSERT(verdict.verdict.is_sound());
      CPPUNIT_ASSERT_EQUAL(input.answers[i].digest, verdict.leaf->answer.digest);
      // No byte of a proof is free.
      std::string bytes = proof;
      for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] = static_cast<char>(proof[at] ^ static_cast<char>(1U << (at % 7)));
        if (verify_proof(bytes, sample_keys()).verdict.is_sound()) CPPUNIT_FAIL(fmt::format("byte {} is free", at));
        bytes[at] = proof[at];
      }
    }
    CPPUNIT_ASSERT_THROW(make_proof(input.answers[0], written.result.leaf_hashes, 1, written.result.seal, written.result.signature), base::IntegrityError);
  }

  void a_wrong_order_of_answers_is_not_written() {
    SampleInput input;
    std::swap(input.answers[0], input.answers[1]);
    CPPUNIT_ASSERT_THROW(write_sample(input), base::IntegrityError);
    input = {};
    input.answers[0].state = domain::AnswerState::kPending;
    CPPUNIT_ASSERT_THROW(write_sample(input), base::IntegrityError);
  }

  void the_document_shows_what_the_library_writes() {
    const std::string document = support::read_file(support::source_folder() / "batch/FORMAT.md");
    const std::string example = worked_example();
    if (document.find(example) != std::string::npos) return;
    const support::TemporaryFolder folder;
    const auto path = folder.write("example.txt", example);
    CPPUNIT_FAIL("batch/FORMAT.md 8 does not show the example as the library writes it; with SHOUQI_KEEP_FILES=1 it is in " + path.string());
  }

  void the_document_names_every_code() {
    const std::string document = support::read_file(support::source_folder() / "batch/FORMAT.md");
    for (const CodeFacts& code : all_codes()) CPPUNIT_ASSERT_MESSAGE(std::string(code.name), document.find(fmt::format("`{}`", code.name)) != std::string::npos);
  }

 private:
  static std::string hex_lines(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 32) text += crypto::to_hex(bytes.substr(at, 32)) + "\n";
    return text;
  }

  static std::string worked_example() {
    const SampleInput input;
    const WrittenBundle written = write_sample();
    const MemorySource source(written.bytes);
    Findings findings;
    const auto container = Container::open(source, findings);
    std::string text = fmt::format("file {} bytes, SHA-256 {}\n\nentries: size, SHA-256, path below {}/\n", written.bytes.size(), crypto::sha256_hex(written.bytes),
                                   container->base_name());
    for (std::size_t i = 0; i < container->files().size(); ++i) {
      const BagFile& file = container->files()[i];
      text += fmt::format("{:6} {} {}\n", file.size, crypto::sha256_hex(container->read_whole(i, written.bytes.size())), file.path);
    }
    const std::size_t directory = static_cast<std::size_t>(number_at(written.bytes, written.bytes.size() - 6, 4));
    text += "\nfirst local header\n" + hex_lines(std::string_view(written.bytes).substr(0, 30 + number_at(written.bytes, 26, 2)));
    text += "first directory record\n" + hex_lines(std::string_view(written.bytes).substr(directory, 46 + number_at(written.bytes, directory + 28, 2)));
    text += "end record\n" + hex_lines(std::string_view(written.bytes).substr(written.bytes.size() - kEndSize));
    text += "\nfirst line of data/answers.csv behind its header\n" + to_line(input.answers[0]);
    text += "its leaf\n" + leaf_json(input.answers[0], "343302", "1092-regular") + "\n";
    text += "its leaf hash\n" + crypto::to_hex(written.result.leaf_hashes[0]) + "\n";
    text += "\nseal.json\n" + written.result.seal + "\nseal.sig in hex\n" + hex_lines(written.result.signature);
    text += "public key, id " + sample_key().public_key().id() + "\n" + sample_key().public_key().to_pem();
    text += "\nproof.json of the third answer\n" + make_proof(input.answers[2], written.result.leaf_hashes, 2, written.result.seal, written.result.signature) + "\n";
    return text;
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(BundleFormatTest);

}  // namespace
}  // namespace shouqi::bundle
