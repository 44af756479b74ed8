// Does the portal still keep what the contract views promise? Runs sql/portal/contract_check.sql, whose statements raise.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "mysql/connection.hpp"

namespace shouqi::mysql {

// Every promise that is broken, in the words of the file; empty when all hold. All statements run, whatever the first ones say.
std::vector<std::string> broken_contract(Connection& connection, const std::filesystem::path& contract_check_file);

}  // namespace shouqi::mysql
