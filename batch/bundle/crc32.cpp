#include "bundle/crc32.hpp"

#include <array>
#include <cstddef>

namespace shouqi::bundle {
namespace {

constexpr std::size_t kSlices = 8;
using Table = std::array<std::uint32_t, 256>;

// Eight bytes a step: table k holds what a byte becomes after k further zero bytes.
constexpr std::array<Table, kSlices> make_tables() {
  std::array<Table, kSlices> tables{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) != 0 ? 0xEDB88320U : 0U);
    tables[0][i] = value;
  }
  for (std::size_t k = 1; k < kSlices; ++k) {
    for (std::size_t i = 0; i < 256; ++i) tables[k][i] = (tables[k - 1][i] >> 8U) ^ tables[0][tables[k - 1][i] & 255U];
  }
  return tables;
}
constexpr std::array<Table, kSlices> kTables = make_tables();

}  // namespace

std::uint32_t crc32(std::uint32_t crc, std::string_view bytes) {
  crc = ~crc;
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left >= kSlices) {
    const std::uint32_t low = crc ^ (at[0] | std::uint32_t{at[1]} << 8U | std::uint32_t{at[2]} << 16U | std::uint32_t{at[3]} << 24U);
    crc = kTables[7][low & 255U] ^ kTables[6][(low >> 8U) & 255U] ^ kTables[5][(low >> 16U) & 255U] ^ kTables[4][low >> 24U] ^ kTables[3][at[4]] ^
          kTables[2][at[5]] ^ kTables[1][at[6]] ^ kTables[0][at[7]];
    at += kSlices;
    left -= kSlices;
  }
  for (; left > 0; --left) crc = (crc >> 8U) ^ kTables[0][(crc ^ *at++) & 255U];
  return ~crc;
}

}  // namespace shouqi::bundle
