#include "crypto/sealed_box.hpp"

#include <openssl/evp.h>

#include <memory>

#include "base/error.hpp"

namespace shouqi::crypto {
namespace {

constexpr std::size_t kKeySize = 32;
constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
int size(std::string_view bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

std::string seal(std::string_view key, std::string_view plain, std::string_view context, Random& random) {
  if (key.size() != kKeySize) throw base::Error("an AES-256 key has 32 bytes");
  const std::string nonce = random.bytes(kNonceSize);
  std::string text(plain.size(), '\0');
  std::string tag(kTagSize, '\0');
  int length = 0;
  const Cipher cipher(EVP_CIPHER_CTX_new());
  const bool done = cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(key), in(nonce)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), nullptr, &length, in(context), size(context)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), out(text), &length, in(plain), size(plain)) == 1 &&
                    EVP_EncryptFinal_ex(cipher.get(), out(text) + length, &length) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, tag.data()) == 1;
  if (!done) throw base::Error("AES-256-GCM failed");
  return nonce + text + tag;
}

std::optional<std::string> open(std::string_view key, std::string_view sealed, std::string_view context) {
  if (key.size() != kKeySize || sealed.size() < kNonceSize + kTagSize) return std::nullopt;
  const std::string_view nonce = sealed.substr(0, kNonceSize);
  const std::string_view text = sealed.substr(kNonceSize, sealed.size() - kNonceSize - kTagSize);
  std::string tag(sealed.substr(sealed.size() - kTagSize));
  std::string plain(text.size(), '\0');
  int length = 0;
  const Cipher cipher(EVP_CIPHER_CTX_new());
  const bool done = cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(key), in(nonce)) == 1 &&
                    EVP_DecryptUpdate(cipher.get(), nullptr, &length, in(context), size(context)) == 1 &&
                    EVP_DecryptUpdate(cipher.get(), out(plain), &length, in(text), size(text)) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1 &&
                    EVP_DecryptFinal_ex(cipher.get(), out(plain) + length, &length) == 1;
  if (!done) return std::nullopt;
  return plain;
}

}  // namespace shouqi::crypto
