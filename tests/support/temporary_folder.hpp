#pragma once
// A folder of a test's own: the only place where tests may write. Gone with the object, unless SHOUQI_KEEP_FILES=1.
#include <filesystem>
#include <string>
#include <string_view>

namespace shouqi::support {

class TemporaryFolder {
 public:
  // Makes a new folder, mode 0700, below $TMPDIR or /tmp. Throws std::system_error when that is impossible.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  // Writes a file (folders on the way are made) and returns its path. Secrets are readable by their owner only.
  std::filesystem::path write(std::string_view name, std::string_view content) const;
  std::filesystem::path write_secret(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

// The whole file as bytes. Throws std::runtime_error when it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace shouqi::support
