#pragma once
// A real nginx with our configuration in front of the probe, for tests of the shell.
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace shouqi::web_test {

using Milliseconds = std::chrono::milliseconds;

// Another process; killed with the object.
class Child {
 public:
  // Descriptor 0 of the child is `input`, or /dev/null when it is negative; its output goes to `log`.
  Child(const std::vector<std::string>& command, const std::filesystem::path& log, int input = -1);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void send(int signal) const;
  // How long it took to end, and with what; throws std::runtime_error when it has not ended after ten seconds.
  Milliseconds wait();
  int exit_status() const { return exit_status_; }

 private:
  int id_;
  int exit_status_ = -1;
};

struct HttpAnswer {
  int status = 0;  // 0: no answer
  std::string head;
  std::string body;
};

// One request over TCP with "Connection: close"; `more` holds further header lines, each ended by CRLF.
HttpAnswer http_request(int port, const std::string& method, const std::string& target, const std::string& more = {},
                        const std::string& body = {});

// nginx on two free ports, below a folder of its own.
class NginxSite {
 public:
  NginxSite();
  ~NginxSite();
  NginxSite(const NginxSite&) = delete;
  NginxSite& operator=(const NginxSite&) = delete;

  int port() const { return port_; }
  int ops_port() const { return ops_port_; }
  std::string socket() const { return (folder_ / "student.sock").string(); }
  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  // Everything that nginx has logged anywhere.
  std::string logs() const;
  HttpAnswer get(const std::string& target, const std::string& more = {}) const {
    return http_request(port_, "GET", target, more);
  }
  // Waits until the program answers.
  void wait_for_program() const;

 private:
  support::TemporaryFolder folder_;
  int port_;
  int ops_port_;
  Child* nginx_ = nullptr;
};

// The program of the tests, in the build's folder of programs.
std::string probe_program();

}  // namespace shouqi::web_test
