#pragma once

#include "mysql/connection.hpp"
#include "store/roster_store.hpp"

namespace shouqi::mysql {

class MysqlRosterStore final : public store::RosterStore {
 public:
  explicit MysqlRosterStore(Connection& connection) : connection_(connection) {}
  std::vector<store::RosterPerson> roster(std::string_view school_code) override;
  std::map<domain::StudentId, store::StoredDocument> documents(const domain::DocumentKey& key,
                                                               const std::vector<domain::StudentId>& students) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
