// Fingerprints of stored files, kept for as long as a file does not change, so that looking twice does not read it twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace shouqi::crypto {

// Lower-case hexadecimal digits. MD5 only because the central database names files by it; nothing is trusted because of it.
struct FileDigest {
  std::string sha256;
  std::string md5;
};

FileDigest digest_of(std::string_view bytes);

// The files below one folder. Threads may share it.
class FileDigests {
 public:
  // An empty folder stands for: files are not kept here.
  explicit FileDigests(std::filesystem::path folder) : folder_(std::move(folder)) {}

  bool has_folder() const { return !folder_.empty(); }

  // Of folder/path; empty when it is not there, is no ordinary file, may not be read, or is larger than `budget` bytes, from which what had to
  // be read is taken off.
  std::optional<FileDigest> of(const std::filesystem::path& path, std::uintmax_t& budget);

 private:
  struct Known {
    std::uintmax_t size;
    std::filesystem::file_time_type written;
    FileDigest digest;
  };

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::map<std::filesystem::path, Known> known_;
};

}  // namespace shouqi::crypto
