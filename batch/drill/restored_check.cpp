#include "drill/restored_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bundle/merkle_tree.hpp"
#include "bundle/seal_statement.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::batch {
namespace {

constexpr std::uint32_t kReceipts = 200;

// Whose rows come and go, or stand in views of drafts.
const std::set<std::string> kNotCompared{"student_session", "staff_session", "student_ticket_nonce", "staff_ticket_nonce", "round_category"};

void check_seal(store::RestoreDrillStore& restored, const store::DrillSeal& seal, const std::string& before, const bundle::PublicKeys& keys,
                RestoredFacts& facts) {
  const auto problem = [&](std::string_view what) {
    facts.problems.push_back(fmt::format("學校 {} 第 {} 號封存：{}", seal.school_code, seal.sequence, what));
  };
  if (crypto::sha256_hex(seal.seal) != seal.seal_sha256) problem("seal.json 與記載的雜湊不符");
  const std::string signature = crypto::from_hex(seal.signature).value_or(std::string());
  const auto known = keys.with_id(seal.key_id);
  const std::string message = bundle::signed_message(seal.seal);
  if (known.empty()) {
    problem("沒有這把公鑰：" + seal.key_id);
  } else if (std::none_of(known.begin(), known.end(), [&](const auto& key) { return key.verifies(message, signature); })) {
    problem("簽章不符");
  }
  bundle::MerkleRoot tree;
  bool is_in_order = true;
  restored.leaves(seal.id, [&](std::uint32_t index, std::string_view leaf) {
    is_in_order = is_in_order && index == tree.size();
    tree.add(bundle::leaf_hash(leaf));
  });
  facts.leaves += tree.size();
  bundle::Findings findings;
  const auto statement = bundle::parse_seal(seal.seal, findings);
  if (!statement) {
    problem("seal.json 讀不懂");
    return;
  }
  if (statement->tree_root != seal.root || statement->tree_size != seal.tree_size) problem("seal.json 與帳冊的樹根不同");
  if (!is_in_order || tree.size() != seal.tree_size || crypto::to_hex(tree.root()) != seal.root) problem("由回答算出的樹根不符");
  const std::string named = statement->facts.previous ? statement->facts.previous->seal_sha256 : std::string();
  if (named != before) problem("沒有接在前一次封存之後");
}

}  // namespace

RestoredFacts check_restored(store::RestoreDrillStore& restored, const bundle::PublicKeys& keys) {
  RestoredFacts facts;
  facts.counts = restored.counts();
  std::map<std::string, std::string> last;
  for (const store::DrillSeal& seal : restored.seals()) {
    check_seal(restored, seal, last[seal.school_code], keys, facts);
    last[seal.school_code] = seal.seal_sha256;
    ++facts.seals;
  }
  for (const store::DrillReceipt& receipt : restored.receipts(kReceipts)) {
    ++facts.receipts;
    if (receipt.document_digest != receipt.digest || crypto::sha256_hex(receipt.body) != receipt.digest) {
      facts.problems.push_back(fmt::format("收訖碼 {}：資料不是當時確認的那一份", receipt.receipt_code));
    }
  }
  if (const std::uint64_t broken = restored.broken_turns(); broken > 0) facts.problems.push_back(fmt::format("{} 項回答的異動編號有缺漏", broken));
  return facts;
}

std::vector<std::string> compare_with_living(const std::map<std::string, std::uint64_t>& restored, const std::map<std::string, std::uint64_t>& living) {
  std::vector<std::string> problems;
  for (const auto& [table, rows] : living) {
    const auto found = restored.find(table);
    if (found == restored.end()) {
      problems.push_back(fmt::format("備份裡沒有資料表 {}", table));
    } else if (!kNotCompared.contains(table) && found->second > rows) {
      problems.push_back(fmt::format("資料表 {}：備份有 {} 列，現況只有 {} 列", table, found->second, rows));
    }
  }
  return problems;
}

}  // namespace shouqi::batch
