#include "bundle/merkle_tree.hpp"


#include "crypto/sha256.hpp"

namespace shouqi::bundle {
namespace {

std::string node_hash(std::string_view left, std::string_view right) {
  std::string bytes(1, '\x01');
  bytes += left;
  bytes += right;
  return crypto::sha256(bytes);
}

}  // namespace

std::string leaf_hash(std::string_view leaf) {
  std::string bytes(1, '\0');
  bytes += leaf;
  return crypto::sha256(bytes);
}

void MerkleRoot::add(std::string hash_of_leaf) {
  // One subtree joins for every 1 that the count ends with, as a carry does.
  for (std::uint64_t bits = size_; (bits & 1U) != 0; bits >>= 1U) {
    hash_of_leaf = node_hash(subtrees_.back(), hash_of_leaf);
    subtrees_.pop_back();
  }
  subtrees_.push_back(std::move(hash_of_leaf));
  ++size_;
}

std::string MerkleRoot::root() const {
  if (subtrees_.empty()) return crypto::sha256({});
  std::string root = subtrees_.back();
  for (auto subtree = subtrees_.rbegin() + 1; subtree != subtrees_.rend(); ++subtree) root = node_hash(*subtree, root);
  return root;
}

MerkleTree::MerkleTree(std::vector<std::string> leaf_hashes) {
  levels_.push_back(std::move(leaf_hashes));
  while (levels_.back().size() > 1) {
    const std::vector<std::string>& below = levels_.back();
    std::vector<std::string> level;
    for (std::size_t i = 0; i < below.size(); i += 2) level.push_back(i + 1 < below.size() ? node_hash(below[i], below[i + 1]) : below[i]);
    levels_.push_back(std::move(level));
  }
}

std::vector<std::string> MerkleTree::path(std::uint64_t index) const {
  std::vector<std::string> path;
  for (const std::vector<std::string>& level : levels_) {
    const std::uint64_t neighbour = index ^ 1U;
    if (neighbour < level.size()) path.push_back(level[neighbour]);
    index >>= 1U;
  }
  return path;
}

std::optional<std::string> root_from_path(std::string hash_of_leaf, std::uint64_t index, std::uint64_t size, const std::vector<std::string>& path) {
  if (index >= size) return std::nullopt;
  // RFC 9162 2.1.3.2: walks up with the numbers of the node and of the last node of its level.
  std::uint64_t last = size - 1;
  for (const std::string& sibling : path) {
    if (last == 0) return std::nullopt;
    if ((index & 1U) != 0 || index == last) {
      hash_of_leaf = node_hash(sibling, hash_of_leaf);
      while ((index & 1U) == 0 && index != 0) {
        index >>= 1U;
        last >>= 1U;
      }
    } else {
      hash_of_leaf = node_hash(hash_of_leaf, sibling);
    }
    index >>= 1U;
    last >>= 1U;
  }
  if (last != 0) return std::nullopt;
  return hash_of_leaf;
}

}  // namespace shouqi::bundle
