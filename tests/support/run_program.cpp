#include "support/run_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "support/temporary_folder.hpp"

namespace shouqi::support {
namespace {

// Files rather than pipes: nothing can block on a pipe that nobody reads.
class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void open(int descriptor, const std::string& path, int flags) {
    posix_spawn_file_actions_addopen(&actions_, descriptor, path.c_str(), flags, 0600);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

ProgramResult run_program(const std::vector<std::string>& arguments, std::string_view input) {
  const TemporaryFolder folder;
  const auto input_file = folder.write("input", input);
  const auto output_file = folder / "output";
  const auto errors_file = folder / "errors";

  FileActions actions;
  actions.open(STDIN_FILENO, input_file.string(), O_RDONLY);
  actions.open(STDOUT_FILENO, output_file.string(), O_WRONLY | O_CREAT | O_TRUNC);
  actions.open(STDERR_FILENO, errors_file.string(), O_WRONLY | O_CREAT | O_TRUNC);

  std::vector<std::string> copies = arguments;
  std::vector<char*> argv;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);

  pid_t process = 0;
  const int error = posix_spawnp(&process, argv.front(), actions.get(), nullptr, argv.data(), environ);
  if (error != 0) throw std::system_error{error, std::generic_category(), "cannot start " + arguments.front()};

  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error{errno, std::generic_category(), "waitpid"};
  }
  const int exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {exit_status, read_file(output_file), read_file(errors_file)};
}

}  // namespace shouqi::support
