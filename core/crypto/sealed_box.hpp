// AES-256-GCM for the few columns that must not be readable in the database (person_key).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/random.hpp"

namespace shouqi::crypto {

// `key` is 32 bytes. Returns nonce (12) | ciphertext | tag (16). `context` is authenticated but not stored: the same text must be
// given to open(), so that a value moved to another row does not open there. Throws base::Error.
std::string seal(std::string_view key, std::string_view plain, std::string_view context, Random& random);
// Empty when anything does not fit.
std::optional<std::string> open(std::string_view key, std::string_view sealed, std::string_view context);

}  // namespace shouqi::crypto
