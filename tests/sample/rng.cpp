#include "rng.hpp"

#include <bit>

namespace shouqi::sample {

namespace {

std::uint64_t splitmix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint64_t fnv(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

Rng::Rng(std::uint64_t seed) {
  for (auto& word : state_) word = splitmix(seed);
}

Rng::Rng(std::uint64_t seed, std::string_view purpose, std::uint64_t index)
    : Rng(fnv(0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL), purpose) + index * 0xd1342543de82ef95ULL) {}

std::uint64_t Rng::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::size_t Rng::below(std::size_t bound) { return static_cast<std::size_t>((next() >> 32) * bound >> 32); }

int Rng::between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }

bool Rng::chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }

}  // namespace shouqi::sample
