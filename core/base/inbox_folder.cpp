#include "base/inbox_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace shouqi::base {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTokenLength = 32;
constexpr std::string_view kPackage = ".zip";
constexpr std::string_view kPassword = ".password";
constexpr std::string_view kHalf = ".part";
constexpr std::string_view kBell = "bell";
constexpr mode_t kMode = 0640;
// No password is longer; the page says so before it comes here.
constexpr std::size_t kPasswordLimit = 4096;

[[noreturn]] void fail(const char* what, int error) {
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw InboxError(full ? InboxError::Kind::kFull : InboxError::Kind::kAway, std::string("inbox folder: ") + what + ": " + std::strerror(error));
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, kMode)) {
    if (number_ < 0) fail("cannot be opened", errno);
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(number_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail("cannot be written", errno);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  void allow_group() const {
    if (::fchmod(number_, kMode) != 0) fail("cannot be given to its group", errno);
  }
  void sync() const {
    if (::fsync(number_) != 0) fail("cannot be synced", errno);
  }

 private:
  int number_;
};

void put_file(const fs::path& path, std::string_view bytes) {
  const fs::path half = path.string() + std::string(kHalf);
  const Descriptor file(half, O_WRONLY | O_CREAT | O_EXCL);
  file.allow_group();
  file.write(bytes);
  file.sync();
  if (::rename(half.c_str(), path.c_str()) != 0) fail("cannot be renamed", errno);
}

bool is_file(const fs::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

bool InboxFolder::is_token(std::string_view text) {
  return text.size() == kTokenLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void InboxFolder::put(std::string_view token, std::string_view package, std::string_view password) const {
  if (!is_set()) throw InboxError(InboxError::Kind::kAway, "inbox folder: import.inbox_folder is not set");
  if (!is_token(token)) throw Error("not a token of the inbox");
  const Descriptor folder(folder_, O_RDONLY | O_DIRECTORY);
  if (is_file(this->package(token))) throw Error("a token of the inbox is used twice");
  try {
    put_file(folder_ / (std::string(token) + std::string(kPassword)), password);
    put_file(this->package(token), package);
    folder.sync();
  } catch (...) {
    remove(token);
    throw;
  }
}

void InboxFolder::ring() const noexcept {
  try {
    const Descriptor bell(folder_ / kBell, O_WRONLY | O_CREAT | O_TRUNC);
    bell.write("\n");
  } catch (const std::exception&) {
    // Comfort only.
  }
}

fs::path InboxFolder::package(std::string_view token) const { return folder_ / (std::string(token) + std::string(kPackage)); }

std::optional<std::string> InboxFolder::password(std::string_view token) const {
  const fs::path path = folder_ / (std::string(token) + std::string(kPassword));
  if (!is_file(path)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string text(kPasswordLimit, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || in.gcount() == 0) return std::nullopt;
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

bool InboxFolder::holds(std::string_view token) const {
  const Descriptor folder(folder_, O_RDONLY | O_DIRECTORY);
  return is_file(package(token)) && is_file(folder_ / (std::string(token) + std::string(kPassword)));
}

void InboxFolder::remove(std::string_view token) const noexcept {
  // The password first: alone it opens nothing, and a package without it is no secret less.
  for (const std::string_view end : {kPassword, kPackage}) {
    const std::string name = (folder_ / (std::string(token) + std::string(end))).string();
    ::unlink(name.c_str());
    ::unlink((name + std::string(kHalf)).c_str());
  }
}

std::vector<InboxFolder::Item> InboxFolder::items() const {
  std::vector<Item> found;
  try {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      const std::string name = entry.path().filename().string();
      struct stat status {};
      // Gone in the meantime, or the bell.
      if (name == kBell || ::lstat(entry.path().c_str(), &status) != 0) continue;
      std::string_view rest = name;
      const std::string_view token = rest.substr(0, kTokenLength);
      rest.remove_prefix(token.size());
      if (rest.ends_with(kHalf)) rest.remove_suffix(kHalf.size());
      const bool ours = S_ISREG(status.st_mode) && is_token(token) && (rest == kPackage || rest == kPassword);
      const auto written = std::chrono::seconds(status.st_mtim.tv_sec);
      found.push_back({ours ? std::string(token) : std::string(), name, Instant(written)});
    }
  } catch (const fs::filesystem_error& error) {
    throw InboxError(InboxError::Kind::kAway, std::string("inbox folder: ") + error.what());
  }
  return found;
}

std::string InboxFolder::problem() const {
  struct stat status {};
  if (::stat(folder_.c_str(), &status) != 0) return "is not there";
  if (!S_ISDIR(status.st_mode)) return "is no folder";
  if ((status.st_mode & 07U) != 0) return "is open to everybody; it must be 2770 for the group of both programs";
  if (::access(folder_.c_str(), R_OK | W_OK | X_OK) != 0) return "cannot be written by this user";
  return {};
}

}  // namespace shouqi::base
