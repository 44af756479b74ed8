#include "bundle/container_writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "bundle/crc32.hpp"

namespace shouqi::bundle {
namespace {

constexpr std::size_t kBuffer = 256 * 1024;

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path)
    : name_(path.string()), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
  if (descriptor_ < 0) throw base::UnavailableError(fmt::format("{}: {}", name_, std::strerror(errno)));
}

OutputFile::~OutputFile() { ::close(descriptor_); }

void OutputFile::write_all(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) throw base::UnavailableError(fmt::format("{}: {}", name_, std::strerror(errno)));
    bytes.remove_prefix(static_cast<std::size_t>(done));
    offset += static_cast<std::uint64_t>(done);
  }
}

void OutputFile::flush() {
  write_all(written_, buffer_);
  written_ += buffer_.size();
  buffer_.clear();
}

void OutputFile::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) flush();
  if (bytes.size() > kBuffer) {
    write_all(written_, bytes);
    written_ += bytes.size();
  } else {
    buffer_ += bytes;
  }
}

void OutputFile::correct(std::uint64_t offset, std::string_view bytes) {
  if (offset >= written_) {
    buffer_.replace(static_cast<std::size_t>(offset - written_), bytes.size(), bytes);
    return;
  }
  flush();
  write_all(offset, bytes);
}

void OutputFile::sync() {
  flush();
  if (::fsync(descriptor_) != 0) throw base::UnavailableError(fmt::format("{}: {}", name_, std::strerror(errno)));
}

void ContainerWriter::begin(std::string_view path, std::uint64_t known_size) {
  if (!is_bundle_path(path)) throw base::IntegrityError(fmt::format("not a path of a bundle: {}", path));
  if (!path_.empty() && !path_precedes(path_, path)) throw base::IntegrityError(fmt::format("{} cannot follow {} in a bundle", path, path_));
  path_ = path;
  known_size_ = known_size;
  entry_ = {base_name_ + "/" + path_, known_size, 0, file_.size()};
  file_.append(local_header(entry_));
  entry_.size = 0;
}

void ContainerWriter::append(std::string_view bytes) {
  entry_.crc = crc32(entry_.crc, bytes);
  entry_.size += bytes.size();
  file_.append(bytes);
}

void ContainerWriter::end() {
  if (known_size_ != 0 && entry_.size != known_size_) {
    throw base::IntegrityError(fmt::format("{}: {} bytes came instead of {}", path_, entry_.size, known_size_));
  }
  if (known_size_ == 0 && entry_.size >= kZip64Size) throw base::Error(fmt::format("{}: so large a file needs its size beforehand", path_));
  file_.correct(entry_.offset, local_header(entry_));
  directory_ += directory_entry(entry_);
  ++count_;
}

void ContainerWriter::finish() {
  const std::uint64_t offset = file_.size();
  file_.append(directory_);
  file_.append(end_records(count_, directory_.size(), offset));
}

}  // namespace shouqi::bundle
