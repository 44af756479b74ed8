// A MariaDB server of our own in a private folder: a socket and no network, gone with its data when this ends.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "drill/child.hpp"

namespace shouqi::batch {

class ScratchServer {
 public:
  // First removes what drills that were killed have left in `parent`: personal data. Then, in a new folder below `parent`, which only we may enter. Returns when it answers. Throws base::Error with the end of its log when it does not.
  explicit ScratchServer(const std::filesystem::path& parent);
  ~ScratchServer();
  ScratchServer(const ScratchServer&) = delete;
  ScratchServer& operator=(const ScratchServer&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path socket() const { return folder_ / "db.sock"; }

  // Makes the database and runs the file's statements in it, a failing one aside; a client in sandbox mode, so that no statement reaches a file or a
  // shell. The server's words on each failure. Throws base::Error when the client does not come to the end of the file.
  std::vector<std::string> load(const std::filesystem::path& dump, const std::string& database);

 private:
  bool answers() const;

  std::filesystem::path folder_;
  // Keeps the folder locked while we live.
  int lock_ = -1;
  std::unique_ptr<Child> server_;
};

}  // namespace shouqi::batch
