#include <cppunit/extensions/HelperMacros.h>

#include <array>

#include "base/error.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/encoding.hpp"
#include "fake_random.hpp"

namespace shouqi::crypto {
namespace {

std::string hex(std::string_view digits) { return from_hex(digits).value(); }

// RFC 8032, 7.1: TEST 1, 2, 3 and SHA(abc).
struct Published {
  std::string seed;
  std::string public_key;
  std::string message;
  std::string signature;
};
const std::array<Published, 4>& published() {
  static const std::array<Published, 4> kVectors{
      Published{hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
                hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), "",
                hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")},
      Published{hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
                hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), hex("72"),
                hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")},
      Published{hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"),
                hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"), hex("af82"),
                hex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")},
      Published{hex("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"),
                hex("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"),
                hex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
                hex("dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")}};
  return kVectors;
}

// The same signature with its second half larger by the order of the group: a forger needs no key to make it, RFC 8032 refuses it.
std::string with_the_order_added(std::string signature) {
  const std::string order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  unsigned carry = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    char& byte = signature[32 + i];
    carry += static_cast<unsigned char>(byte) + static_cast<unsigned char>(order[i]);
    byte = static_cast<char>(carry & 0xFFU);
    carry >>= 8U;
  }
  return signature;
}

}  // namespace

class Ed25519Test : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(Ed25519Test);
  CPPUNIT_TEST(the_published_keys_and_signatures_come_out);
  CPPUNIT_TEST(a_changed_message_is_refused);
  CPPUNIT_TEST(every_flipped_bit_of_a_signature_is_refused);
  CPPUNIT_TEST(a_signature_of_another_length_is_refused);
  CPPUNIT_TEST(a_signature_that_anybody_could_derive_is_refused);
  CPPUNIT_TEST(another_key_s_signature_is_refused);
  CPPUNIT_TEST(keys_come_back_from_pem);
  CPPUNIT_TEST(what_is_no_ed25519_key_is_none);
  CPPUNIT_TEST(a_seed_of_another_length_is_refused);
  CPPUNIT_TEST(a_new_key_takes_its_32_bytes_from_the_randomness);
  CPPUNIT_TEST_SUITE_END();

 public:
  void the_published_keys_and_signatures_come_out() {
    for (const Published& vector : published()) {
      const auto key = Ed25519PrivateKey::from_seed(vector.seed);
      CPPUNIT_ASSERT_EQUAL(to_hex(vector.public_key), to_hex(key.public_key().raw()));
      CPPUNIT_ASSERT_EQUAL(to_hex(vector.signature), to_hex(key.sign(vector.message)));
      CPPUNIT_ASSERT(key.public_key().verifies(vector.message, vector.signature));
    }
    // `printf '%s' d75a… | xxd -r -p | sha256sum`: what names the key in a seal.
    CPPUNIT_ASSERT_EQUAL(std::string("21fe31dfa154a261"), Ed25519PrivateKey::from_seed(published()[0].seed).public_key().id());
  }

  void a_changed_message_is_refused() {
    const Published& vector = published()[3];
    const auto key = Ed25519PrivateKey::from_seed(vector.seed).public_key();
    for (std::size_t bit = 0; bit < vector.message.size() * 8; ++bit) {
      std::string message = vector.message;
      message[bit / 8] = static_cast<char>(message[bit / 8] ^ static_cast<char>(1U << (bit % 8)));
      CPPUNIT_ASSERT(!key.verifies(message, vector.signature));
    }
    CPPUNIT_ASSERT(!key.verifies(vector.message + '\0', vector.signature));
    CPPUNIT_ASSERT(!key.verifies(vector.message.substr(1), vector.signature));
    CPPUNIT_ASSERT(!key.verifies("", vector.signature));
  }

  void every_flipped_bit_of_a_signature_is_refused() {
    const Published& vector = published()[2];
    const auto key = Ed25519PrivateKey::from_seed(vector.seed).public_key();
    for (std::size_t bit = 0; bit < kEd25519SignatureSize * 8; ++bit) {
      std::string signature = vector.signature;
      signature[bit / 8] = static_cast<char>(signature[bit / 8] ^ static_cast<char>(1U << (bit % 8)));
      CPPUNIT_ASSERT(!key.verifies(vector.message, signature));
    }
  }

  void a_signature_of_another_length_is_refused() {
    const Published& vector = published()[1];
    const auto key = Ed25519PrivateKey::from_seed(vector.seed).public_key();
    for (std::size_t size = 0; size < kEd25519SignatureSize; ++size) CPPUNIT_ASSERT(!key.verifies(vector.message, vector.signature.substr(0, size)));
    CPPUNIT_ASSERT(!key.verifies(vector.message, vector.signature + '\0'));
    CPPUNIT_ASSERT(!key.verifies(vector.message, vector.signature + vector.signature));
  }

  void a_signature_that_anybody_could_derive_is_refused() {
    for (const Published& vector : published()) {
      CPPUNIT_ASSERT(!Ed25519PrivateKey::from_seed(vector.seed).public_key().verifies(vector.message, with_the_order_added(vector.signature)));
    }
  }

  void another_key_s_signature_is_refused() {
    for (const Published& vector : published()) {
      for (const Published& other : published()) {
        const auto key = Ed25519PrivateKey::from_seed(other.seed).public_key();
        CPPUNIT_ASSERT_EQUAL(&vector == &other, key.verifies(vector.message, vector.signature));
      }
    }
  }

  void keys_come_back_from_pem() {
    const auto key = Ed25519PrivateKey::from_seed(published()[2].seed);
    const auto again = Ed25519PrivateKey::from_pem(key.to_pem());
    CPPUNIT_ASSERT(again);
    CPPUNIT_ASSERT_EQUAL(to_hex(published()[2].signature), to_hex(again->sign(published()[2].message)));
    const auto public_key = Ed25519PublicKey::from_pem(key.public_key().to_pem());
    CPPUNIT_ASSERT(public_key);
    CPPUNIT_ASSERT_EQUAL(key.public_key().raw(), public_key->raw());
    // As `openssl pkey` writes them.
    CPPUNIT_ASSERT_EQUAL(std::string("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=\n-----END PUBLIC KEY-----\n"),
                         key.public_key().to_pem());
    CPPUNIT_ASSERT(key.to_pem().starts_with("-----BEGIN PRIVATE KEY-----\n"));
  }

  void what_is_no_ed25519_key_is_none() {
    const auto key = Ed25519PrivateKey::from_seed(published()[0].seed);
    const std::string public_pem = key.public_key().to_pem();
    // A key of X25519: of the same length, for another purpose.
    const std::string exchange_key = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VuAyEAsjv3Rw8vra5ioVnicVkDdf/Cq1LrE5xXWc8DOducGGU=\n-----END PUBLIC KEY-----\n";
    for (const std::string& other : {std::string(), std::string("x"), key.to_pem(), exchange_key, public_pem.substr(0, public_pem.size() / 2), published()[0].public_key}) {
      CPPUNIT_ASSERT(!Ed25519PublicKey::from_pem(other));
    }
    for (const std::string& other : {std::string(), std::string("x"), public_pem, exchange_key, key.to_pem().substr(0, 60), published()[0].seed}) {
      CPPUNIT_ASSERT(!Ed25519PrivateKey::from_pem(other));
    }
  }

  void a_seed_of_another_length_is_refused() {
    for (const std::size_t size : {0, 31, 33, 64}) CPPUNIT_ASSERT_THROW(Ed25519PrivateKey::from_seed(std::string(size, 'x')), base::Error);
  }

  void a_new_key_takes_its_32_bytes_from_the_randomness() {
    FixedRandom random(published()[0].seed);
    CPPUNIT_ASSERT_EQUAL(to_hex(published()[0].public_key), to_hex(Ed25519PrivateKey::generate(random).public_key().raw()));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(Ed25519Test);

}  // namespace shouqi::crypto
