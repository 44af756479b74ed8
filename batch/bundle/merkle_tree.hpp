// Merkle trees as RFC 6962 section 2.1 has them (SHA-256; a leaf is hashed behind 0x00, a pair of nodes behind 0x01). Hashes are 32 raw bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::bundle {

std::string leaf_hash(std::string_view leaf);

// The root over leaves that come one after another; keeps one hash for each bit of their number.
class MerkleRoot {
 public:
  void add(std::string hash_of_leaf);
  std::uint64_t size() const { return size_; }
  // Of what has come so far; of nothing it is SHA-256 of nothing.
  std::string root() const;

 private:
  std::uint64_t size_ = 0;
  // Roots of complete subtrees, the largest first.
  std::vector<std::string> subtrees_;
};

// The whole tree, for the audit paths of many leaves.
class MerkleTree {
 public:
  explicit MerkleTree(std::vector<std::string> leaf_hashes);
  // Of a leaf, from its neighbour up. `index` lies inside.
  std::vector<std::string> path(std::uint64_t index) const;

 private:
  // The leaves, and above them level for level; a node without a neighbour goes up as it is.
  std::vector<std::vector<std::string>> levels_;
};

// The root that leaf and path lead to in a tree of `size` leaves; empty when the path has not the length that such a tree gives the leaf.
std::optional<std::string> root_from_path(std::string hash_of_leaf, std::uint64_t index, std::uint64_t size, const std::vector<std::string>& path);

}  // namespace shouqi::bundle
