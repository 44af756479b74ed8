#include "crypto/sha256.hpp"

#include "crypto/hasher.hpp"

namespace shouqi::crypto {

std::string sha256(std::string_view bytes) { return hash_raw(HashAlgorithm::kSha256, bytes); }

std::string sha256_hex(std::string_view bytes) { return hash_hex(HashAlgorithm::kSha256, bytes); }

}  // namespace shouqi::crypto
