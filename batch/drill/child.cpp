#include "drill/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.hpp"

namespace shouqi::batch {
namespace {

// In the child, between fork and exec: only what is safe there.
void lead(const char* file, int flags, int descriptor) {
  const int opened = ::open(file, flags, 0600);
  if (opened < 0) ::_exit(126);
  ::dup2(opened, descriptor);
  ::close(opened);
}

std::string or_null(const std::filesystem::path& file) { return file.empty() ? std::string("/dev/null") : file.string(); }

}  // namespace

Child::Child(const std::vector<std::string>& arguments, const ChildFiles& files) {
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const std::string input = or_null(files.input);
  const std::string output = or_null(files.output);
  const std::string errors = or_null(files.errors);
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) throw base::Error("cannot start " + arguments.front());
  if (pid_ > 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have gone before the line above.
  if (::getppid() != parent) ::_exit(126);
  lead(input.c_str(), O_RDONLY, STDIN_FILENO);
  lead(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, STDOUT_FILENO);
  lead(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, STDERR_FILENO);
  ::execvp(words.front(), words.data());
  ::_exit(127);
}

Child::~Child() {
  if (!is_running()) return;
  ::kill(pid_, SIGKILL);
  wait();
}

bool Child::is_running() {
  if (pid_ < 0) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) == 0) return true;
  status_ = status;
  pid_ = -1;
  return false;
}

void Child::end() {
  if (!is_running()) return;
  ::kill(pid_, SIGTERM);
  wait();
}

int Child::wait() {
  while (pid_ >= 0) {
    if (::waitpid(pid_, &status_, 0) >= 0 || errno != EINTR) pid_ = -1;
  }
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
}

int run_to_end(const std::vector<std::string>& arguments, const ChildFiles& files) { return Child(arguments, files).wait(); }

}  // namespace shouqi::batch
