// SHA-256 (FIPS 180-4) over libcrypto.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace shouqi::crypto {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// 32 raw bytes.
std::string sha256(std::string_view bytes);

// For streams: update() any number of times, then hex() once.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace shouqi::crypto
