#include "mysql/bulk_insert.hpp"

#include <iterator>

namespace shouqi::mysql {

BulkInsert::BulkInsert(std::string name, const std::string& into, const std::string& row)
    : batch_name_(name + "_batch"), batch_sql_(into + " VALUES " + row), single_name_(std::move(name)), single_sql_(into + " VALUES " + row) {
  for (std::size_t i = 1; i < kBatch; ++i) batch_sql_ += ", " + row;
}

void BulkInsert::Writer::add(std::vector<Parameter> row) {
  rows_.push_back(std::move(row));
  if (rows_.size() < kBatch) return;
  std::vector<Parameter> all;
  for (auto& parameters : rows_) std::move(parameters.begin(), parameters.end(), std::back_inserter(all));
  rows_.clear();
  connection_.execute({insert_.batch_name_, insert_.batch_sql_}, all);
}

void BulkInsert::Writer::flush() {
  for (const auto& row : rows_) connection_.execute({insert_.single_name_, insert_.single_sql_}, row);
  rows_.clear();
}

}  // namespace shouqi::mysql
