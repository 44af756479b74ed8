#pragma once

#include "mysql/connection.hpp"
#include "store/seal_rule_store.hpp"

namespace shouqi::mysql {

class MysqlSealRuleStore final : public store::SealRuleStore {
 public:
  explicit MysqlSealRuleStore(Connection& connection) : connection_(connection) {}

  store::SealRule rule(std::string_view school_code) override;
  void change(std::string_view school_code, const store::SealRule& rule, const domain::Event& event) override;

 private:
  Connection& connection_;
};

// "included", "left_out": as the tables have it.
std::string_view rule_word(bool is_included);
bool read_rule_word(const Row& row, std::size_t column);

}  // namespace shouqi::mysql
