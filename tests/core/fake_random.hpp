#pragma once
// Randomness that a test can foresee.
#include <random>
#include <string>

#include "crypto/random.hpp"

namespace shouqi::crypto {

// Always the same bytes, repeated as often as they are asked for.
class FixedRandom final : public Random {
 public:
  explicit FixedRandom(std::string bytes) : bytes_(std::move(bytes)) {}

  std::string bytes(std::size_t count) override {
    std::string result;
    while (result.size() < count) result += bytes_;
    result.resize(count);
    return result;
  }

 private:
  std::string bytes_;
};

// The same sequence for the same seed, on every machine.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint32_t seed) : engine_(seed) {}

  std::string bytes(std::size_t count) override {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += static_cast<char>(engine_() >> 24U);
    return result;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace shouqi::crypto
