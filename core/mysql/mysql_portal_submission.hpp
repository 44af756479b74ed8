#pragma once

#include "mysql/connection.hpp"
#include "store/portal_submission.hpp"

namespace shouqi::mysql {

class MysqlPortalSubmission final : public store::PortalSubmission {
 public:
  explicit MysqlPortalSubmission(Connection& connection) : connection_(connection) {}
  std::vector<store::SubmittedRecord> records(std::string_view school_code, domain::Category category, const domain::Term& term,
                                              const std::vector<domain::StudentId>& students) override;
  std::vector<store::SubmittedRecord> records_of(domain::StudentId student, std::string_view school_code, domain::Category category,
                                                 const domain::Term& term) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
