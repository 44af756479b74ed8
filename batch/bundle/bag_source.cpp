#include "bundle/bag_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace shouqi::bundle {

std::size_t BagSource::find(std::string_view path) const {
  const auto& all = files();
  const auto found = std::lower_bound(all.begin(), all.end(), path, [](const BagFile& file, std::string_view wanted) { return file.path < wanted; });
  return found != all.end() && found->path == path ? static_cast<std::size_t>(found - all.begin()) : npos;
}

std::string BagSource::read_whole(std::size_t index, std::size_t limit) const {
  std::string bytes;
  read(index, [&](std::string_view piece) { bytes += piece.substr(0, limit - std::min(limit, bytes.size())); });
  return bytes;
}

FolderBag::FolderBag(std::filesystem::path folder, Findings& findings) : folder_(std::move(folder)) {
  namespace fs = std::filesystem;
  try {
    for (auto entry = fs::recursive_directory_iterator(folder_); entry != fs::recursive_directory_iterator(); ++entry) {
      const std::string path = entry->path().lexically_relative(folder_).generic_string();
      const fs::file_status status = entry->symlink_status();
      if (fs::is_directory(status)) {
        if (path == "data") has_payload_folder_ = true;
      } else if (fs::is_regular_file(status)) {
        files_.push_back({path, entry->file_size()});
      } else {
        findings.add(Code::kBagSpecialFile, path);
      }
    }
  } catch (const fs::filesystem_error& error) {
    throw base::UnavailableError(fmt::format("{}: {}", shown(folder_.string()), error.code().message()));
  }
  std::sort(files_.begin(), files_.end(), [](const BagFile& a, const BagFile& b) { return a.path < b.path; });
}

void FolderBag::read(std::size_t index, const Sink& sink) const {
  const FileSource file(folder_ / files_.at(index).path);
  file.stream(0, file.size(), sink);
}

}  // namespace shouqi::bundle
