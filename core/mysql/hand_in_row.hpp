// Handed-in packages in the database: what both of their stores read and write alike.
#pragma once

#include "mysql/connection.hpp"
#include "store/inbox_store.hpp"

namespace shouqi::mysql {

domain::HandInState read_hand_in_state(const Row& row, std::size_t column);

// As the import. Throws DuplicateKeyError when a step of that number is there.
void append_hand_in_step(Connection& connection, const store::NewHandInStep& step);

}  // namespace shouqi::mysql
