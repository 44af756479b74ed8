#include "crypto/file_digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <system_error>

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::crypto {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
// About a megabyte; then the memory begins anew.
constexpr std::size_t kMostKnown = 4096;

class Both {
 public:
  Both() {
    if (!md5_ || EVP_DigestInit_ex(md5_.get(), EVP_md5(), nullptr) != 1) throw base::Error("MD5 is not available");
  }
  void update(std::string_view bytes) {
    sha256_.update(bytes);
    if (EVP_DigestUpdate(md5_.get(), bytes.data(), bytes.size()) != 1) throw base::Error("MD5 failed");
  }
  FileDigest finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_DigestFinal_ex(md5_.get(), digest.data(), &length) != 1) throw base::Error("MD5 failed");
    return {sha256_.hex(), to_hex({reinterpret_cast<const char*>(digest.data()), length})};
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  Sha256 sha256_;
  std::unique_ptr<EVP_MD_CTX, Free> md5_{EVP_MD_CTX_new()};
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
  Both digests;
  digests.update(bytes);
  return digests.finish();
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
