// What must hold in a restored database by itself, and beside the living one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bundle/public_keys.hpp"
#include "store/restore_drill_store.hpp"

namespace shouqi::batch {

struct RestoredFacts {
  std::map<std::string, std::uint64_t> counts;
  std::size_t seals = 0;
  std::uint64_t leaves = 0;
  std::size_t receipts = 0;
  // Each a sentence; empty when everything holds.
  std::vector<std::string> problems;
};

// Seals: hash and signature of seal.json, its root from the leaves, the chain of each school. Confirmations by chance: the document is there and
// has the digest that was confirmed. Turns: without gaps.
RestoredFacts check_restored(store::RestoreDrillStore& restored, const bundle::PublicKeys& keys);

// Append-only tables only grow: the restored one may have less than the living one, never more, and no table may be missing. Sessions and what is
// changed in place are not compared.
std::vector<std::string> compare_with_living(const std::map<std::string, std::uint64_t>& restored, const std::map<std::string, std::uint64_t>& living);

}  // namespace shouqi::batch
