#include "mysql/seal_row.hpp"

#include "base/error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {

std::optional<domain::RoundSeal> read_seal(const Row& row, std::size_t first) {
  if (row.is_null(first)) return std::nullopt;
  const auto stage = domain::seal_stage(row.text(first + 5));
  if (!stage) throw base::IntegrityError("the ledger has a step of no known kind: " + row.text(first + 5));
  return domain::RoundSeal{read_count(row, first),     read_instant(row, first + 1), row.text(first + 2),
                           read_count(row, first + 3), row.text(first + 4),          row.text(first + 6) != kDisputedLeftOut,
                           *stage};
}

}  // namespace shouqi::mysql
