// Writes the one form of container, entry by entry, into a file that can be written at any place (a regular file).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/container_format.hpp"

namespace shouqi::bundle {

// A new file, written front to back with corrections. Throws base::UnavailableError when the device refuses; the file must then be
// given up (after a failed fsync nobody knows what is on the disk).
class OutputFile {
 public:
  // Makes the file, readable by its user only; throws when it exists.
  explicit OutputFile(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void append(std::string_view bytes);
  // Writes over bytes that are there.
  void correct(std::uint64_t offset, std::string_view bytes);
  // Everything is in the file when it returns, for others to read.
  void flush();
  // Everything is on the disk when it returns.
  void sync();
  std::uint64_t size() const { return written_ + buffer_.size(); }

 private:
  void write_all(std::uint64_t offset, std::string_view bytes);
  std::string name_;
  int descriptor_;
  std::uint64_t written_ = 0;
  std::string buffer_;
};

class ContainerWriter {
 public:
  ContainerWriter(OutputFile& file, std::string base_name) : file_(file), base_name_(std::move(base_name)) {}

  // The next entry begins. Its path must follow the one before in the order of path_precedes, otherwise base::IntegrityError. `known_size` is
  // needed from 4 GiB - 1 on, because the header of so large an entry is longer; without it such an entry ends in base::Error.
  void begin(std::string_view path, std::uint64_t known_size = 0);
  void append(std::string_view bytes);
  void end();
  // Directory and end record. Nothing can be added behind them.
  void finish();

 private:
  OutputFile& file_;
  std::string base_name_;
  std::string path_;
  EntryFacts entry_;
  std::uint64_t known_size_ = 0;
  std::uint64_t count_ = 0;
  std::string directory_;
};

}  // namespace shouqi::bundle
