#include "mysql/mysql_document_store.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "mysql/document_row.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kCurrent{"current_document", R"(
SELECT revision, digest, row_count, source, CAST(created_at AS CHAR), body FROM receipt_document
 WHERE student_id = ? AND category = ? AND term = ? AND batch = ? ORDER BY revision DESC LIMIT 1)"};

constexpr Statement kRevision{"document_revision", R"(
SELECT revision, digest, row_count, source, CAST(created_at AS CHAR), body FROM receipt_document
 WHERE student_id = ? AND category = ? AND term = ? AND batch = ? AND revision = ?)"};

constexpr Statement kWithDigest{"document_with_digest", R"(
SELECT revision, digest, row_count, source, CAST(created_at AS CHAR), body FROM receipt_document
 WHERE student_id = ? AND category = ? AND term = ? AND batch = ? AND digest = ? ORDER BY revision DESC LIMIT 1)"};

// In the order of the key, so that nothing has to be sorted; terms() turns it round.
constexpr Statement kTerms{"document_terms", R"(
SELECT term, batch, revision, row_count FROM receipt_document
 WHERE student_id = ? AND category = ? ORDER BY term, batch, revision)"};

constexpr Statement kAll{"documents_of_student", R"(
SELECT d.revision, d.digest, d.row_count, d.source, CAST(d.created_at AS CHAR), d.body, d.category, d.term, d.batch
  FROM receipt_document d
 WHERE d.student_id = ?
   AND d.revision = (SELECT MAX(x.revision) FROM receipt_document x
                      WHERE x.student_id = d.student_id AND x.category = d.category AND x.term = d.term AND x.batch = d.batch)
 ORDER BY d.term DESC, d.batch DESC)"};

std::optional<store::StoredDocument> only_row(const Rows& rows, const domain::DocumentKey& key) {
  if (rows.empty()) return std::nullopt;
  return read_document(rows.front(), key);
}

std::vector<Parameter> key_of(domain::StudentId student, const domain::DocumentKey& key) {
  return {student, parameter(key.category), key.term.text(), key.batch};
}

}  // namespace

std::optional<store::StoredDocument> MysqlDocumentStore::current(domain::StudentId student, const domain::DocumentKey& key) {
  return only_row(connection_.query(kCurrent, key_of(student, key)), key);
}

std::optional<store::StoredDocument> MysqlDocumentStore::revision(domain::StudentId student, const domain::DocumentKey& key,
                                                                  std::uint32_t number) {
  std::vector<Parameter> parameters = key_of(student, key);
  parameters.emplace_back(std::uint64_t{number});
  return only_row(connection_.query(kRevision, parameters), key);
}

std::optional<store::StoredDocument> MysqlDocumentStore::with_digest(domain::StudentId student, const domain::DocumentKey& key,
                                                                     std::string_view digest) {
  std::vector<Parameter> parameters = key_of(student, key);
  parameters.emplace_back(parameter(digest));
  return only_row(connection_.query(kWithDigest, parameters), key);
}

std::vector<store::StoredDocument> MysqlDocumentStore::all(domain::StudentId student) {
  std::vector<store::StoredDocument> documents;
  for (const Row& row : connection_.query(kAll, {student})) {
    documents.push_back(read_document(row, {read_category(row, 6), read_term(row, 7), row.text(8)}));
  }
  std::stable_sort(documents.begin(), documents.end(),
                   [](const auto& a, const auto& b) { return a.document.key.category < b.document.key.category; });
  return documents;
}

std::vector<store::DocumentHead> MysqlDocumentStore::terms(domain::StudentId student, domain::Category category) {
  std::vector<store::DocumentHead> heads;
  for (const Row& row : connection_.query(kTerms, {student, parameter(category)})) {
    store::DocumentHead head{{category, read_term(row, 0), row.text(1)}, read_count(row, 2), read_count(row, 3)};
    const bool newer = !heads.empty() && heads.back().key.term == head.key.term && heads.back().key.batch == head.key.batch;
    if (newer) heads.pop_back();
    heads.push_back(std::move(head));
  }
  std::reverse(heads.begin(), heads.end());
  return heads;
}

}  // namespace shouqi::mysql
