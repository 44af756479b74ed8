// A program that runs beside us and ends with us, whatever our end is.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace shouqi::batch {

// Where a program's standard input and both outputs lead: files of these names, /dev/null where empty.
struct ChildFiles {
  std::filesystem::path input;
  std::filesystem::path output;
  std::filesystem::path errors;
};

class Child {
 public:
  // `arguments[0]` is looked up in PATH; no shell is involved. Throws base::Error when nothing can be started; a program that does not exist ends
  // with status 127.
  Child(const std::vector<std::string>& arguments, const ChildFiles& files);
  // Kills it if it still runs.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool is_running();
  // Asks it to end (SIGTERM), and waits.
  void end();
  // Waits for its own end. The exit status, or 128 and the number of the signal.
  int wait();

 private:
  pid_t pid_ = -1;
  int status_ = 0;
};

// Runs it to its end.
int run_to_end(const std::vector<std::string>& arguments, const ChildFiles& files);

}  // namespace shouqi::batch
