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

// Looked up once: with EVP_sha256() and its like the library would look for it again under a lock for each digest.
const EVP_MD* implementation(HashAlgorithm algorithm) {
  static const auto kFetched = [] {
    std::array<const EVP_MD*, kKnown.size()> fetched{};
    for (std::size_t i = 0; i < kKnown.size(); ++i) fetched.at(i) = EVP_MD_fetch(nullptr, kKnown.at(i).name.data(), nullptr);
    return fetched;
  }();
  const EVP_MD* const found = kFetched.at(static_cast<std::size_t>(algorithm));
  if (found == nullptr) throw base::Error(std::string(known(algorithm).name) + " is not available");
  return found;
}

std::string raw_digest(const std::array<unsigned char, EVP_MAX_MD_SIZE>& digest, unsigned length) {
  return {reinterpret_cast<const char*>(digest.data()), length};
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
  if (context_->handle == nullptr || EVP_DigestInit_ex(context_->handle, implementation(algorithm), nullptr) != 1) {
    throw base::Error("hashing failed");
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
  return raw_digest(digest, length);
}

std::string Hasher::hex() { return to_hex(raw()); }

std::string hash_raw(HashAlgorithm algorithm, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, implementation(algorithm), nullptr) != 1) throw base::Error("hashing failed");
  return raw_digest(digest, length);
}

std::string hash_hex(HashAlgorithm algorithm, std::string_view bytes) { return to_hex(hash_raw(algorithm, bytes)); }

}  // namespace shouqi::crypto
