#pragma once

#include "mysql/connection.hpp"
#include "store/office_register.hpp"

namespace shouqi::mysql {

class MysqlOfficeRegister final : public store::OfficeRegister {
 public:
  explicit MysqlOfficeRegister(Connection& connection) : connection_(connection) {}
  std::map<store::OfficeKey, store::RegisteredOffice> read(std::string_view school_code) override;
  store::InsertOutcome change(const std::vector<store::OfficeChange>& changes, const domain::Event& event) override;

 private:
  store::InsertOutcome try_change(const std::vector<store::OfficeChange>& changes, domain::Event event);

  Connection& connection_;
};

}  // namespace shouqi::mysql
