// The only place that asks for randomness. Tests and the sample generator plug in their own source.
#pragma once

#include <cstddef>
#include <string>

namespace shouqi::crypto {

class Random {
 public:
  virtual ~Random() = default;
  // `count` unpredictable bytes. Throws base::Error when the system has none to give.
  virtual std::string bytes(std::size_t count) = 0;
};

class SystemRandom final : public Random {
 public:
  std::string bytes(std::size_t count) override;
};

}  // namespace shouqi::crypto
