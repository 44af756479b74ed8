#include "mysql/contract_check.hpp"

#include <fstream>
#include <sstream>

#include "base/error.hpp"

namespace shouqi::mysql {
namespace {

// The file's statements: separated by a semicolon at the end of a line, comment lines left out.
std::vector<std::string> statements(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw base::ConfigurationError("contract check is missing: " + file.string());
  std::vector<std::string> found;
  std::string current;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--")) continue;
    current += line + "\n";
    const auto last = line.find_last_not_of(" \t\r");
    if (last != std::string::npos && line[last] == ';') {
      found.push_back(current);
      current.clear();
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> broken_contract(Connection& connection, const std::filesystem::path& contract_check_file) {
  std::vector<std::string> broken;
  for (const std::string& statement : statements(contract_check_file)) {
    try {
      connection.run_text(statement);
    } catch (const base::UnavailableError&) {
      throw;
    } catch (const base::Error& error) {
      broken.emplace_back(error.what());
    }
  }
  return broken;
}

}  // namespace shouqi::mysql
