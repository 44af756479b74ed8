#include "mysql/mysql_office_store.hpp"

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kOffice{"school_office", R"(
SELECT office_name, place, extension, person FROM school_office WHERE school_code = ? AND division = ? AND category = ?)"};

}  // namespace

store::Office MysqlOfficeStore::office(std::string_view school_code, std::string_view division, domain::Category category) {
  const Rows rows = connection_.query(kOffice, {parameter(school_code), parameter(division), parameter(category)});
  if (rows.empty()) return {std::string(domain::default_office(category)), {}, {}, {}};
  const Row& row = rows.front();
  return {row.text(0), row.text(1), row.text(2), row.text(3)};
}

}  // namespace shouqi::mysql
