// Documents and turns of many students, inside the caller's transaction. Every turn gets its event, every recheck its notification. What a
// member of staff writes goes through the views of that account.
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
// First revisions without a row, whoever the actor is.
void write_blank_documents(Connection& connection, const std::vector<store::NewDocument>& documents, std::uint32_t import_id);

// Throws DuplicateKeyError when one of the answers has moved since it was read. A member of staff has no `import_id`.
void write_turns(Connection& connection, const std::vector<store::NewTurn>& turns, const domain::Actor& actor, const std::string& school_code,
                 std::optional<std::uint32_t> import_id);

}  // namespace shouqi::mysql
