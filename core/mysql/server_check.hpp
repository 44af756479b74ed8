// What a server and an account must be like before anybody relies on them.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "mysql/connection.hpp"

namespace shouqi::mysql {

// "10.11.19-MariaDB-…"
std::string server_version(Connection& connection);

// How far the database's clock is from ours; deadlines follow the database's.
std::chrono::microseconds clock_difference(Connection& connection);

// Settings under which an acknowledged answer could be lost; empty when all are right.
std::vector<std::string> unsafe_settings(Connection& connection);

// Rights of the connection's account that no page or batch program may have: anything on *.*, and changing or deleting documents, turns
// or events. Empty when there are none.
std::vector<std::string> excessive_grants(Connection& connection);

}  // namespace shouqi::mysql
