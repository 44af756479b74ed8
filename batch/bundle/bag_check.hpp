// The bag layer of the verifier: is a bag complete and do its checksums match (RFC 8493 section 3, and the drafts 0.93 to 0.97 for their own bags)?
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bundle/bag_source.hpp"
#include "bundle/bag_text.hpp"
#include "crypto/hasher.hpp"

namespace shouqi::bundle {

// Hashes of one file, by algorithm, lower-case hex.
using FileHashes = std::map<crypto::HashAlgorithm, std::string>;

struct BagFacts {
  std::optional<BagDeclaration> declaration;
  // Of every file, in the order of BagSource::files().
  std::vector<FileHashes> hashes;
  Oxum payload;
};

// Reads every file once. `wanted` are algorithms that the caller needs beside those of the manifests.
BagFacts check_bag(const BagSource& bag, const std::set<crypto::HashAlgorithm>& wanted, Findings& findings);

}  // namespace shouqi::bundle
