// The public keys that a verification believes: one PEM file, or a folder of them, where retired keys stay.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "crypto/ed25519.hpp"

namespace shouqi::bundle {

class PublicKeys {
 public:
  explicit PublicKeys(std::vector<crypto::Ed25519PublicKey> keys) : keys_(std::move(keys)) {}

  // A file, or all files *.pem of a folder. Refused, with what to do about it, when there is none, when one is no Ed25519 public key, or when one is a
  // private key: that does not belong where verifiers look.
  static base::Result<PublicKeys, std::string> load(const std::filesystem::path& path);

  // Those that a seal may mean by this id; practically at most one.
  std::vector<crypto::Ed25519PublicKey> with_id(const std::string& id) const;

 private:
  std::vector<crypto::Ed25519PublicKey> keys_;
};

}  // namespace shouqi::bundle
