// Documents and turns of many students, inside the caller's transaction. Every turn gets its event, every recheck its notification.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "mysql/connection.hpp"
#include "store/answer_batch.hpp"

namespace shouqi::mysql {

void write_documents(Connection& connection, const std::vector<store::NewDocument>& documents, std::uint32_t import_id);

// Throws DuplicateKeyError when one of the answers has moved since it was read.
void write_turns(Connection& connection, const std::vector<store::NewTurn>& turns, const domain::Actor& actor, const std::string& school_code,
                 std::optional<std::uint32_t> import_id);

}  // namespace shouqi::mysql
