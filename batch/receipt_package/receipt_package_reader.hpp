// Reads a 收訖明細 package: password-protected ZIP, SHA.txt, one JSON per roster (DOMAIN 3.1). Knows no database.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "domain/receipt_package.hpp"
#include "receipt_package/package_fault.hpp"
#include "receipt_package/package_limits.hpp"

namespace shouqi::receipt_package {

// All or nothing: every file that SHA.txt lists is there and has its hash, every JSON is listed, known and well-formed;
// or the refusal. The file is read once; what is hashed is what is parsed. `password` is used as it is (a caller that
// reads it from a file removes the line end). Throws base::Error when memory runs out or this machine has no CP950
// table.
base::Result<domain::ReceiptPackage, PackageRefusal> read_package(const std::filesystem::path& file,
                                                                  std::string_view password,
                                                                  const PackageLimits& limits = {});

}  // namespace shouqi::receipt_package
