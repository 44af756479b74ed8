#include "mysql/mysql_restore_drill_store.hpp"

#include "base/error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kTables{"drill_tables", R"(
SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name)"};

constexpr Statement kSeals{"drill_seals", R"(
SELECT seal_id, school_code, sequence, key_id, seal_json, seal_sha256, signature, root, tree_size FROM seal ORDER BY school_code, sequence)"};

constexpr Statement kLeaves{"drill_leaves", R"(
SELECT leaf_index, leaf FROM sealed_answer WHERE seal_id = ? AND leaf_index >= ? ORDER BY leaf_index LIMIT 2000)"};

constexpr Statement kReceipts{"drill_receipts", R"(
SELECT t.receipt_code, t.digest, COALESCE(d.digest, ''), COALESCE(d.body, '')
  FROM (SELECT round_id, student_id, category, revision, digest, receipt_code FROM answer_turn WHERE receipt_code IS NOT NULL ORDER BY RAND() LIMIT ?) t
  JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
  JOIN confirmation_round r ON r.round_id = t.round_id
  LEFT JOIN receipt_document d ON d.student_id = t.student_id AND d.category = t.category AND d.term = c.document_term AND d.batch = r.batch
   AND d.revision = t.revision)"};

constexpr Statement kBrokenTurns{"drill_broken_turns", R"(
SELECT COUNT(*) FROM (SELECT 1 FROM answer_turn GROUP BY round_id, student_id, category HAVING COUNT(*) <> MAX(turn) OR MIN(turn) <> 1) b)"};

bool is_plain_name(const std::string& name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

}  // namespace

std::map<std::string, std::uint64_t> MysqlRestoreDrillStore::counts() {
  std::map<std::string, std::uint64_t> counts;
  for (const Row& row : connection_.query(kTables)) {
    // A name cannot be a parameter; ours are plain, and another does not belong here.
    if (!is_plain_name(row.text(0))) throw base::IntegrityError("a table has a name that is none of ours: " + row.text(0));
    counts[row.text(0)] = connection_.run_text("SELECT COUNT(*) FROM `" + row.text(0) + "`").at(0).number(0);
  }
  return counts;
}

std::vector<store::DrillSeal> MysqlRestoreDrillStore::seals() {
  std::vector<store::DrillSeal> seals;
  for (const Row& row : connection_.query(kSeals)) {
    seals.push_back({read_count(row, 0), row.text(1), read_count(row, 2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), read_count(row, 8)});
  }
  return seals;
}

void MysqlRestoreDrillStore::leaves(std::uint32_t seal, const std::function<void(std::uint32_t index, std::string_view leaf)>& take) {
  for (std::uint32_t from = 0;;) {
    const Rows rows = connection_.query(kLeaves, {std::uint64_t{seal}, std::uint64_t{from}});
    if (rows.empty()) return;
    for (const Row& row : rows) {
      from = read_count(row, 0) + 1;
      take(from - 1, row.text(1));
    }
  }
}

std::vector<store::DrillReceipt> MysqlRestoreDrillStore::receipts(std::uint32_t limit) {
  std::vector<store::DrillReceipt> receipts;
  for (const Row& row : connection_.query(kReceipts, {std::uint64_t{limit}})) receipts.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
  return receipts;
}

std::uint64_t MysqlRestoreDrillStore::broken_turns() { return connection_.query(kBrokenTurns).at(0).number(0); }

}  // namespace shouqi::mysql
