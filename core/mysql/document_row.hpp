// A stored document as the statements select it: revision, digest, row_count, source, CAST(created_at AS CHAR), body come first.
#pragma once

#include "mysql/row_reader.hpp"
#include "store/document_store.hpp"

namespace shouqi::mysql {

inline store::StoredDocument read_document(const Row& row, const domain::DocumentKey& key) {
  const store::DocumentSource source = row.text(3) == "central" ? store::DocumentSource::kCentral : store::DocumentSource::kPortal;
  return {{key, row.text(5), row.text(1), read_count(row, 2)}, read_count(row, 0), source, read_instant(row, 4)};
}

}  // namespace shouqi::mysql
