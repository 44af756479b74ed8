#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sealed_box.hpp"
#include "fake_random.hpp"

namespace shouqi::crypto {

class SealedBoxTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SealedBoxTest);
  CPPUNIT_TEST(the_published_example_comes_out);
  CPPUNIT_TEST(what_was_sealed_opens);
  CPPUNIT_TEST(every_flipped_bit_is_refused);
  CPPUNIT_TEST(a_shorter_or_longer_box_is_refused);
  CPPUNIT_TEST(another_context_or_key_is_refused);
  CPPUNIT_TEST(the_same_text_is_never_sealed_to_the_same_bytes);
  CPPUNIT_TEST(a_key_of_another_length_is_refused);
  CPPUNIT_TEST_SUITE_END();

  const std::string key_ = std::string(16, '\x11') + std::string(16, '\x22');
  const std::string plain_ = "A123456789";
  const std::string context_ = "person_key:4711:id_number";
  SeededRandom random_{1};

 public:
  // Test case 16 of the GCM specification by McGrew and Viega.
  void the_published_example_comes_out() {
    const std::string key = from_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308").value();
    const std::string nonce = from_hex("cafebabefacedbaddecaf888").value();
    const std::string plain = from_hex(
                                  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                  "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
                                  .value();
    const std::string context = from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2").value();
    FixedRandom random{nonce};
    CPPUNIT_ASSERT_EQUAL(std::string("cafebabefacedbaddecaf888"
                                     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                     "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                     "76fc6ece0f4e1768cddf8853bb2d551b"),
                         to_hex(seal(key, plain, context, random)));
  }

  void what_was_sealed_opens() {
    for (const std::string& plain :
         {plain_, std::string(), std::string("0930512"), std::string("\0x", 2), std::string(5000, 'x')}) {
      const std::string sealed = seal(key_, plain, context_, random_);
      CPPUNIT_ASSERT_EQUAL(plain.size() + 12 + 16, sealed.size());
      CPPUNIT_ASSERT_EQUAL(plain, open(key_, sealed, context_).value());
    }
    CPPUNIT_ASSERT_EQUAL(plain_, open(key_, seal(key_, plain_, "", random_), "").value());
  }

  void every_flipped_bit_is_refused() {
    const std::string sealed = seal(key_, plain_, context_, random_);
    for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
      std::string other = sealed;
      other[i / 8] = static_cast<char>(other[i / 8] ^ (1 << (i % 8)));
      CPPUNIT_ASSERT(!open(key_, other, context_));
    }
  }

  void a_shorter_or_longer_box_is_refused() {
    const std::string sealed = seal(key_, plain_, context_, random_);
    for (std::size_t length = 0; length < sealed.size(); ++length)
      CPPUNIT_ASSERT(!open(key_, sealed.substr(0, length), context_));
    CPPUNIT_ASSERT(!open(key_, sealed + '\0', context_));
    CPPUNIT_ASSERT(!open(key_, sealed.substr(1), context_));
  }

  void another_context_or_key_is_refused() {
    const std::string sealed = seal(key_, plain_, context_, random_);
    for (const char* context :
         {"", "person_key:4712:id_number", "person_key:4711:birth_date", "person_key:4711:id_number "}) {
      CPPUNIT_ASSERT(!open(key_, sealed, context));
    }
    for (std::size_t i = 0; i < key_.size(); ++i) {
      std::string other = key_;
      other[i] = static_cast<char>(other[i] ^ 1);
      CPPUNIT_ASSERT(!open(other, sealed, context_));
    }
  }

  void the_same_text_is_never_sealed_to_the_same_bytes() {
    SystemRandom random;
    CPPUNIT_ASSERT(seal(key_, plain_, context_, random) != seal(key_, plain_, context_, random));
  }

  void a_key_of_another_length_is_refused() {
    const std::string sealed = seal(key_, plain_, context_, random_);
    for (const std::size_t length : {0U, 16U, 31U, 33U, 64U}) {
      CPPUNIT_ASSERT_THROW(seal(std::string(length, 'k'), plain_, context_, random_), base::Error);
      CPPUNIT_ASSERT(!open(std::string(length, 'k'), sealed, context_));
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealedBoxTest);

}  // namespace shouqi::crypto
