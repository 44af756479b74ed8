// Bytes that are read at any place: a file, or memory in tests and for what is small.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace shouqi::bundle {

// Takes the next piece of a stream.
using Sink = std::function<void(std::string_view)>;

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  // Exactly `count` bytes from `offset`; both lie inside. Throws base::UnavailableError when the device does not give them.
  virtual std::string read_at(std::uint64_t offset, std::size_t count) const = 0;

  // Hands `count` bytes from `offset` to the sink, in pieces of at most kPiece.
  static constexpr std::size_t kPiece = 256 * 1024;
  virtual void stream(std::uint64_t offset, std::uint64_t count, const Sink& sink) const;
};

class FileSource final : public ByteSource {
 public:
  // Throws base::UnavailableError when there is no such regular file or it cannot be read.
  explicit FileSource(const std::filesystem::path& path);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::uint64_t size() const override { return size_; }
  std::string read_at(std::uint64_t offset, std::size_t count) const override;
  void stream(std::uint64_t offset, std::uint64_t count, const Sink& sink) const override;

 private:
  void read_into(char* buffer, std::uint64_t offset, std::size_t count) const;
  std::string name_;
  int descriptor_;
  std::uint64_t size_ = 0;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t size() const override { return bytes_.size(); }
  std::string read_at(std::uint64_t offset, std::size_t count) const override { return std::string(bytes_.substr(offset, count)); }
  void stream(std::uint64_t offset, std::uint64_t count, const Sink& sink) const override { sink(bytes_.substr(offset, count)); }

 private:
  std::string_view bytes_;
};

}  // namespace shouqi::bundle
