#include "crypto/random.hpp"

#include <openssl/rand.h>

#include "base/error.hpp"

namespace shouqi::crypto {

std::string SystemRandom::bytes(std::size_t count) {
  std::string result(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(result.data()), static_cast<int>(count)) != 1) throw base::Error("no randomness available");
  return result;
}

}  // namespace shouqi::crypto
