// A round's seal inside a statement that has joined the ledger as `s`: its columns, and how they are read.
#pragma once

#include <optional>
#include <string_view>

#include "domain/round_seal.hpp"
#include "mysql/connection.hpp"

namespace shouqi::mysql {

// NULL throughout where the round has none; the last but one only where no step says anything.
inline constexpr std::string_view kSealColumns = R"(
       s.sequence, CAST(s.cut_off AS CHAR), s.root, s.tree_size, s.key_id,
       (SELECT p.kind FROM seal_step p WHERE p.seal_id = s.seal_id AND p.kind <> 'sending' ORDER BY p.step DESC LIMIT 1), s.disputed)";
inline constexpr std::size_t kSealColumnCount = 7;

// How a school seals, as the database says it.
inline constexpr std::string_view kDisputedLeftOut = "left_out";

std::optional<domain::RoundSeal> read_seal(const Row& row, std::size_t first);

}  // namespace shouqi::mysql
