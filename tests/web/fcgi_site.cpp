#include "web/fcgi_site.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "support/source_folder.hpp"

namespace shouqi::web_test {
namespace {

namespace fs = std::filesystem;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  const int probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof(address);
  if (bind(probe, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no free port");
  }
  close(probe);
  return ntohs(address.sin_port);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const fs::path& log, int input) : id_(fork()) {
  if (id_ < 0) throw std::runtime_error("cannot fork");
  if (id_ > 0) return;
  const int out = open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  dup2(input < 0 ? open("/dev/null", O_RDONLY) : input, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

Child::~Child() {
  if (exit_status_ >= 0) return;
  kill(id_, SIGKILL);
  waitpid(id_, nullptr, 0);
}

void Child::send(int signal) const { kill(id_, signal); }

Milliseconds Child::wait() {
  const auto begun = std::chrono::steady_clock::now();
  const auto passed = [&] {
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);
  };
  while (passed() < std::chrono::seconds(10)) {
    int status = 0;
    if (waitpid(id_, &status, WNOHANG) == id_) {
      exit_status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      return passed();
    }
    std::this_thread::sleep_for(Milliseconds(1));
  }
  throw std::runtime_error("a process has not ended");
}

HttpAnswer http_request(int port, const std::string& method, const std::string& target, const std::string& more,
                        const std::string& body) {
  const int peer = socket(AF_INET, SOCK_STREAM, 0);
  const timeval patience{20, 0};
  setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  const sockaddr_in address = loopback(port);
  std::string raw;
  if (connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
    std::string request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                          "\r\nConnection: close\r\n" + more;
    if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    request += "\r\n" + body;
    std::size_t sent = 0;
    while (sent < request.size()) {
      const ssize_t count = send(peer, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    std::array<char, 8192> part{};
    for (ssize_t count = 0; (count = recv(peer, part.data(), part.size(), 0)) > 0;) {
      raw.append(part.data(), static_cast<std::size_t>(count));
    }
  }
  close(peer);
  HttpAnswer answer;
  const std::size_t end = raw.find("\r\n\r\n");
  if (end == std::string::npos || raw.size() < 12) return answer;
  answer.status = std::atoi(raw.substr(9, 3).c_str());
  answer.head = raw.substr(0, end + 2);
  answer.body = raw.substr(end + 4);
  return answer;
}

NginxSite::NginxSite() : port_(free_port()), ops_port_(free_port()) {
  // nginx's workers may be another user.
  fs::permissions(folder_.path(), fs::perms::all);
  for (const auto& file : fs::directory_iterator(support::source_folder() / "nginx")) {
    if (file.path().extension() != ".conf") continue;
    std::string text = support::read_file(file.path());
    text = replaced(text, "@NGINX@", path("conf").string());
    text = replaced(text, "@SOCKET@", socket());
    text = replaced(text, "@STATIC@", path("static").string());
    text = replaced(text, "@ERROR_PAGES@", path("pages").string());
    text = replaced(text, "@ACCESS_LOG@", path("access.log").string());
    text = replaced(text, "@OPS_PORT@", std::to_string(ops_port_));
    folder_.write("conf/" + file.path().filename().string(), text);
  }
  folder_.write("static/shouqi.css", "body { color: black }");
  for (const char* status : {"400", "404", "405", "413", "429", "503"}) {
    folder_.write(std::string("pages/") + status + ".html", std::string("our page ") + status);
  }
  const std::string user = geteuid() == 0 ? "user root;\n" : "";
  folder_.write(
      "nginx.conf",
      user + "daemon off;\nworker_processes 2;\npid " + path("nginx.pid").string() + ";\nerror_log " +
          path("error.log").string() + " info;\nevents { worker_connections 1024; }\nhttp {\n  client_body_temp_path " +
          path("body").string() + ";\n  fastcgi_temp_path " + path("fastcgi").string() + ";\n  proxy_temp_path " +
          path("proxy").string() + ";\n  uwsgi_temp_path " + path("uwsgi").string() + ";\n  scgi_temp_path " +
          path("scgi").string() + ";\n  access_log off;\n  include " + path("conf/shouqi_upstream.conf").string() +
          ";\n  include " + path("conf/shouqi_ops.conf").string() + ";\n  server {\n    listen 127.0.0.1:" +
          std::to_string(port_) + ";\n    include " + path("conf/shouqi_locations.conf").string() +
          ";\n    location = /portal/home { ssi on; ssi_types *; alias " + path("home.html").string() + "; }\n  }\n}\n");
  folder_.write("home.html", "home [<!--# include virtual=\"/receipt/fragment/buttons\" -->] end");
  nginx_ = new Child(
      {"nginx", "-p", folder_.path().string(), "-c", path("nginx.conf").string(), "-e", path("error.log").string()},
      path("nginx.out"));
  for (int tries = 0; tries < 300; ++tries) {
    if (get("/receipt/nothing").status == 404) return;
    std::this_thread::sleep_for(Milliseconds(10));
  }
  delete nginx_;
  throw std::runtime_error("nginx does not answer: " + logs());
}

NginxSite::~NginxSite() {
  nginx_->send(SIGTERM);
  try {
    nginx_->wait();
  } catch (const std::runtime_error&) {
    // The destructor of the child kills it.
  }
  delete nginx_;
}

std::string NginxSite::logs() const {
  std::string text;
  for (const char* name : {"access.log", "error.log", "nginx.out"}) {
    if (fs::exists(path(name))) text += support::read_file(path(name));
  }
  return text;
}

void NginxSite::wait_for_program() const {
  for (int tries = 0; tries < 300; ++tries) {
    if (get("/receipt/").status == 200) return;
    std::this_thread::sleep_for(Milliseconds(10));
  }
  throw std::runtime_error("the program does not answer");
}

std::string probe_program() { return (support::program_folder() / "fcgi_probe").string(); }

}  // namespace shouqi::web_test
