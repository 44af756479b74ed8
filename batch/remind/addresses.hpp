// Where the digest of each school goes: a file, because the contract views hold nobody's address.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace shouqi::batch {

// By school code, from lines `353301 registry@school.example`; empty lines and those that begin with # are passed over. Throws
// base::ConfigurationError, naming the line, for anything else, and for a school that stands there twice.
std::map<std::string, std::string> read_addresses(const std::filesystem::path& file);

}  // namespace shouqi::batch
