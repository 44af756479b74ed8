#include "crypto/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/error.hpp"
#include "crypto/encoding.hpp"

namespace shouqi::crypto {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) throw base::Error("SHA-256 failed");
  return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

}  // namespace shouqi::crypto
