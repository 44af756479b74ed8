// Many rows with few round trips: full batches by one prepared statement of kBatch rows, the rest row by row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mysql/connection.hpp"

namespace shouqi::mysql {

class BulkInsert {
 public:
  static constexpr std::size_t kBatch = 40;

  // `into`: "INSERT INTO t (a, b)"; `row`: "(?, UTC_TIMESTAMP(6))". Keep it static: the prepared forms are kept by its name.
  BulkInsert(std::string name, const std::string& into, const std::string& row);

  // Collects one row's parameters; what has gathered is sent when a batch is full.
  class Writer {
   public:
    Writer(const BulkInsert& insert, Connection& connection) : insert_(insert), connection_(connection) {}
    void add(std::vector<Parameter> row);
    // Must be called at the end; what was not flushed is not written.
    void flush();

   private:
    const BulkInsert& insert_;
    Connection& connection_;
    std::vector<std::vector<Parameter>> rows_;
  };

 private:
  std::string batch_name_;
  std::string batch_sql_;
  std::string single_name_;
  std::string single_sql_;
};

}  // namespace shouqi::mysql
