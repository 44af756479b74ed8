// The sub-kinds of the four categories and their fields (DOMAIN 3.1, 3.3, 3.4): the central database's key and the
// portal's column. contract_views.sql says the same in SQL.
#pragma once

#include <span>
#include <string_view>

#include "domain/category.hpp"

namespace shouqi::sample {

struct Field {
  std::string_view key;
  std::string_view column;
};

struct SubKind {
  std::string_view name;
  std::span<const Field> fields;
};

// kind 1 is the first.
std::span<const SubKind> sub_kinds(domain::Category category);
const SubKind& sub_kind(domain::Category category, int kind);

// The portal's table of the category with its columns after rec_id, stu_id, sch_code, sch_year, sch_sem and before
// sub_id.
struct RecordTable {
  std::string_view name;
  // Letter of the category in rec_file and rec_tick.
  std::string_view letter;
  bool has_kind_code;
  std::span<const std::string_view> columns;
};
const RecordTable& record_table(domain::Category category);

}  // namespace shouqi::sample
