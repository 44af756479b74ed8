// The package's ZIP container over libzip: what is in it, and the bytes of one entry, never more of them than allowed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "receipt_package/package_fault.hpp"
#include "receipt_package/package_limits.hpp"

struct zip;

namespace shouqi::receipt_package {

struct ContainerEntry {
  std::uint64_t index;
  // UTF-8, a plain file name (entry_name.hpp), different from all others even when case is ignored.
  std::string name;
  std::uint64_t compressed_bytes;
  std::uint64_t declared_bytes;
};

class Container {
 public:
  // Checks all that can be known without the password: that it is a whole ZIP, names, number, declared sizes, that
  // every entry is encrypted. `bytes` is the ZIP and stays the caller's; it must outlive the container.
  // Throws base::Error when libzip runs out of memory.
  static base::Result<Container, PackageRefusal> open(std::string_view bytes, const PackageLimits& limits);

  // In the order of the central directory.
  const std::vector<ContainerEntry>& entries() const { return entries_; }

  // One entry's bytes, checked against its CRC or HMAC. Refused with kWrongPassword or kEntryDamaged (PKWARE encryption
  // lets a wrong password through once in 256 times: the second may mean the first), kSizeLimit, kCompressionBomb,
  // kUnsupportedZip. What is read counts towards the package's total, also when it is read twice.
  base::Result<std::string, PackageRefusal> read(const ContainerEntry& entry, std::string_view password);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Container(zip* archive, const PackageLimits& limits) : archive_(archive), limits_(limits) {}
  base::Result<void, PackageRefusal> list(std::string_view bytes);

  std::unique_ptr<zip, Close> archive_;
  PackageLimits limits_;
  std::vector<ContainerEntry> entries_;
  std::uint64_t total_read_ = 0;
};

}  // namespace shouqi::receipt_package
