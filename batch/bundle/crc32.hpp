#pragma once

#include <cstdint>
#include <string_view>

namespace shouqi::bundle {

// CRC-32 as ZIP has it (polynomial 0xEDB88320). Begin with 0; feed the result of the piece before.
std::uint32_t crc32(std::uint32_t crc, std::string_view bytes);

}  // namespace shouqi::bundle
