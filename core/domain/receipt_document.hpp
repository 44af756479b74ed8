// 收訖內容: what the central database holds of one student, one category, one term, one batch, at one revision. Immutable once written.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/category.hpp"
#include "domain/term.hpp"

namespace shouqi::domain {

// Part (roster kind: "24", "26", "28", "修課紀錄") -> sub-kind (學期成績 …) -> array of rows, each an object with the central database's own keys.
using Parts = std::map<std::string, nlohmann::json>;

struct DocumentKey {
  Category category;
  Term term;
  // "regular", "g12-1", "g12-2", "supplement-1"
  std::string batch;

  friend auto operator<=>(const DocumentKey&, const DocumentKey&) = default;
};

// The canonical bytes of a document and what follows from them.
//
// {"batch":…,"category":…,"format":"shouqi-receipt-1","parts":{part:{sub-kind:[row,…]}},"term":…} by RFC 8785, where the rows of a
// sub-kind are sorted by their own canonical bytes, and sub-kinds without rows and parts without sub-kinds are left out. So the same data in
// another order, or with an empty roster more or less, is the same document: nobody is asked again for nothing.
struct ReceiptDocument {
  DocumentKey key;
  std::string body;
  // SHA-256 of `body`, lower-case hex: "what the student saw".
  std::string digest;
  std::uint32_t row_count = 0;
};

// The body around parts that are canonical bytes already: what make_document takes the digest of.
std::string document_body(const DocumentKey& key, std::string_view canonical_parts);

ReceiptDocument make_document(const DocumentKey& key, const Parts& parts);

// The parts of a stored body. Throws base::IntegrityError when it is no such document.
Parts parts_of(std::string_view body);

// Takes over the parts that `incoming` has, keeps the others: an import replaces only the rosters that are in its package.
Parts replace_parts(Parts stored, const Parts& incoming);

// One sub-kind with its rows, over all parts, in the order in which pages show them.
struct RecordGroup {
  std::string sub_kind;
  std::vector<nlohmann::json> rows;
};
std::vector<RecordGroup> record_groups(Parts parts);

// The first 16 hex digits in groups of four, for eyes: "9f2c 41ab 77e0 d3b5".
std::string short_digest(std::string_view digest);

}  // namespace shouqi::domain
