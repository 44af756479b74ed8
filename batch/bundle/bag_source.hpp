// The files of a bag, wherever they lie: a folder, or the entries of a container.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bundle/byte_source.hpp"
#include "bundle/finding.hpp"

namespace shouqi::bundle {

struct BagFile {
  // Below the bag's base folder, with slashes.
  std::string path;
  std::uint64_t size = 0;
};

class BagSource {
 public:
  virtual ~BagSource() = default;
  // Sorted by the bytes of their paths; each path once.
  virtual const std::vector<BagFile>& files() const = 0;
  // False for a bag whose payload folder is missing; an empty one is there.
  virtual bool has_payload_folder() const = 0;
  // All bytes of files()[index]. Throws base::UnavailableError when they cannot be read.
  virtual void read(std::size_t index, const Sink& sink) const = 0;

  // files() index of a path, or npos.
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t find(std::string_view path) const;
  // The whole of a small file, at most `limit` bytes of it.
  std::string read_whole(std::size_t index, std::size_t limit) const;
};

// A bag as a folder. Links, devices and the like are findings (kBagSpecialFile) and no files: nothing outside the folder is ever read.
class FolderBag final : public BagSource {
 public:
  // Throws base::UnavailableError when the folder cannot be read.
  FolderBag(std::filesystem::path folder, Findings& findings);
  const std::vector<BagFile>& files() const override { return files_; }
  bool has_payload_folder() const override { return has_payload_folder_; }
  void read(std::size_t index, const Sink& sink) const override;

 private:
  std::filesystem::path folder_;
  std::vector<BagFile> files_;
  bool has_payload_folder_ = false;
};

}  // namespace shouqi::bundle
