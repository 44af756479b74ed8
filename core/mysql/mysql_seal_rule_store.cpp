#include "mysql/mysql_seal_rule_store.hpp"

#include "mysql/event_writer.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kRule{"seal_rule", "SELECT disputed, attachments FROM seal_rule WHERE school_code = ?"};
constexpr Statement kChange{"change_seal_rule", R"(
INSERT INTO seal_rule (school_code, disputed, attachments) VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE disputed = VALUES(disputed), attachments = VALUES(attachments))"};

constexpr std::string_view kIncluded = "included";
constexpr std::string_view kLeftOut = "left_out";

}  // namespace

std::string_view rule_word(bool is_included) { return is_included ? kIncluded : kLeftOut; }

bool read_rule_word(const Row& row, std::size_t column) { return row.text(column) == kIncluded; }

store::SealRule MysqlSealRuleStore::rule(std::string_view school_code) {
  const Rows rows = connection_.query(kRule, {parameter(school_code)});
  if (rows.empty()) return {};
  return {read_rule_word(rows.front(), 0), read_rule_word(rows.front(), 1)};
}

void MysqlSealRuleStore::change(std::string_view school_code, const store::SealRule& rule, const domain::Event& event) {
  Transaction transaction(connection_);
  connection_.execute(kChange, {parameter(school_code), parameter(rule_word(rule.includes_disputed)), parameter(rule_word(rule.includes_attachments))});
  append_event(connection_, event);
  transaction.commit();
}

}  // namespace shouqi::mysql
