// Reads a bundle's container, and nothing but its one form: whatever else a ZIP may be is a finding.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bundle/bag_source.hpp"
#include "bundle/container_format.hpp"

namespace shouqi::bundle {

class Container final : public BagSource {
 public:
  // Empty when what was found leaves nothing to read on with; otherwise there may be findings all the same. `source` and `findings` are
  // used as long as the container lives.
  static std::unique_ptr<Container> open(const ByteSource& source, Findings& findings);

  // The one top-level folder.
  const std::string& base_name() const { return base_name_; }
  const std::vector<BagFile>& files() const override { return files_; }
  bool has_payload_folder() const override;
  // Reports kContainerCrc, once a file, when the bytes do not have the CRC that the directory gives.
  void read(std::size_t index, const Sink& sink) const override;
  // `count` bytes from `offset` of files()[index], which lie inside; without a look at the CRC.
  std::string read_at(std::size_t index, std::uint64_t offset, std::size_t count) const;

 private:
  Container(const ByteSource& source, Findings& findings) : source_(source), findings_(findings) {}
  const ByteSource& source_;
  Findings& findings_;
  std::string base_name_;
  std::vector<BagFile> files_;
  std::vector<EntryFacts> entries_;
  mutable std::vector<bool> has_bad_crc_;
};

}  // namespace shouqi::bundle
