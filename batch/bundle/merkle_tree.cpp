#include "bundle/merkle_tree.hpp"

#include <bit>
#include <span>

#include "crypto/sha256.hpp"

namespace shouqi::bundle {
namespace {

std::string node_hash(std::string_view left, std::string_view right) {
  std::string bytes(1, '\x01');
  bytes += left;
  bytes += right;
  return crypto::sha256(bytes);
}

// The largest power of two below `size`, which is at least 2.
std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); }

std::string root_of(std::span<const std::string> leaves) {
  MerkleRoot tree;
  for (const std::string& leaf : leaves) tree.add(leaf);
  return tree.root();
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

std::vector<std::string> inclusion_path(const std::vector<std::string>& leaf_hashes, std::uint64_t index) {
  std::vector<std::string> from_above;
  std::span<const std::string> leaves(leaf_hashes);
  while (leaves.size() > 1) {
    const std::uint64_t left = split(leaves.size());
    const bool goes_left = index < left;
    from_above.push_back(root_of(goes_left ? leaves.subspan(left) : leaves.first(left)));
    if (!goes_left) index -= left;
    leaves = goes_left ? leaves.first(left) : leaves.subspan(left);
  }
  return {from_above.rbegin(), from_above.rend()};
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
