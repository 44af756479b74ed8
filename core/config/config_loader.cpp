#include "config/config_loader.hpp"

#include <sys/stat.h>

#include <boost/property_tree/ini_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <fstream>
#include <set>

#include "base/error.hpp"
#include "config/config_schema.hpp"

namespace shouqi::config {
namespace {

std::string full_name(const ConfigKey& key) { return std::string(key.section) + "." + std::string(key.key); }

void note_unknown_keys(const boost::property_tree::ptree& tree, std::string& problems) {
  std::set<std::string> known;
  for (const ConfigKey& key : config_keys()) known.insert(full_name(key));
  for (const auto& [section, content] : tree) {
    if (content.empty()) problems += "\n  " + section + ": stands outside a section";
    for (const auto& [key, value] : content) {
      const std::string name = section + "." + key;
      if (!known.contains(name)) problems += "\n  " + name + ": there is no such setting";
    }
  }
}

}  // namespace

AppConfig load_config(const std::filesystem::path& file) {
  boost::property_tree::ptree tree;
  try {
    boost::property_tree::ini_parser::read_ini(file.string(), tree);
  } catch (const boost::property_tree::ini_parser_error& error) {
    throw base::ConfigurationError("configuration cannot be read: " + std::string(error.what()));
  }
  AppConfig config;
  std::string problems;
  note_unknown_keys(tree, problems);
  for (const ConfigKey& key : config_keys()) {
    const std::string value = tree.get<std::string>(full_name(key), std::string(key.default_value));
    if (value.empty()) {
      if (!key.optional) problems += "\n  " + full_name(key) + ": is missing (" + std::string(key.help) + ")";
      continue;
    }
    const std::string problem = key.apply(config, value);
    if (!problem.empty()) problems += "\n  " + full_name(key) + " = " + value + ": " + problem;
  }
  if (config.database.socket.empty() && (config.database.host.empty() || config.database.tls_ca.empty())) {
    problems += "\n  database: give either socket, or host together with tls_ca";
  }
  if (!problems.empty()) throw base::ConfigurationError(file.string() + ":" + problems);
  return config;
}

std::string read_secret_text(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) throw base::ConfigurationError("secret file is missing: " + file.string());
  if ((status.st_mode & 077U) != 0) {
    throw base::ConfigurationError("secret file must be readable by its owner only (chmod 600): " + file.string());
  }
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (text.empty()) throw base::ConfigurationError("secret file is empty or cannot be read: " + file.string());
  return text;
}

std::string read_secret(const std::filesystem::path& file) {
  const std::string text = read_secret_text(file);
  const std::string line = text.substr(0, text.find('\n'));
  if (line.empty()) throw base::ConfigurationError("secret file is empty: " + file.string());
  return line;
}

}  // namespace shouqi::config
