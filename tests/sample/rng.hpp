// Random choices that are the same on every machine: the standard library's distributions are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::sample {

// xoshiro256** seeded by splitmix64. Not for secrets.
class Rng {
 public:
  explicit Rng(std::uint64_t seed);
  // An independent stream for a purpose, so that more draws for one thing do not change another.
  Rng(std::uint64_t seed, std::string_view purpose, std::uint64_t index);

  std::uint64_t next();
  // 0 … bound - 1; bound > 0.
  std::size_t below(std::size_t bound);
  // low … high, both included.
  int between(int low, int high);
  bool chance(double probability);

  template <typename T, std::size_t N>
  const T& pick(const T (&items)[N]) {
    return items[below(N)];
  }
  template <typename T>
  const T& pick(std::span<const T> items) {
    return items[below(items.size())];
  }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_[4];
};

}  // namespace shouqi::sample
