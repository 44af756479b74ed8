// SHA.txt: which hash each file of the package has.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "receipt_package/package_fault.hpp"

namespace shouqi::receipt_package {

struct ShaLine {
  std::string name;
  // Lower-case hex.
  std::string sha256;
};

// One line for each file, in the list's order. A line is comma-separated and holds one file name and one SHA-256 in any
// order and case, among any other fields; UTF-8 or CP950, BOM, CRLF and empty lines are allowed. `folded_entries`
// (fold_case) are the names in the package: a field that equals one of them is the file name, otherwise the field that
// ends like one. Fails closed: a line that does not say exactly one name and one hash refuses the list, as do two
// hashes for one name.
base::Result<std::vector<ShaLine>, PackageRefusal> parse_sha_list(std::string_view bytes, const std::string& entry,
                                                                  const std::set<std::string>& folded_entries);

}  // namespace shouqi::receipt_package
