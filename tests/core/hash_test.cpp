#include <cppunit/extensions/HelperMacros.h>

#include "crypto/encoding.hpp"
#include "crypto/hmac.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::crypto {

class Sha256Test : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(Sha256Test);
  CPPUNIT_TEST(the_published_examples_come_out);
  CPPUNIT_TEST(a_million_letters_come_out);
  CPPUNIT_TEST(a_stream_in_any_pieces_is_the_same_hash);
  CPPUNIT_TEST_SUITE_END();

 public:
  // FIPS 180-4 and its example messages.
  void the_published_examples_come_out() {
    CPPUNIT_ASSERT_EQUAL(std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                         sha256_hex(""));
    CPPUNIT_ASSERT_EQUAL(std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                         sha256_hex("abc"));
    CPPUNIT_ASSERT_EQUAL(std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
                         sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{32}, sha256("abc").size());
    CPPUNIT_ASSERT_EQUAL(sha256_hex("abc"), to_hex(sha256("abc")));
  }

  void a_million_letters_come_out() {
    Sha256 stream;
    for (int i = 0; i < 1000; ++i) stream.update(std::string(1000, 'a'));
    CPPUNIT_ASSERT_EQUAL(std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"), stream.hex());
  }

  void a_stream_in_any_pieces_is_the_same_hash() {
    const std::string text = "收訖明細 𠮷 1092 收訖明細 收訖明細 收訖明細 and more than one block of sixty-four bytes";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      Sha256 stream;
      stream.update(text.substr(0, cut));
      stream.update({});
      stream.update(text.substr(cut));
      CPPUNIT_ASSERT_EQUAL(sha256_hex(text), stream.hex());
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(Sha256Test);

class HmacTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(HmacTest);
  CPPUNIT_TEST(the_published_cases_come_out);
  CPPUNIT_TEST(an_empty_key_and_message_have_a_code);
  CPPUNIT_TEST(texts_are_compared_whole);
  CPPUNIT_TEST_SUITE_END();

  static std::string bytes(char byte, std::size_t count) { return std::string(count, byte); }

 public:
  // RFC 4231; case 5 is published cut to 128 bits.
  void the_published_cases_come_out() {
    std::string counting;
    for (char i = 1; i <= 25; ++i) counting += i;
    const std::string long_key = bytes('\xaa', 131);
    struct Case {
      std::string key;
      std::string message;
      std::string code;
    };
    const Case cases[] = {
        {bytes('\x0b', 20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {"Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {bytes('\xaa', 20), bytes('\xdd', 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
        {counting, bytes('\xcd', 50), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
        {bytes('\x0c', 20), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"},
        {long_key, "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
        {long_key,
         "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be "
         "hashed "
         "before being used by the HMAC algorithm.",
         "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"}};
    for (const Case& published : cases) {
      const std::string code = hmac_sha256(published.key, published.message);
      CPPUNIT_ASSERT_EQUAL(std::size_t{32}, code.size());
      CPPUNIT_ASSERT_EQUAL(published.code, to_hex(code).substr(0, published.code.size()));
    }
  }

  void an_empty_key_and_message_have_a_code() {
    CPPUNIT_ASSERT_EQUAL(std::string("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
                         to_hex(hmac_sha256("", "")));
  }

  void texts_are_compared_whole() {
    const std::string code = hmac_sha256("key", "message");
    CPPUNIT_ASSERT(equal_constant_time(code, hmac_sha256("key", "message")));
    CPPUNIT_ASSERT(equal_constant_time("", ""));
    CPPUNIT_ASSERT(!equal_constant_time(code, code.substr(0, 31)));
    CPPUNIT_ASSERT(!equal_constant_time(code, ""));
    for (std::size_t i = 0; i < code.size(); ++i) {
      std::string other = code;
      other[i] = static_cast<char>(other[i] ^ 1);
      CPPUNIT_ASSERT(!equal_constant_time(code, other));
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HmacTest);

}  // namespace shouqi::crypto
