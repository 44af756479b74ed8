#include "fcgi/accept_loop.hpp"

#include <fcgiapp.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "fcgi/codec.hpp"

namespace shouqi::fcgi {
namespace {

constexpr std::chrono::milliseconds kPauseAfterFailedAccept{100};
constexpr std::chrono::milliseconds kBetweenWakes{2};
constexpr std::chrono::seconds kLongestGoodbye{20};
// Of the threads together. A heap for each, as it comes, keeps for each of them what its largest page needed. Whether one is the best
// number has not been measured by itself: ops/perf.md.
constexpr int kHeaps = 1;

sigset_t set_of(std::initializer_list<int> signals) {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : signals) sigaddset(&set, signal);
  return set;
}

// Exists only to interrupt accept(): without SA_RESTART a blocked call returns EINTR.
void wake_up(int) {}

// What the library calls a request, closed when its thread leaves.
class LibraryRequest {
 public:
  explicit LibraryRequest(int descriptor) {
    if (FCGX_InitRequest(&request_, descriptor, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
      throw base::Error("FCGX_InitRequest failed");
  }
  ~LibraryRequest() { FCGX_Free(&request_, 1); }
  LibraryRequest(const LibraryRequest&) = delete;
  LibraryRequest& operator=(const LibraryRequest&) = delete;

  // 0, or an errno. The wake-up signal can arrive in here and nowhere else, so it never cuts an answer short.
  int accept() {
    const sigset_t wake = set_of({SIGUSR2});
    pthread_sigmask(SIG_UNBLOCK, &wake, nullptr);
    const int result = FCGX_Accept_r(&request_);
    pthread_sigmask(SIG_BLOCK, &wake, nullptr);
    return -result;
  }

  http::Request read(const BodyLimit& limit) {
    Incoming incoming = read_parameters(request_.envp, limit);
    // One byte more than was announced, to see a body that is longer.
    std::string body(incoming.content_length == 0 ? 0 : incoming.content_length + 1, '\0');
    if (!body.empty()) {
      const int count = FCGX_GetStr(body.data(), static_cast<int>(body.size()), request_.in);
      body.resize(static_cast<std::size_t>(std::max(count, 0)));
    }
    return with_body(std::move(incoming), std::move(body));
  }

  // A peer that has gone away is not our trouble.
  void write(const std::string& text) { FCGX_PutStr(text.data(), static_cast<int>(text.size()), request_.out); }
  void finish() { FCGX_Finish_r(&request_); }

 private:
  FCGX_Request request_{};
};

class Workers {
 public:
  Workers(int descriptor, int count, const HandlerFactory& factory) : descriptor_(descriptor), factory_(factory) {
    running_ = count;
    for (int i = 0; i < count; ++i) threads_.emplace_back([this] { run(); });
  }

  // Returns when every thread has left.
  void stop() {
    // FCGX_ShutdownPending() is not called: a connection that is interrupted just after accept() makes the library spin
    // for ever on a descriptor that it has closed. The signal alone ends accept(), because failing on an interrupt was
    // asked for.
    stopping_ = true;
    const auto give_up = std::chrono::steady_clock::now() + kLongestGoodbye;
    // Again and again: a signal that comes just before accept() wakes nobody.
    while (running_ > 0) {
      for (std::thread& thread : threads_) pthread_kill(thread.native_handle(), SIGUSR2);
      std::this_thread::sleep_for(kBetweenWakes);
      if (std::chrono::steady_clock::now() > give_up) {
        base::log(base::Severity::kError, "stop_gave_up", {{"requests_in_work", running_.load()}});
        std::_Exit(EXIT_FAILURE);
      }
    }
    for (std::thread& thread : threads_) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void run() {
    try {
      serve_requests();
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    if (!stopping_) kill(getpid(), SIGTERM);
    --running_;
  }

  void serve_requests() {
    const RequestHandler handler = factory_();
    LibraryRequest request(descriptor_);
    while (!stopping_) {
      const int error = request.accept();
      if (error == EINTR || (error != 0 && stopping_)) continue;
      if (error != 0) {
        // Out of descriptors, most likely: leaving the loop would take a thread away for good.
        base::log(base::Severity::kError, "accept_failed", {{"errno", error}});
        std::this_thread::sleep_for(kPauseAfterFailedAccept);
        continue;
      }
      answer(request, handler);
      request.finish();
    }
  }

  void answer(LibraryRequest& request, const RequestHandler& handler) {
    try {
      request.write(to_cgi(handler.answer(request.read(handler.body_limit))));
    } catch (const std::exception& error) {
      // The dispatcher answers for the pages; what comes here is out of memory, or a fault of this file.
      base::log(base::Severity::kError, "answer_broke", {{"error", error.what()}});
      request.write("Status: 500 Internal Server Error\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n");
    }
  }

  int descriptor_;
  const HandlerFactory& factory_;
  std::atomic<bool> stopping_{false};
  std::atomic<int> running_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace

void serve(const Listener& listener, int threads, const HandlerFactory& factory) {
  mallopt(M_ARENA_MAX, kHeaps);
  // What reading settings and templates left behind.
  malloc_trim(0);
  const sigset_t end = set_of({SIGTERM, SIGINT});
  const sigset_t all = set_of({SIGTERM, SIGINT, SIGUSR2});
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
  struct sigaction wake {};
  wake.sa_handler = wake_up;
  sigaction(SIGUSR2, &wake, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
  if (FCGX_Init() != 0) throw base::Error("FCGX_Init failed");

  Workers workers(listener.descriptor(), threads, factory);
  base::log(base::Severity::kInfo, "serving", {{"threads", threads}});
  int signal = 0;
  sigwait(&end, &signal);
  workers.stop();
  base::log(base::Severity::kInfo, "stopped", {{"signal", signal}});
}

}  // namespace shouqi::fcgi
