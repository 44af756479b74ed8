#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <vector>

#include "crypto/encoding.hpp"
#include "crypto/hasher.hpp"
#include "crypto/hmac.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::crypto {

class Sha256Test : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(Sha256Test);
  CPPUNIT_TEST(the_published_examples_come_out);
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(Sha256Test);

namespace {

// Of "", "abc", the message of two blocks, and a million letters a: FIPS 180-4 and its example messages; for MD5 RFC 1321 and the same messages.
struct PublishedDigests {
  HashAlgorithm algorithm;
  std::string name;
  std::array<std::string, 4> digests;
};
const std::vector<PublishedDigests>& published_digests() {
  static const std::vector<PublishedDigests> kPublished{
      {HashAlgorithm::kMd5, "md5",
       {"d41d8cd98f00b204e9800998ecf8427e",
        "900150983cd24fb0d6963f7d28e17f72",
        "8215ef0796a20bcaaae116d3876c664a",
        "7707d6ae4e027c70eea2a935c2296f21"}},
      {HashAlgorithm::kSha1, "sha1",
       {"da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "a9993e364706816aba3e25717850c26c9cd0d89d",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
        "34aa973cd4c4daa4f61eeb2bdbad27316534016f"}},
      {HashAlgorithm::kSha224, "sha224",
       {"d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f",
        "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525",
        "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67"}},
      {HashAlgorithm::kSha256, "sha256",
       {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}},
      {HashAlgorithm::kSha384, "sha384",
       {"38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039",
        "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985"}},
      {HashAlgorithm::kSha512, "sha512",
       {"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909",
        "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"}}};
  return kPublished;
}

std::string two_blocks(HashAlgorithm algorithm) {
  if (algorithm == HashAlgorithm::kSha384 || algorithm == HashAlgorithm::kSha512) {
    return "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";
  }
  return "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
}

}  // namespace

class HasherTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(HasherTest);
  CPPUNIT_TEST(the_published_examples_come_out_of_every_algorithm);
  CPPUNIT_TEST(a_million_letters_come_out);
  CPPUNIT_TEST(a_stream_in_any_pieces_is_the_same_hash);
  CPPUNIT_TEST(names_are_those_of_manifests_and_no_others);
  CPPUNIT_TEST(a_moved_hasher_goes_on);
  CPPUNIT_TEST_SUITE_END();

 public:
  void the_published_examples_come_out_of_every_algorithm() {
    for (const PublishedDigests& published : published_digests()) {
      const std::array messages{std::string(), std::string("abc"), two_blocks(published.algorithm)};
      for (std::size_t i = 0; i < messages.size(); ++i) {
        CPPUNIT_ASSERT_EQUAL(published.digests.at(i), hash_hex(published.algorithm, messages.at(i)));
        CPPUNIT_ASSERT_EQUAL(published.digests.at(i), to_hex(hash_raw(published.algorithm, messages.at(i))));
      }
      CPPUNIT_ASSERT_EQUAL(published.digests[0].size(), hex_length(published.algorithm));
    }
  }

  void a_million_letters_come_out() {
    for (const PublishedDigests& published : published_digests()) {
      Hasher stream(published.algorithm);
      for (int i = 0; i < 1000; ++i) stream.update(std::string(1000, 'a'));
      CPPUNIT_ASSERT_EQUAL(published.digests[3], stream.hex());
    }
  }

  void a_stream_in_any_pieces_is_the_same_hash() {
    const std::string text = "收訖明細 𠮷 1092 收訖明細 收訖明細 收訖明細 and more than one block of a hundred and twenty-eight bytes, so that SHA-512 turns over";
    for (const PublishedDigests& published : published_digests()) {
      for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Hasher stream(published.algorithm);
        stream.update(text.substr(0, cut));
        stream.update({});
        stream.update(text.substr(cut));
        CPPUNIT_ASSERT_EQUAL(hash_hex(published.algorithm, text), stream.hex());
      }
    }
  }

  void names_are_those_of_manifests_and_no_others() {
    for (const PublishedDigests& published : published_digests()) {
      CPPUNIT_ASSERT(parse_hash_algorithm(published.name) == published.algorithm);
      CPPUNIT_ASSERT_EQUAL(published.name, std::string(to_string(published.algorithm)));
    }
    for (const char* other : {"", "SHA256", "sha-256", "sha3-256", "sha2567", "whirlpool"}) CPPUNIT_ASSERT(!parse_hash_algorithm(other));
  }

  void a_moved_hasher_goes_on() {
    Hasher first(HashAlgorithm::kSha256);
    first.update("ab");
    Hasher second = std::move(first);
    second.update("c");
    CPPUNIT_ASSERT_EQUAL(hash_hex(HashAlgorithm::kSha256, "abc"), second.hex());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HasherTest);

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
