// Ed25519 signatures (RFC 8032) over libcrypto, with keys as PEM files that `openssl` reads and writes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/random.hpp"

namespace shouqi::crypto {

inline constexpr std::size_t kEd25519SignatureSize = 64;

class Ed25519PublicKey {
 public:
  // From a PEM block PUBLIC KEY (SubjectPublicKeyInfo). Empty when it is none, or a key of another kind.
  static std::optional<Ed25519PublicKey> from_pem(std::string_view pem);

  // 32 bytes.
  const std::string& raw() const { return raw_; }
  // The first 16 hex digits of SHA-256 of the raw key: what a seal and a file name call it.
  std::string id() const;
  std::string to_pem() const;

  // True when `signature` is this key's over exactly `message`. False for everything else, whatever its length.
  bool verifies(std::string_view message, std::string_view signature) const;

 private:
  friend class Ed25519PrivateKey;
  explicit Ed25519PublicKey(std::string raw) : raw_(std::move(raw)) {}
  std::string raw_;
};

class Ed25519PrivateKey {
 public:
  static Ed25519PrivateKey generate(Random& random);
  // The key that belongs to a seed of 32 bytes. Throws base::Error for another length.
  static Ed25519PrivateKey from_seed(std::string_view seed);
  // From an unencrypted PEM block PRIVATE KEY (PKCS #8). Empty when it is none, or a key of another kind.
  static std::optional<Ed25519PrivateKey> from_pem(std::string_view pem);

  // 64 bytes; the same message always gets the same signature.
  std::string sign(std::string_view message) const;
  Ed25519PublicKey public_key() const;
  // Secret.
  std::string to_pem() const;

 private:
  struct Handle;
  explicit Ed25519PrivateKey(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}
  std::shared_ptr<const Handle> handle_;
};

}  // namespace shouqi::crypto
