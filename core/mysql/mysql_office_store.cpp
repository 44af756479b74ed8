#include "mysql/mysql_office_store.hpp"

#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kOffice{"school_office", R"(
SELECT office_name, place, extension, person FROM school_office WHERE school_code = ? AND division = ? AND category = ?)"};

constexpr Statement kOffices{"school_offices", R"(
SELECT office_name, place, extension, person, category FROM school_office WHERE school_code = ? AND division = ?)"};

store::Office by_default(domain::Category category) { return {std::string(domain::default_office(category)), {}, {}, {}}; }

store::Office read_office(const Row& row) { return {row.text(0), row.text(1), row.text(2), row.text(3)}; }

}  // namespace

store::Office MysqlOfficeStore::office(std::string_view school_code, std::string_view division, domain::Category category) {
  const Rows rows = connection_.query(kOffice, {parameter(school_code), parameter(division), parameter(category)});
  return rows.empty() ? by_default(category) : read_office(rows.front());
}

std::map<domain::Category, store::Office> MysqlOfficeStore::offices(std::string_view school_code, std::string_view division) {
  std::map<domain::Category, store::Office> offices;
  for (const domain::Category category : domain::kCategories) offices.emplace(category, by_default(category));
  for (const Row& row : connection_.query(kOffices, {parameter(school_code), parameter(division)})) {
    offices[read_category(row, 4)] = read_office(row);
  }
  return offices;
}

}  // namespace shouqi::mysql
