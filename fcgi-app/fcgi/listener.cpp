#include "fcgi/listener.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace shouqi::fcgi {
namespace {

// 5, the usual default, turned 99 of 100 requests away under load.
constexpr int kBacklog = 1024;
constexpr mode_t kOnlyOwnerAndGroup = 0117;

std::string reason() { return std::strerror(errno); }

bool is_listening(int descriptor) {
  int listening = 0;
  socklen_t size = sizeof(listening);
  return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && listening != 0;
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (!path.starts_with('/') || path.find(':') != std::string::npos || path.size() >= sizeof(address.sun_path)) {
    throw base::ConfigurationError("socket " + path + ": needs an absolute path of at most 107 bytes without a colon");
  }
  path.copy(address.sun_path, path.size());
  return address;
}

int take_lock(const std::string& path) {
  const int lock = ::open((path + ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock < 0) throw base::Error("socket " + path + ": cannot open its lock file: " + reason());
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    close(lock);
    throw base::ConfigurationError("socket " + path + ": another instance is running");
  }
  return lock;
}

// What an instance that was killed has left behind; anything but a socket stays.
void remove_stale(const std::string& path) {
  struct stat what {};
  if (lstat(path.c_str(), &what) != 0) return;
  if (!S_ISSOCK(what.st_mode)) throw base::ConfigurationError("socket " + path + ": something else stands there");
  unlink(path.c_str());
}

}  // namespace

Listener::Listener(int descriptor, int lock, std::string path)
    : descriptor_(descriptor), lock_(lock), path_(std::move(path)) {}

Listener::Listener(Listener&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      lock_(std::exchange(other.lock_, -1)),
      path_(std::exchange(other.path_, {})) {}

Listener Listener::inherited() {
  if (!is_listening(STDIN_FILENO)) {
    throw base::ConfigurationError(
        "descriptor 0 is no listening socket: start it by spawn-fcgi or systemd, or give --socket");
  }
  // A caller may have left it non-blocking, and accept would spin.
  const int flags = fcntl(STDIN_FILENO, F_GETFL);
  if (flags < 0 || fcntl(STDIN_FILENO, F_SETFL, flags & ~O_NONBLOCK) != 0)
    throw base::Error("descriptor 0: " + reason());
  return {STDIN_FILENO, -1, {}};
}

Listener Listener::at(const std::string& path) {
  const sockaddr_un address = address_of(path);
  const int lock = take_lock(path);
  Listener listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), lock, {});
  if (listener.descriptor_ < 0) throw base::Error("socket " + path + ": " + reason());
  remove_stale(path);
  // The mode must be right from the first moment, so it is the umask that sets it.
  const mode_t before = umask(kOnlyOwnerAndGroup);
  const int bound = bind(listener.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
  umask(before);
  if (bound != 0) throw base::Error("socket " + path + ": cannot bind: " + reason());
  listener.path_ = path;
  if (listen(listener.descriptor_, kBacklog) != 0) throw base::Error("socket " + path + ": cannot listen: " + reason());
  return listener;
}

Listener::~Listener() {
  // The lock goes last: nobody may bind while the path is being removed.
  if (!path_.empty()) unlink(path_.c_str());
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
  if (lock_ >= 0) close(lock_);
}

}  // namespace shouqi::fcgi
