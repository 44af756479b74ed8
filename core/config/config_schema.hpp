// The one table of settings: a setting is one row, with its section, key, default, range and help.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "config/app_config.hpp"

namespace shouqi::config {

struct ConfigKey {
  std::string_view section;
  std::string_view key;
  // Empty: the key must be given.
  std::string_view default_value;
  std::string_view help;
  // Stores the value; returns what is wrong with it, or an empty text.
  std::string (*apply)(AppConfig&, const std::string& value);
  // True when the program can run without it (an empty default is then a value).
  bool optional;
};

std::span<const ConfigKey> config_keys();

}  // namespace shouqi::config
