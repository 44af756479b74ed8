#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/principal.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::store {

// Where a document comes from: the central database (收訖), or only the portal's own submission (已提交, never shown as received).
enum class DocumentSource { kCentral, kPortal };

struct StoredDocument {
  domain::ReceiptDocument document;
  std::uint32_t revision = 0;
  DocumentSource source = DocumentSource::kCentral;
  base::Instant created_at;
};

// A term for which the student has a document, without its body.
struct DocumentHead {
  domain::DocumentKey key;
  std::uint32_t revision = 0;
  std::uint32_t row_count = 0;
};

class DocumentStore {
 public:
  virtual ~DocumentStore() = default;

  // The newest revision; one read by primary key.
  virtual std::optional<StoredDocument> current(domain::StudentId student, const domain::DocumentKey& key) = 0;
  virtual std::optional<StoredDocument> revision(domain::StudentId student, const domain::DocumentKey& key, std::uint32_t number) = 0;
  // The newest revision that has this digest: what a student once saw.
  virtual std::optional<StoredDocument> with_digest(domain::StudentId student, const domain::DocumentKey& key, std::string_view digest) = 0;
  // The newest revision of every document of the student: category by category, newest term first.
  virtual std::vector<StoredDocument> all(domain::StudentId student) = 0;
  // Newest term first.
  virtual std::vector<DocumentHead> terms(domain::StudentId student, domain::Category category) = 0;
};

}  // namespace shouqi::store
