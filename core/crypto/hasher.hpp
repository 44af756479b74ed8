// Message digests by name, for streams, over libcrypto. MD5 and SHA-1 are here because old bags use them and because the
// central database names attachments by MD5; nothing is trusted because of either.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace shouqi::crypto {

enum class HashAlgorithm { kMd5, kSha1, kSha224, kSha256, kSha384, kSha512 };

// "md5", "sha1", "sha224", "sha256", "sha384", "sha512".
std::string_view to_string(HashAlgorithm algorithm);
std::optional<HashAlgorithm> parse_hash_algorithm(std::string_view name);
// Number of hexadecimal digits.
std::size_t hex_length(HashAlgorithm algorithm);

// update() any number of times, then one of raw() and hex() once.
class Hasher {
 public:
  explicit Hasher(HashAlgorithm algorithm);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  void update(std::string_view bytes);
  std::string raw();
  // Lower-case.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

// Of bytes that are all there.
std::string hash_raw(HashAlgorithm algorithm, std::string_view bytes);
// Lower-case.
std::string hash_hex(HashAlgorithm algorithm, std::string_view bytes);

}  // namespace shouqi::crypto
