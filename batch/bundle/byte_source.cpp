#include "bundle/byte_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "bundle/finding.hpp"

namespace shouqi::bundle {

void ByteSource::stream(std::uint64_t offset, std::uint64_t count, const Sink& sink) const {
  while (count > 0) {
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(count, kPiece));
    sink(read_at(offset, piece));
    offset += piece;
    count -= piece;
  }
}

FileSource::FileSource(const std::filesystem::path& path) : name_(shown(path.string())), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw base::UnavailableError(fmt::format("{}: {}", name_, std::strerror(errno)));
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    throw base::UnavailableError(fmt::format("{}: not a regular file", name_));
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
  static_cast<void>(::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL));
}

FileSource::~FileSource() { ::close(descriptor_); }

void FileSource::read_into(char* buffer, std::uint64_t offset, std::size_t count) const {
  while (count > 0) {
    const ssize_t got = ::pread(descriptor_, buffer, count, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw base::UnavailableError(fmt::format("{}: {}", name_, std::strerror(errno)));
    if (got == 0) throw base::UnavailableError(fmt::format("{}: became shorter while it was read", name_));
    buffer += got;
    offset += static_cast<std::uint64_t>(got);
    count -= static_cast<std::size_t>(got);
  }
}

std::string FileSource::read_at(std::uint64_t offset, std::size_t count) const {
  std::string bytes(count, '\0');
  read_into(bytes.data(), offset, count);
  return bytes;
}

void FileSource::stream(std::uint64_t offset, std::uint64_t count, const Sink& sink) const {
  std::string buffer(static_cast<std::size_t>(std::min<std::uint64_t>(count, kPiece)), '\0');
  while (count > 0) {
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(count, kPiece));
    read_into(buffer.data(), offset, piece);
    sink(std::string_view(buffer).substr(0, piece));
    offset += piece;
    count -= piece;
  }
}

}  // namespace shouqi::bundle
