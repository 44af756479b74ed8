#pragma once

#include "mysql/connection.hpp"
#include "store/class_store.hpp"

namespace shouqi::mysql {

class MysqlClassStore final : public store::ClassStore {
 public:
  explicit MysqlClassStore(Connection& connection) : connection_(connection) {}
  store::ClassRounds rounds(std::string_view school_code, domain::ClassId class_id, int grade) override;
  store::ClassRounds school_rounds(std::string_view school_code) override;
  std::vector<store::ClassMember> members(domain::RoundId round, domain::ClassId class_id) override;
  std::optional<store::ClassMember> member(domain::RoundId round, domain::ClassId class_id, domain::StudentId student) override;
  std::vector<store::Tally> tallies(domain::RoundId round) override;

 private:
  store::ClassRounds read_rounds(const Rows& rows);

  Connection& connection_;
};

}  // namespace shouqi::mysql
