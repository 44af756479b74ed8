#include "crypto/hasher.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/error.hpp"
#include "crypto/encoding.hpp"

namespace shouqi::crypto {
namespace {

struct Known {
  HashAlgorithm algorithm;
  std::string_view name;
  std::size_t hex_length;
};
constexpr std::array kKnown{Known{HashAlgorithm::kMd5, "md5", 32},       Known{HashAlgorithm::kSha1, "sha1", 40},
                            Known{HashAlgorithm::kSha224, "sha224", 56}, Known{HashAlgorithm::kSha256, "sha256", 64},
                            Known{HashAlgorithm::kSha384, "sha384", 96}, Known{HashAlgorithm::kSha512, "sha512", 128}};

const Known& known(HashAlgorithm algorithm) { return kKnown.at(static_cast<std::size_t>(algorithm)); }

const EVP_MD* digest_of(HashAlgorithm algorithm) {
  switch (algorithm) {
    case HashAlgorithm::kMd5: return EVP_md5();
    case HashAlgorithm::kSha1: return EVP_sha1();
    case HashAlgorithm::kSha224: return EVP_sha224();
    case HashAlgorithm::kSha256: return EVP_sha256();
    case HashAlgorithm::kSha384: return EVP_sha384();
    case HashAlgorithm::kSha512: return EVP_sha512();
  }
  throw base::Error("a hash algorithm outside its enumeration");
}

}  // namespace

struct Hasher::Context {
  EVP_MD_CTX* handle = EVP_MD_CTX_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(handle); }
};

std::string_view to_string(HashAlgorithm algorithm) { return known(algorithm).name; }

std::optional<HashAlgorithm> parse_hash_algorithm(std::string_view name) {
  for (const Known& candidate : kKnown) {
    if (candidate.name == name) return candidate.algorithm;
  }
  return std::nullopt;
}

std::size_t hex_length(HashAlgorithm algorithm) { return known(algorithm).hex_length; }

Hasher::Hasher(HashAlgorithm algorithm) : context_(std::make_unique<Context>()) {
  if (context_->handle == nullptr || EVP_DigestInit_ex(context_->handle, digest_of(algorithm), nullptr) != 1) {
    throw base::Error(std::string(to_string(algorithm)) + " is not available");
  }
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(std::string_view bytes) {
  if (EVP_DigestUpdate(context_->handle, bytes.data(), bytes.size()) != 1) throw base::Error("hashing failed");
}

std::string Hasher::raw() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_DigestFinal_ex(context_->handle, digest.data(), &length) != 1) throw base::Error("hashing failed");
  return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string Hasher::hex() { return to_hex(raw()); }

std::string hash_hex(HashAlgorithm algorithm, std::string_view bytes) {
  Hasher hasher(algorithm);
  hasher.update(bytes);
  return hasher.hex();
}

}  // namespace shouqi::crypto
