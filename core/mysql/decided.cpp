#include "mysql/decided.hpp"

#include <thread>

#include "mysql/mysql_error.hpp"

namespace shouqi::mysql {
namespace {

// After a lost connection the server may come back within a moment; a student waits no longer than this for the truth.
constexpr int kReadBackAttempts = 5;
constexpr std::chrono::milliseconds kReadBackPause{300};

}  // namespace

store::InsertOutcome decided(const std::function<store::InsertOutcome()>& attempt, const std::function<bool()>& is_stored) {
  try {
    return attempt();
  } catch (const DuplicateKeyError&) {
    return store::InsertOutcome::kCollided;
  } catch (const ConflictError&) {
    // Rolled back by the server, so once more is safe.
    try {
      return attempt();
    } catch (const DuplicateKeyError&) {
      return store::InsertOutcome::kCollided;
    }
  } catch (const base::UnavailableError&) {
    for (int reading = 1;; ++reading) {
      std::this_thread::sleep_for(kReadBackPause);
      try {
        if (is_stored()) return store::InsertOutcome::kInserted;
        // Not there, but a server that only answers slowly might still commit it.
        break;
      } catch (const base::UnavailableError&) {
        if (reading == kReadBackAttempts) throw;
      }
    }
    throw;
  }
}

}  // namespace shouqi::mysql
