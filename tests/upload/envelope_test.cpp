#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "crypto/sha256.hpp"
#include "support/temporary_folder.hpp"
#include "upload/envelope.hpp"

namespace shouqi::upload {
namespace {

class EnvelopeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(EnvelopeTest);
  CPPUNIT_TEST(the_bundle_inside_stays_as_it_is);
  CPPUNIT_TEST(an_envelope_is_made_once);
  CPPUNIT_TEST(one_for_another_bundle_or_password_is_made_anew);
  CPPUNIT_TEST(half_an_envelope_is_made_anew);
  CPPUNIT_TEST(nothing_of_the_bundle_is_readable_outside);
  CPPUNIT_TEST_SUITE_END();

 public:
  void setUp() override {
    for (int i = 0; i < 20000; ++i) bytes_ += "data/records " + std::to_string(i) + "\n";
    content_ = {kName, folder_.write("seals/" + kName, bytes_), crypto::sha256_hex(bytes_)};
    std::filesystem::create_directory(folder_ / "out");
  }

  void the_bundle_inside_stays_as_it_is() {
    const auto envelope = prepare_envelope(content_, folder_ / "out", kPassword);
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi-990001-1092-regular-000001.aes256.zip"), envelope.filename().string());
    CPPUNIT_ASSERT_EQUAL(content_.sha256, hash_in_envelope(envelope, kName, kPassword));
    CPPUNIT_ASSERT_EQUAL(std::string(), hash_in_envelope(envelope, kName, "another"));
    CPPUNIT_ASSERT_EQUAL(std::string(), hash_in_envelope(envelope, "another.zip", kPassword));
    CPPUNIT_ASSERT_EQUAL(std::string(), hash_in_envelope(content_.file, kName, kPassword));
  }

  void an_envelope_is_made_once() {
    const std::string first = support::read_file(prepare_envelope(content_, folder_ / "out", kPassword));
    CPPUNIT_ASSERT(support::read_file(prepare_envelope(content_, folder_ / "out", kPassword)) == first);
  }

  void one_for_another_bundle_or_password_is_made_anew() {
    const std::string first = support::read_file(prepare_envelope(content_, folder_ / "out", kPassword));
    const auto second = prepare_envelope(content_, folder_ / "out", "another");
    CPPUNIT_ASSERT(support::read_file(second) != first);
    CPPUNIT_ASSERT_EQUAL(content_.sha256, hash_in_envelope(second, kName, "another"));
    content_.file = folder_.write("seals/" + kName, bytes_ + "!");
    content_.sha256 = crypto::sha256_hex(bytes_ + "!");
    CPPUNIT_ASSERT_EQUAL(content_.sha256, hash_in_envelope(prepare_envelope(content_, folder_ / "out", "another"), kName, "another"));
    // And one that should hold what it does not is never handed out.
    content_.sha256 = crypto::sha256_hex("something else");
    CPPUNIT_ASSERT_THROW(prepare_envelope(content_, folder_ / "out", "another"), base::IntegrityError);
  }

  void half_an_envelope_is_made_anew() {
    const auto envelope = prepare_envelope(content_, folder_ / "out", kPassword);
    const std::string whole = support::read_file(envelope);
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, whole.size() / 2, whole.size() - 1}) {
      folder_.write("out/" + envelope.filename().string(), whole.substr(0, length));
      CPPUNIT_ASSERT_EQUAL(content_.sha256, hash_in_envelope(prepare_envelope(content_, folder_ / "out", kPassword), kName, kPassword));
    }
    std::string changed = whole;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    folder_.write("out/" + envelope.filename().string(), changed);
    CPPUNIT_ASSERT_EQUAL(content_.sha256, hash_in_envelope(prepare_envelope(content_, folder_ / "out", kPassword), kName, kPassword));
  }

  void nothing_of_the_bundle_is_readable_outside() {
    const std::string sealed = support::read_file(prepare_envelope(content_, folder_ / "out", kPassword));
    CPPUNIT_ASSERT(sealed.size() > bytes_.size());
    CPPUNIT_ASSERT(sealed.find("data/records") == std::string::npos);
  }

 private:
  const std::string kName = "shouqi-990001-1092-regular-000001.zip";
  const std::string kPassword = "Central-1092";
  support::TemporaryFolder folder_;
  std::string bytes_;
  EnvelopeContent content_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(EnvelopeTest);

}  // namespace
}  // namespace shouqi::upload
