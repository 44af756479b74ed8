// The one form of ZIP that a bundle has (batch/FORMAT.md 2). Few facts decide every byte; the writer writes these records, the reader writes them
// down anew from what it read and compares, so that no byte is free.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouqi::bundle {

inline constexpr std::uint64_t kZip64Size = 0xFFFFFFFFU;
inline constexpr std::uint64_t kZip64Count = 0xFFFFU;
inline constexpr std::size_t kLocalHeaderSize = 30;
inline constexpr std::size_t kDirectoryEntrySize = 46;
inline constexpr std::size_t kEndSize = 22;
inline constexpr std::size_t kZip64EndSize = 56;
inline constexpr std::size_t kZip64LocatorSize = 20;

inline constexpr std::uint32_t kLocalSignature = 0x04034B50;
inline constexpr std::uint32_t kDirectorySignature = 0x02014B50;
inline constexpr std::uint32_t kEndSignature = 0x06054B50;
inline constexpr std::uint32_t kZip64EndSignature = 0x06064B50;

inline constexpr std::uint16_t kMadeBy = 0x032D;       // Unix, 4.5
inline constexpr std::uint16_t kNeeded = 10;           // stored
inline constexpr std::uint16_t kNeededZip64 = 45;
inline constexpr std::uint16_t kUtf8Flag = 0x0800;     // always
inline constexpr std::uint16_t kDosDate = 0x0021;      // 1980-01-01
inline constexpr std::uint32_t kAttributes = 0x81A40000;  // regular file, rw-r--r--

struct EntryFacts {
  std::string name;
  std::uint64_t size = 0;
  std::uint32_t crc = 0;
  // Of its local header.
  std::uint64_t offset = 0;
};

std::string local_header(const EntryFacts& entry);
std::string directory_entry(const EntryFacts& entry);
// The end record, behind the ZIP64 records where a value does not fit.
std::string end_records(std::uint64_t count, std::uint64_t directory_size, std::uint64_t directory_offset);

// Little-endian numbers.
std::uint64_t number_at(std::string_view bytes, std::size_t offset, std::size_t size);

// A path below the base folder: ASCII letters and digits, . _ - and CJK unified ideographs, none of which has a second spelling, in parts between
// single slashes; no part is empty or begins or ends with a dot; at most 200 bytes. So there is no ../, no drive, no NFC beside NFD.
bool is_bundle_path(std::string_view path);

// The order of entries: the payload (data/…), then the tag files; each by the bytes of its path.
bool path_precedes(std::string_view left, std::string_view right);

}  // namespace shouqi::bundle
