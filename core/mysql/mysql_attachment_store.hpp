#pragma once

#include "mysql/connection.hpp"
#include "store/attachment_store.hpp"

namespace shouqi::mysql {

class MysqlAttachmentStore final : public store::AttachmentStore {
 public:
  explicit MysqlAttachmentStore(Connection& connection) : connection_(connection) {}
  std::optional<store::Attachment> find(domain::StudentId student, domain::AttachmentId id) override;
  std::optional<store::SchoolAttachment> find_in_school(std::string_view school_code, domain::AttachmentId id) override;
  std::vector<store::RecordAttachment> of_term(domain::StudentId student, std::string_view school_code, domain::Category category,
                                               const domain::Term& term) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
