// What a restore drill looks at, in a restored database and in the living one.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::store {

struct DrillSeal {
  std::uint32_t id = 0;
  std::string school_code;
  std::uint32_t sequence = 0;
  std::string key_id;
  std::string seal;
  std::string seal_sha256;
  // Hex.
  std::string signature;
  std::string root;
  std::uint32_t tree_size = 0;
};

// A confirmation, and the document that it is about; an empty body where there is none of that revision.
struct DrillReceipt {
  std::string receipt_code;
  std::string digest;
  std::string document_digest;
  std::string body;
};

class RestoreDrillStore {
 public:
  virtual ~RestoreDrillStore() = default;
  // Rows of every table of the database, by name; no views.
  virtual std::map<std::string, std::uint64_t> counts() = 0;
  // By school and sequence.
  virtual std::vector<DrillSeal> seals() = 0;
  // The leaves of a seal in their order.
  virtual void leaves(std::uint32_t seal, const std::function<void(std::uint32_t index, std::string_view leaf)>& take) = 0;
  // At most so many confirmations by chance.
  virtual std::vector<DrillReceipt> receipts(std::uint32_t limit) = 0;
  // Answers whose turns do not count from 1 without gaps.
  virtual std::uint64_t broken_turns() = 0;
};

}  // namespace shouqi::store
