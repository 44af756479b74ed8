// The folder in which bundles come to lie: on a disk that is still there after a restart, complete under their name or not there at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace shouqi::seal {

class SealFolder {
 public:
  // Throws base::ConfigurationError when it is no folder, cannot be written in, or lies on a file system that a restart empties (what the 2021 loss
  // began with): tmpfs, ramfs, an overlay.
  // `run` is this run's own word in the names of what is not finished: of two runs that meet in one folder neither takes the other's for its own.
  SealFolder(std::filesystem::path folder, std::string run);

  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  // Where the bundle is made until it is complete and verified.
  std::filesystem::path unfinished(const std::string& name) const { return folder_ / (name + "." + run_ + ".part"); }
  // An empty folder of the run's own beside it, for what is put together there.
  std::filesystem::path scratch(const std::string& name) const;
  // Takes away what is unfinished of this bundle, by whichever run.
  void clean(const std::string& name) const;

  // Throws base::UnavailableError when less than `bytes` are free.
  void require_space(std::uint64_t bytes) const;
  // The complete file gets its name, and the name is on the disk when it returns. Throws base::UnavailableError.
  void publish(const std::string& name) const;

 private:
  std::filesystem::path folder_;
  std::string run_;
};

// Drops the file's pages from memory, so that what is read next comes from the disk.
void forget_cached(const std::filesystem::path& file);
// SHA-256 of a whole file, lower-case hex. Throws base::UnavailableError.
std::string file_sha256(const std::filesystem::path& file);

}  // namespace shouqi::seal
