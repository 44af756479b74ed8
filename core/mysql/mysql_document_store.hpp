#pragma once

#include "mysql/connection.hpp"
#include "store/document_store.hpp"

namespace shouqi::mysql {

class MysqlDocumentStore final : public store::DocumentStore {
 public:
  explicit MysqlDocumentStore(Connection& connection) : connection_(connection) {}
  std::optional<store::StoredDocument> current(domain::StudentId student, const domain::DocumentKey& key) override;
  std::optional<store::StoredDocument> revision(domain::StudentId student, const domain::DocumentKey& key, std::uint32_t number) override;
  std::optional<store::StoredDocument> with_digest(domain::StudentId student, const domain::DocumentKey& key, std::string_view digest) override;
  std::vector<store::StoredDocument> all(domain::StudentId student) override;
  std::vector<store::DocumentHead> terms(domain::StudentId student, domain::Category category) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
