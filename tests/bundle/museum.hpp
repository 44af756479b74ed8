#pragma once
// The museum of bad specimens: bundles, proofs and bags that somebody could hand in, each with exactly the findings that it must bring.
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bundle/finding.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::bundle {

struct Specimen {
  std::string name;
  std::set<Code> expected;
  std::function<Findings()> judge;
  // Makes the same bag in an empty folder, for whoever wants to judge it as a program does; bundles and proofs have none.
  std::function<void(const support::TemporaryFolder&)> lay_out = {};
};

// Bundles and proofs: all refused.
const std::vector<Specimen>& bad_bundles();
// Bags of all versions, good ones and bad ones; what is expected of a good one is nothing.
const std::vector<Specimen>& bags();

// "container-gap tree-root"
std::string names(const std::set<Code>& codes);
std::set<Code> codes_of(const Findings& findings);

}  // namespace shouqi::bundle
