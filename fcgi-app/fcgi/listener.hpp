// The unix socket that nginx speaks to. Only nginx may reach it: a peer that sends half a record would hold a thread
// for ever.
#pragma once

#include <string>

namespace shouqi::fcgi {

class Listener {
 public:
  // The listening socket that spawn-fcgi or systemd left at descriptor 0. It stays theirs: never shut down, never
  // unlinked, so that the next process can take over without a refused connection. Throws base::ConfigurationError when
  // descriptor 0 is none.
  static Listener inherited();

  // A new socket, mode 0660, at an absolute path without a colon. A lock file beside it keeps a second instance from
  // taking the path away from the first. Throws base::ConfigurationError for the path and when an instance holds the
  // lock, base::Error for the system's refusals.
  static Listener at(const std::string& path);

  ~Listener();
  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  Listener(int descriptor, int lock, std::string path);

  int descriptor_;
  int lock_;
  // Empty for an inherited socket.
  std::string path_;
};

}  // namespace shouqi::fcgi
