#include "support/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace shouqi::support {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "shouqi-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::system_error{errno, std::generic_category(), pattern};
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  if (std::getenv("SHOUQI_KEEP_FILES") != nullptr) {
    std::cout << "kept: " << path_.string() << "\n";
    return;
  }
  std::error_code ignored;  // a file that cannot be removed is no reason to end the test program
  fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(std::string_view name, std::string_view content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream out{file, std::ios::binary};
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out) throw std::runtime_error{"cannot write " + file.string()};
  return file;
}

fs::path TemporaryFolder::write_secret(std::string_view name, std::string_view content) const {
  const fs::path file = write(name, content);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  return file;
}

std::string read_file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error{"cannot read " + path.string()};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace shouqi::support
