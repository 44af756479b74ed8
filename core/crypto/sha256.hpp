// SHA-256 (FIPS 180-4) over libcrypto.
#pragma once

#include <string>
#include <string_view>

#include "crypto/hasher.hpp"

namespace shouqi::crypto {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// 32 raw bytes.
std::string sha256(std::string_view bytes);

// For streams: update() any number of times, then hex() once.
class Sha256 {
 public:
  void update(std::string_view bytes) { hasher_.update(bytes); }
  std::string hex() { return hasher_.hex(); }

 private:
  Hasher hasher_{HashAlgorithm::kSha256};
};

}  // namespace shouqi::crypto
