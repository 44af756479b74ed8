// Shuts a connection down on which nothing has come to an end for so long: libssh waits for an answer for ever.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace shouqi::upload {

class IdleGuard {
 public:
  // `descriptor` is a connected socket, which stays its owner's and must outlive the guard.
  IdleGuard(int descriptor, std::chrono::seconds limit);
  ~IdleGuard();
  IdleGuard(const IdleGuard&) = delete;
  IdleGuard& operator=(const IdleGuard&) = delete;

  // Something has come to an end: counting begins anew.
  void alive();
  // The connection was shut down by the guard.
  bool has_struck() const;

 private:
  void watch();

  const int descriptor_;
  const std::chrono::seconds limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::chrono::seconds idle_{0};
  bool has_struck_ = false;
  bool is_over_ = false;
  // Last, so that everything is there when it begins.
  std::thread watcher_;
};

}  // namespace shouqi::upload
