#include "crypto/ed25519.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "base/error.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::crypto {
namespace {

constexpr std::size_t kKeySize = 32;
constexpr std::size_t kKeyIdDigits = 16;

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;
using Bio = std::unique_ptr<BIO, FreeBio>;

const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

Bio memory(std::string_view text) {
  Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  if (!bio) throw base::Error("no memory for a PEM file");
  return bio;
}

std::string text_of(BIO* bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

// An encrypted key would otherwise ask the terminal for its password.
int no_password(char* /*buffer*/, int /*size*/, int /*rwflag*/, void* /*data*/) { return -1; }

bool is_ed25519(const Key& key) { return key && EVP_PKEY_base_id(key.get()) == EVP_PKEY_ED25519; }

std::string raw_public_key(const EVP_PKEY* key) {
  std::string raw(kKeySize, '\0');
  std::size_t size = raw.size();
  if (EVP_PKEY_get_raw_public_key(key, out(raw), &size) != 1 || size != kKeySize) throw base::Error("an Ed25519 key without its public half");
  return raw;
}

Key public_key_of(std::string_view raw) {
  Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, in(raw), raw.size()));
  if (!key) throw base::Error("Ed25519 is not available");
  return key;
}

}  // namespace

struct Ed25519PrivateKey::Handle {
  Key key;
};

std::optional<Ed25519PublicKey> Ed25519PublicKey::from_pem(std::string_view pem) {
  const Bio bio = memory(pem);
  const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, &no_password, nullptr));
  if (!is_ed25519(key)) return std::nullopt;
  return Ed25519PublicKey(raw_public_key(key.get()));
}

std::string Ed25519PublicKey::id() const { return sha256_hex(raw_).substr(0, kKeyIdDigits); }

std::string Ed25519PublicKey::to_pem() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio || PEM_write_bio_PUBKEY(bio.get(), public_key_of(raw_).get()) != 1) throw base::Error("a public key cannot be written as PEM");
  return text_of(bio.get());
}

bool Ed25519PublicKey::verifies(std::string_view message, std::string_view signature) const {
  if (signature.size() != kEd25519SignatureSize) return false;
  const Key key = public_key_of(raw_);
  const Context context(EVP_MD_CTX_new());
  if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1) throw base::Error("Ed25519 is not available");
  return EVP_DigestVerify(context.get(), in(signature), signature.size(), in(message), message.size()) == 1;
}

Ed25519PrivateKey Ed25519PrivateKey::generate(Random& random) { return from_seed(random.bytes(kKeySize)); }

Ed25519PrivateKey Ed25519PrivateKey::from_seed(std::string_view seed) {
  if (seed.size() != kKeySize) throw base::Error("an Ed25519 seed has 32 bytes");
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, in(seed), seed.size()));
  if (!key) throw base::Error("Ed25519 is not available");
  return Ed25519PrivateKey(std::make_shared<const Handle>(Handle{std::move(key)}));
}

std::optional<Ed25519PrivateKey> Ed25519PrivateKey::from_pem(std::string_view pem) {
  const Bio bio = memory(pem);
  Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &no_password, nullptr));
  if (!is_ed25519(key)) return std::nullopt;
  return Ed25519PrivateKey(std::make_shared<const Handle>(Handle{std::move(key)}));
}

std::string Ed25519PrivateKey::sign(std::string_view message) const {
  const Context context(EVP_MD_CTX_new());
  std::string signature(kEd25519SignatureSize, '\0');
  std::size_t size = signature.size();
  const bool done = context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, handle_->key.get()) == 1 &&
                    EVP_DigestSign(context.get(), out(signature), &size, in(message), message.size()) == 1;
  if (!done || size != kEd25519SignatureSize) throw base::Error("Ed25519 signing failed");
  return signature;
}

Ed25519PublicKey Ed25519PrivateKey::public_key() const { return Ed25519PublicKey(raw_public_key(handle_->key.get())); }

std::string Ed25519PrivateKey::to_pem() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio || PEM_write_bio_PrivateKey(bio.get(), handle_->key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    throw base::Error("a private key cannot be written as PEM");
  }
  return text_of(bio.get());
}

}  // namespace shouqi::crypto
