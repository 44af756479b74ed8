// SHA-256 (FIPS 180-4) of bytes that are all there; for streams there is Hasher.
#pragma once

#include <string>
#include <string_view>

namespace shouqi::crypto {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// 32 raw bytes.
std::string sha256(std::string_view bytes);

}  // namespace shouqi::crypto
