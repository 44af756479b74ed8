// How much a package may cost before it is refused. A school's real package is a few MiB; the limits leave room for the
// largest school and none for a bomb.
#pragma once

#include <cstdint>

namespace shouqi::receipt_package {

struct PackageLimits {
  // Bytes of the ZIP itself, which is held in memory while it is read.
  std::uint64_t file_bytes = 128ULL << 20U;
  // Uncompressed bytes, as declared and as counted while reading.
  std::uint64_t entry_bytes = 256ULL << 20U;
  std::uint64_t total_bytes = 512ULL << 20U;
  // An entry may grow by at most this factor, tested only once it is larger than `ratio_free_bytes`.
  std::uint64_t ratio = 200;
  std::uint64_t ratio_free_bytes = 10ULL << 20U;
  std::uint64_t entries = 64;
  // JSON values in one roster. Two characters of text can cost a hundred bytes of memory, so bytes alone do not bound
  // it.
  std::uint64_t json_values = 4'000'000;
  // Objects and arrays inside each other in one roster.
  std::uint64_t json_depth = 32;
};

}  // namespace shouqi::receipt_package
