#include "crypto/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/error.hpp"
#include "crypto/encoding.hpp"

namespace shouqi::crypto {
namespace {

// Looked up once: with EVP_sha256() the library would look for it again under a lock for each digest.
const EVP_MD* algorithm() {
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
  if (kSha256 == nullptr) throw base::Error("SHA-256 is not available");
  return kSha256;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, algorithm(), nullptr) != 1) throw base::Error("SHA-256 failed");
  return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

}  // namespace shouqi::crypto
