// The container of a 收訖明細 package: a ZIP with a password.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model.hpp"
#include "rosters.hpp"

namespace shouqi::sample {

enum class Encryption { kTraditional, kAes256 };

struct PackageEntry {
  // UTF-8.
  std::string name;
  std::string bytes;
};

// Writes (or replaces) the ZIP. Every entry has the same fixed time. Throws std::runtime_error.
void write_zip(const std::filesystem::path& path, const std::vector<PackageEntry>& entries, const std::string& password,
               EntryNames names, Encryption encryption);

struct WrittenPackage {
  std::size_t students = 0;
  // By category in the order of domain::kCategories.
  std::size_t rows[4] = {};
  // By entry: name and SHA-256 of the bytes.
  std::vector<std::pair<std::string, std::string>> entries;
};

// The rosters of the package and their SHA.txt, with the password, as `<folder>/<stem><suffix>.zip`.
struct PackageOptions {
  std::filesystem::path folder;
  std::string suffix;
  std::string password;
  Encryption encryption = Encryption::kTraditional;
  int revision = 1;
  RowOrder order = RowOrder::kAsKept;
};
WrittenPackage write_package(std::uint64_t seed, const School& school, const PackageSpec& package,
                             const PackageOptions& options);

}  // namespace shouqi::sample
