#include "drill/scratch_server.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/error.hpp"

namespace shouqi::batch {
namespace {

constexpr int kTries = 600;
constexpr std::chrono::milliseconds kPause{100};

std::string end_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string last;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) last = line;
  }
  return last;
}

std::string our_user() {
  const passwd* user = ::getpwuid(::geteuid());
  if (user == nullptr) throw base::Error("the user of this process has no name");
  return user->pw_name;
}

constexpr const char* kPrefix = "shouqi-drill-";

// Our hold on a folder; -1 when somebody else has it. Freed by the system with the process.
int lock(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status {};
  if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && status.st_uid == ::geteuid() && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  if (descriptor >= 0) ::close(descriptor);
  return -1;
}

void remove_what_was_left(const std::filesystem::path& parent) {
  for (const auto& entry : std::filesystem::directory_iterator(parent)) {
    if (!entry.path().filename().string().starts_with(kPrefix)) continue;
    const int descriptor = lock(entry.path());
    if (descriptor < 0) continue;
    std::error_code ignored;
    std::filesystem::remove_all(entry.path(), ignored);
    ::close(descriptor);
  }
}

}  // namespace

ScratchServer::ScratchServer(const std::filesystem::path& parent) {
  remove_what_was_left(parent);
  std::string name = (parent / (kPrefix + std::string("XXXXXX"))).string();
  if (::mkdtemp(name.data()) == nullptr) throw base::Error("cannot make a folder in " + parent.string());
  folder_ = name;
  lock_ = lock(folder_);
  if (lock_ < 0) throw base::Error("cannot hold " + name);
  try {
    const std::string data = "--datadir=" + (folder_ / "data").string();
    const std::string user = "--user=" + our_user();
    if (run_to_end({"mariadb-install-db", "--no-defaults", data, user, "--auth-root-authentication-method=normal", "--skip-test-db"},
                   {{}, folder_ / "install.log", folder_ / "install.log"}) != 0) {
      throw base::Error("mariadb-install-db: " + end_of(folder_ / "install.log"));
    }
    server_ = std::make_unique<Child>(
        std::vector<std::string>{"mariadbd", "--no-defaults", data, user, "--socket=" + socket().string(), "--pid-file=" + (folder_ / "db.pid").string(),
                                 "--skip-networking", "--character-set-server=utf8mb4", "--default-time-zone=+00:00", "--max-allowed-packet=64M",
                                 "--local-infile=0", "--secure-file-priv=" + (folder_ / "data").string(), "--innodb-flush-log-at-trx-commit=0",
                                 "--skip-log-bin", "--performance-schema=off"},
        ChildFiles{{}, folder_ / "server.log", folder_ / "server.log"});
    for (int tries = 0; !answers(); ++tries) {
      if (tries == kTries || !server_->is_running()) throw base::Error("mariadbd: " + end_of(folder_ / "server.log"));
      std::this_thread::sleep_for(kPause);
    }
  } catch (...) {
    server_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    ::close(lock_);
    throw;
  }
}

ScratchServer::~ScratchServer() {
  server_->end();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  ::close(lock_);
}

bool ScratchServer::answers() const {
  return run_to_end({"mariadb-admin", "--no-defaults", "--socket=" + socket().string(), "--user=root", "--connect-timeout=2", "ping"}, {}) == 0;
}

std::vector<std::string> ScratchServer::load(const std::filesystem::path& dump, const std::string& database) {
  const std::vector<std::string> client{"mariadb", "--no-defaults", "--socket=" + socket().string(), "--user=root", "--default-character-set=utf8mb4"};
  const std::filesystem::path said = folder_ / "load.log";
  if (run_to_end({"mariadb-admin", "--no-defaults", "--socket=" + socket().string(), "--user=root", "create", database}, {{}, said, said}) != 0) {
    throw base::Error("mariadb-admin: " + end_of(said));
  }

  std::filesystem::path input = dump;
  if (dump.extension() == ".gz") {
    input = folder_ / "dump.sql";
    if (run_to_end({"gzip", "--decompress", "--stdout", dump.string()}, {{}, input, said}) != 0) throw base::IntegrityError("gzip: " + end_of(said));
  }
  std::vector<std::string> load = client;
  load.insert(load.end(), {"--force", "--sandbox", "--batch", "--max-allowed-packet=64M", database});
  const std::filesystem::path failures = folder_ / "failures.log";
  // With --force the client ends with 1 after a failing statement; what it could not read at all it says as well.
  run_to_end(load, {input, {}, failures});
  std::vector<std::string> words;
  std::ifstream in(failures);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("ERROR ")) words.push_back(line);
  }
  return words;
}

}  // namespace shouqi::batch
