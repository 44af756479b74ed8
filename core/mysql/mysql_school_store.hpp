#pragma once

#include "mysql/connection.hpp"
#include "store/school_store.hpp"

namespace shouqi::mysql {

class MysqlSchoolStore final : public store::SchoolStore {
 public:
  explicit MysqlSchoolStore(Connection& connection) : connection_(connection) {}
  std::vector<store::AppliedImport> imports(std::string_view school_code, std::uint32_t limit) override;
  std::vector<std::string> classes_without_teacher(domain::RoundId round) override;
  std::vector<store::RoundMember> find_members(std::string_view school_code, domain::RoundId round, std::string_view number_or_name,
                                               std::uint32_t limit) override;
  std::optional<store::RoundMember> member(std::string_view school_code, domain::RoundId round, domain::StudentId student) override;
  std::vector<store::SignedTurn> turns(domain::RoundId round, domain::StudentId student) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
