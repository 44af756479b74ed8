#pragma once

#include <optional>

#include "mysql/connection.hpp"
#include "store/seal_source.hpp"

namespace shouqi::mysql {

class MysqlSealSource final : public store::SealSource {
 public:
  // `person_key` is 32 raw bytes.
  MysqlSealSource(Connection& connection, std::string person_key) : connection_(connection), person_key_(std::move(person_key)) {}

  base::Instant begin() override;
  void end() override;
  std::vector<store::SealPerson> people(domain::RoundId round) override;
  std::vector<store::SealPart> parts(domain::RoundId round) override;
  std::vector<store::SealAnswer> answers(domain::RoundId round, const std::vector<domain::StudentId>& students) override;
  std::vector<store::SealDocument> documents(const domain::Round& round, domain::Category category,
                                             const std::vector<domain::StudentId>& students) override;
  std::vector<store::SealReport> reports(domain::RoundId round, const std::vector<domain::StudentId>& students) override;
  std::vector<store::SealAttachment> attachments(const domain::Round& round, domain::Category category,
                                                 const std::vector<domain::StudentId>& students) override;

 private:
  Connection& connection_;
  std::string person_key_;
  std::optional<Transaction> snapshot_;
};

}  // namespace shouqi::mysql
