#include "seal/seal_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "bundle/byte_source.hpp"
#include "crypto/hasher.hpp"

namespace shouqi::seal {
namespace {

// The kernel's numbers of file systems that live in memory, or above one that may.
constexpr std::array<long, 4> kVolatile{TMPFS_MAGIC, RAMFS_MAGIC, OVERLAYFS_SUPER_MAGIC, HUGETLBFS_MAGIC};

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC)), name_(path.string()) {
    if (descriptor_ < 0) throw base::UnavailableError(fmt::format("{}: {}", name_, std::strerror(errno)));
  }
  ~Descriptor() { ::close(descriptor_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return descriptor_; }
  void sync() const {
    if (::fsync(descriptor_) != 0) throw base::UnavailableError(fmt::format("{}: fsync: {}", name_, std::strerror(errno)));
  }

 private:
  int descriptor_;
  std::string name_;
};

}  // namespace

SealFolder::SealFolder(std::filesystem::path folder, std::string run) : folder_(std::move(folder)), run_(std::move(run)) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder_, error)) throw base::ConfigurationError(folder_.string() + " is no folder; make it, or give another --output");
  if (::access(folder_.c_str(), W_OK | X_OK) != 0) throw base::ConfigurationError(folder_.string() + " cannot be written in");
  struct statfs facts {};
  if (::statfs(folder_.c_str(), &facts) != 0) throw base::ConfigurationError(fmt::format("{}: {}", folder_.string(), std::strerror(errno)));
  if (std::find(kVolatile.begin(), kVolatile.end(), static_cast<long>(facts.f_type)) != kVolatile.end()) {
    throw base::ConfigurationError(folder_.string() +
                                   " lies on a file system that a restart may empty (tmpfs, ramfs, overlay); give a folder on a disk");
  }
}

std::filesystem::path SealFolder::scratch(const std::string& name) const {
  const std::filesystem::path path = folder_ / (name + "." + run_ + ".work");
  std::error_code error;
  std::filesystem::create_directory(path, error);
  if (!error) std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  if (error) throw base::UnavailableError(fmt::format("{}: {}", path.string(), error.message()));
  return path;
}

void SealFolder::clean(const std::string& name) const {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored)) {
    const std::string file = entry.path().filename().string();
    const bool is_unfinished = file.starts_with(name + ".") && (file.ends_with(".part") || file.ends_with(".work"));
    if (is_unfinished) std::filesystem::remove_all(entry.path(), ignored);
  }
}

void SealFolder::require_space(std::uint64_t bytes) const {
  std::error_code error;
  const auto space = std::filesystem::space(folder_, error);
  if (error) throw base::UnavailableError(fmt::format("{}: {}", folder_.string(), error.message()));
  if (space.available < bytes) {
    throw base::UnavailableError(fmt::format("{}: {} MB are needed, {} MB are free", folder_.string(), bytes / 1'000'000 + 1, space.available / 1'000'000));
  }
}

void SealFolder::publish(const std::string& name) const {
  // The folder's group reads it as well: who sends it is another user than who seals (ops/runbook.md).
  constexpr mode_t kForTheGroup = 0640;
  if (::chmod(unfinished(name).c_str(), kForTheGroup) != 0) {
    throw base::UnavailableError(fmt::format("{}: {}", unfinished(name).string(), std::strerror(errno)));
  }
  if (::rename(unfinished(name).c_str(), file(name).c_str()) != 0) {
    throw base::UnavailableError(fmt::format("{}: {}", file(name).string(), std::strerror(errno)));
  }
  Descriptor(folder_, O_RDONLY | O_DIRECTORY).sync();
}

void forget_cached(const std::filesystem::path& file) {
  const Descriptor descriptor(file, O_RDONLY);
  // Advice: where the kernel does not follow it, the file is read from memory.
  static_cast<void>(::posix_fadvise(descriptor.number(), 0, 0, POSIX_FADV_DONTNEED));
}

std::string file_sha256(const std::filesystem::path& file) {
  const bundle::FileSource source(file);
  crypto::Hasher hasher(crypto::HashAlgorithm::kSha256);
  source.stream(0, source.size(), [&](std::string_view piece) { hasher.update(piece); });
  return hasher.hex();
}

}  // namespace shouqi::seal
