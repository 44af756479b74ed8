#pragma once
// Stand-ins for what the web library stands on: a session store in memory, a clock that stands still, bytes that count
// up.
#include <fcntl.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "base/clock.hpp"
#include "crypto/random.hpp"
#include "http/dispatch.hpp"
#include "http/ticket.hpp"
#include "store/session_store.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::web_test {

inline constexpr domain::StudentId kStudent = 4711;
inline constexpr const char* kSchool = "313301";

class FixedClock final : public base::Clock {
 public:
  base::Instant now() const override { return at; }
  base::Instant at{std::chrono::seconds(1'636'700'000)};
};

class CountingRandom final : public crypto::Random {
 public:
  std::string bytes(std::size_t count) override {
    ++calls;
    return std::string(count, static_cast<char>(calls));
  }
  int calls = 0;
};

class FakeSessionStore final : public store::SessionStore {
 public:
  bool use_nonce(std::string_view nonce, base::Instant expires) override {
    remembered_until = expires;
    return nonces.insert(std::string(nonce)).second;
  }
  bool start(std::string_view token, domain::PersonId person, std::string_view school_code) override {
    if (!attending) return false;
    domain::Principal principal = roles;
    (staff ? principal.staff_id : principal.student_id) = person;
    principal.school_code = school_code;
    sessions[std::string(token)] = principal;
    return true;
  }
  std::optional<domain::Principal> find(std::string_view token, const store::SessionLimits&) override {
    ++finds;
    const auto found = sessions.find(std::string(token));
    if (found == sessions.end()) return std::nullopt;
    return found->second;
  }
  void end(std::string_view token) override { sessions.erase(std::string(token)); }

  std::set<std::string> nonces;
  base::Instant remembered_until;
  std::map<std::string, domain::Principal> sessions;
  bool attending = true;
  // Whom start() makes: a student, or staff with these roles.
  bool staff = false;
  domain::Principal roles;
  int finds = 0;
};

class FakeErrorPages final : public http::ErrorPages {
 public:
  std::string render(const http::ErrorNotice& notice) const override {
    last = notice;
    return "error page " + std::to_string(notice.status);
  }
  mutable http::ErrorNotice last;
};

class FakeStatements final : public http::StatementCounter {
 public:
  std::uint64_t statements() const override { return count; }
  std::uint64_t count = 0;
};

// The value of a Set-Cookie, put into a request as the browser would send it back.
inline void bring_back(const std::string& set_cookie, http::Request& request) {
  request.cookies = http::parse_cookies(set_cookie.substr(0, set_cookie.find(';')));
}

inline http::TicketKey ticket_key(const std::string& id = "k1", char fill = 'x') { return {id, std::string(32, fill)}; }

inline http::TicketClaims good_claims(const base::Clock& clock) {
  const auto now = std::chrono::floor<std::chrono::seconds>(clock.now());
  return {std::to_string(kStudent),   kSchool, "shouqi-student@127.0.0.1:8080",
          "/receipt/cadre?term=1092", now,     now + std::chrono::seconds(60),
          "abcdefghijklmnop"};
}

// What was written to standard error between construction and text().
class CapturedLog {
 public:
  CapturedLog() : saved_(dup(STDERR_FILENO)) {
    const int file = open((folder_ / "log").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    dup2(file, STDERR_FILENO);
    close(file);
  }
  ~CapturedLog() {
    dup2(saved_, STDERR_FILENO);
    close(saved_);
  }
  CapturedLog(const CapturedLog&) = delete;
  CapturedLog& operator=(const CapturedLog&) = delete;
  std::string text() const { return support::read_file(folder_ / "log"); }

 private:
  support::TemporaryFolder folder_;
  int saved_;
};

}  // namespace shouqi::web_test
