#pragma once

#include "mysql/connection.hpp"
#include "store/office_store.hpp"

namespace shouqi::mysql {

class MysqlOfficeStore final : public store::OfficeStore {
 public:
  explicit MysqlOfficeStore(Connection& connection) : connection_(connection) {}
  store::Office office(std::string_view school_code, std::string_view division, domain::Category category) override;
  std::map<domain::Category, store::Office> offices(std::string_view school_code, std::string_view division) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
