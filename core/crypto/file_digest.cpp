#include "crypto/file_digest.hpp"

#include <fstream>
#include <system_error>

#include "crypto/hasher.hpp"

namespace shouqi::crypto {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
// About a megabyte; then the memory begins anew.
constexpr std::size_t kMostKnown = 4096;

class Both {
 public:
  void update(std::string_view bytes) {
    sha256_.update(bytes);
    md5_.update(bytes);
  }
  FileDigest finish() { return {sha256_.hex(), md5_.hex()}; }

 private:
  Hasher sha256_{HashAlgorithm::kSha256};
  Hasher md5_{HashAlgorithm::kMd5};
};

std::optional<FileDigest> read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  Both digests;
  std::string block(kBlock, '\0');
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
    digests.update({block.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return std::nullopt;
  return digests.finish();
}

}  // namespace

FileDigest digest_of(std::string_view bytes) {
  return {hash_hex(HashAlgorithm::kSha256, bytes), hash_hex(HashAlgorithm::kMd5, bytes)};
}

std::optional<FileDigest> FileDigests::of(const std::filesystem::path& path, std::uintmax_t& budget) {
  if (!has_folder()) return std::nullopt;
  const std::filesystem::path file = folder_ / path;
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) return std::nullopt;
  const auto written = std::filesystem::last_write_time(file, error);
  if (error) return std::nullopt;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = known_.find(path);
    if (found != known_.end() && found->second.size == size && found->second.written == written) return found->second.digest;
  }
  if (size > budget) return std::nullopt;
  budget -= size;
  auto digest = read(file);
  if (!digest) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  if (known_.size() >= kMostKnown) known_.clear();
  known_.insert_or_assign(path, Known{size, written, *digest});
  return digest;
}

}  // namespace shouqi::crypto
