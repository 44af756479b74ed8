#include "domain/receipt_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "crypto/sha256.hpp"
#include "domain/canonical_json.hpp"
#include "domain/record_words.hpp"

namespace shouqi::domain {
namespace {

constexpr std::string_view kFormat = "shouqi-receipt-1";

// Rows sorted by their own canonical bytes; canonical_json() of the result repeats those bytes.
nlohmann::json sorted_rows(const nlohmann::json& rows) {
  std::vector<std::pair<std::string, const nlohmann::json*>> keyed;
  keyed.reserve(rows.size());
  for (const auto& row : rows) keyed.emplace_back(canonical_json(row), &row);
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  nlohmann::json sorted = nlohmann::json::array();
  for (const auto& [ignored, row] : keyed) sorted.push_back(*row);
  return sorted;
}

}  // namespace

std::string document_body(const DocumentKey& key, std::string_view canonical_parts) {
  return fmt::format(R"({{"batch":{},"category":"{}","format":"{}","parts":{},"term":"{}"}})", canonical_json(key.batch), to_string(key.category), kFormat,
                     canonical_parts, key.term.text());
}

ReceiptDocument make_document(const DocumentKey& key, const Parts& parts) {
  nlohmann::json content = nlohmann::json::object();
  std::uint32_t row_count = 0;
  for (const auto& [part, sub_kinds] : parts) {
    nlohmann::json kept = nlohmann::json::object();
    for (const auto& [sub_kind, rows] : sub_kinds.items()) {
      if (rows.empty()) continue;
      row_count += static_cast<std::uint32_t>(rows.size());
      kept[sub_kind] = sorted_rows(rows);
    }
    if (!kept.empty()) content[part] = std::move(kept);
  }
  ReceiptDocument document{key, {}, {}, row_count};
  document.body = document_body(key, canonical_json(content));
  document.digest = crypto::sha256_hex(document.body);
  return document;
}

Parts parts_of(std::string_view body) {
  nlohmann::json document = nlohmann::json::parse(body, nullptr, false);
  const bool is_ours = document.is_object() && document.contains("format") && document["format"] == nlohmann::json(kFormat);
  if (!is_ours || !document.contains("parts") || !document["parts"].is_object()) {
    throw base::IntegrityError("a stored receipt document cannot be read");
  }
  Parts parts;
  for (auto& [part, sub_kinds] : document["parts"].items()) parts[part] = std::move(sub_kinds);
  return parts;
}

Parts replace_parts(Parts stored, const Parts& incoming) {
  for (const auto& [part, sub_kinds] : incoming) stored[part] = sub_kinds;
  return stored;
}

std::vector<RecordGroup> record_groups(Parts parts) {
  std::vector<RecordGroup> groups;
  for (auto& [part, sub_kinds] : parts) {
    for (auto& [sub_kind, rows] : sub_kinds.items()) {
      auto group = std::find_if(groups.begin(), groups.end(), [&](const RecordGroup& g) { return g.sub_kind == sub_kind; });
      if (group == groups.end()) group = groups.insert(groups.end(), RecordGroup{sub_kind, {}});
      group->rows.insert(group->rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const RecordGroup& a, const RecordGroup& b) {
    return sub_kind_order(a.sub_kind) < sub_kind_order(b.sub_kind);
  });
  return groups;
}

std::string short_digest(std::string_view digest) {
  std::string text;
  for (std::size_t i = 0; i < 16 && i < digest.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += digest[i];
  }
  return text;
}

}  // namespace shouqi::domain
