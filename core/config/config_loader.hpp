#pragma once

#include <filesystem>
#include <string>

#include "config/app_config.hpp"

namespace shouqi::config {

inline constexpr const char* kDefaultConfigFile = "/etc/shouqi/shouqi.conf";

// Reads an INI file. Throws base::ConfigurationError that names every problem at once: unknown keys, missing keys, values out of range.
AppConfig load_config(const std::filesystem::path& file);

// The first line of a file that only its owner may read. Throws base::ConfigurationError when the file is missing, empty, or readable
// by group or others.
std::string read_secret(const std::filesystem::path& file);
// All of it, for keys in PEM. The same refusals.
std::string read_secret_text(const std::filesystem::path& file);

}  // namespace shouqi::config
