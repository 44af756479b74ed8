#include "upload/idle_guard.hpp"

#include <sys/socket.h>

namespace shouqi::upload {

IdleGuard::IdleGuard(int descriptor, std::chrono::seconds limit) : descriptor_(descriptor), limit_(limit), watcher_([this] { watch(); }) {}

IdleGuard::~IdleGuard() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_one();
  watcher_.join();
}

void IdleGuard::alive() {
  const std::lock_guard lock(mutex_);
  idle_ = std::chrono::seconds(0);
}

bool IdleGuard::has_struck() const {
  const std::lock_guard lock(mutex_);
  return has_struck_;
}

void IdleGuard::watch() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, std::chrono::seconds(1), [this] { return is_over_; })) {
    if (++idle_ <= limit_ || has_struck_) continue;
    has_struck_ = true;
    // Whoever waits for an answer gets an end of file instead.
    ::shutdown(descriptor_, SHUT_RDWR);
  }
}

}  // namespace shouqi::upload
